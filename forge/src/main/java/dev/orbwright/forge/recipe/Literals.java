package dev.orbwright.forge.recipe;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;

/// Writes values as JavaScript literals that stay literals wherever the source may be shown.
final class Literals {

    private Literals() {}

    /// The value as JSON, with everything escaped that could end a line, a comment or a script
    /// element, or that shows otherwise than it reads. Only strings can hold such characters, so
    /// escaping them in the whole text is right.
    static String of(Json value) {
        String json = JsonText.write(value).replace("</", "<\\/").replace("*/", "*\\/");
        StringBuilder out = new StringBuilder(json.length());
        json.codePoints()
                .forEach(character -> {
                    if (needsEscape(character)) {
                        for (char unit : Character.toChars(character)) {
                            out.append("\\u%04x".formatted((int) unit));
                        }
                    } else {
                        out.appendCodePoint(character);
                    }
                });
        return out.toString();
    }

    private static boolean needsEscape(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
