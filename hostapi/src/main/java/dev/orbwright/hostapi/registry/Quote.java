package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;

/// Repeats what a guest sent, in a message: short, and harmless wherever it is shown.
public final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    /// The text in quotation marks, cut short.
    public static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST)
                .map(point -> isPrintable(point) ? point : '?')
                .forEach(out::appendCodePoint);
        return out.append(text.codePointCount(0, text.length()) > LONGEST ? "...\"" : "\"")
                .toString();
    }

    /// The value as a person would name it.
    static String value(Json value) {
        return switch (value) {
            case Json.Str(String text) when text.isEmpty() -> "an empty string";
            case Json.Str(String text) ->
                    "the string %s of %d characters".formatted(text(text), text.length());
            case Json.Num _ -> "the number " + JsonText.write(value);
            default -> value.kindName();
        };
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
