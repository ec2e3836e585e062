package dev.orbwright.runtime;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;

/// What a function's answer says to a person.
///
/// A function answers with a sentence, with `{success?, message?, error?}`, or, in the seed's
/// dialect, with the JSON text of such an object, as its host APIs return it.
///
/// @param success false only where the answer says so
/// @param message may be empty
public record Answer(boolean success, String message) {

    /// Reads an answer.
    public static Answer of(Json value) {
        return switch (value) {
            case Json.Str(String text) when text.stripLeading().startsWith("{") -> ofText(text);
            case Json.Str(String text) -> new Answer(true, text);
            case JsonObject object -> ofObject(object);
            case Json.Null.NULL -> new Answer(true, "");
            case Json.Bool _, Json.Num _, Json.Arr _ -> new Answer(true, JsonText.write(value));
        };
    }

    private static Answer ofText(String text) {
        try {
            return ofObject(JsonText.parseObject(text));
        } catch (MalformedJsonException e) {
            return new Answer(true, text);
        }
    }

    private static Answer ofObject(JsonObject object) {
        if (object.text("error").isPresent()) {
            return new Answer(false, object.text("error").get());
        }
        boolean refused = object.members().get("success") == Json.Bool.FALSE;
        String message =
                object.text("message")
                        .or(() -> object.text("display_message"))
                        .orElseGet(() -> JsonText.write(object));
        return new Answer(!refused, message);
    }
}
