package dev.orbwright.forge.recipe;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.stream.Collectors;

/// Writes values as literals that stay literals wherever the source may be shown.
///
/// A literal is the value's JSON, with everything escaped that could end a line, a comment or a
/// script element, or that shows otherwise than it reads. Only strings can hold such characters, so
/// escaping them in the whole text is right.
final class Literals {

    private Literals() {}

    /// The value in a language's words.
    static String of(Json value, Language language) {
        return switch (language) {
            case JAVASCRIPT -> inJavaScript(value);
            case PYTHON -> inPython(value);
        };
    }

    private static String inJavaScript(Json value) {
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

    /// Python has its own words for what is no text or number, and its own escapes: four digits
    /// there are a code point and not a half of one, and a slash has no escape.
    private static String inPython(Json value) {
        return switch (value) {
            case Json.Null.NULL -> "None";
            case Json.Bool bool -> bool == Json.Bool.TRUE ? "True" : "False";
            case Json.Num _ -> JsonText.write(value);
            case Json.Str _ -> textInPython(JsonText.write(value));
            case Json.Arr(List<Json> items) ->
                    items.stream()
                            .map(Literals::inPython)
                            .collect(Collectors.joining(", ", "[", "]"));
            case JsonObject object ->
                    object.members().entrySet().stream()
                            .map(member ->
                                    inPython(Json.of(member.getKey()))
                                            + ": "
                                            + inPython(member.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String textInPython(String json) {
        StringBuilder out = new StringBuilder(json.length());
        json.replace("</", "<\\x2f")
                .codePoints()
                .forEach(character -> {
                    if (needsEscape(character)) {
                        out.append("\\U%08x".formatted(character));
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
