package dev.orbwright.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as it is stored: every value comes back as it was, whatever strings guest code left in it.
///
/// Differs from what [JsonText] exchanges with strangers in two ways. Nesting may be 900 levels
/// deep, and names as long as any string. And names of members are written as [StoredText#of] says:
/// a parser refuses the escape for half of a surrogate pair in a name, though it takes it in a
/// value.
final class StoredJson {

    private static final int MAX_WRITTEN_DEPTH = 900;
    private static final int MAX_DEPTH = 1_000;
    private static final int MAX_STRING = 512 << 20;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(400)
                                    .maxStringLength(MAX_STRING)
                                    .maxNameLength(MAX_STRING)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build();

    private StoredJson() {}

    /// The value as compact text that UTF-8 can say.
    static String write(Json value) {
        return StoredText.ofJson(JsonText.write(storable(value)));
    }

    /// The value as indented text that UTF-8 can say.
    static String writePretty(Json value) {
        return StoredText.ofJson(JsonText.writePretty(storable(value)));
    }

    private static Json storable(Json value) {
        return isStorable(value, 0) ? value : withStoredNames(value);
    }

    private static boolean isStorable(Json value, int depth) {
        if (depth > MAX_WRITTEN_DEPTH) {
            throw new UncheckedIOException(
                    new IOException(
                            "a value is nested deeper than %d levels"
                                    .formatted(MAX_WRITTEN_DEPTH)));
        }
        boolean storable = true;
        switch (value) {
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> {}
            case Json.Arr(List<Json> items) -> {
                for (Json item : items) {
                    storable &= isStorable(item, depth + 1);
                }
            }
            case JsonObject(Map<String, Json> members) -> {
                for (var member : members.entrySet()) {
                    storable &= !StoredText.needsEscape(member.getKey());
                    storable &= isStorable(member.getValue(), depth + 1);
                }
            }
        }
        return storable;
    }

    private static Json withStoredNames(Json value) {
        return switch (value) {
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> value;
            case Json.Arr(List<Json> items) ->
                    new Json.Arr(items.stream().map(StoredJson::withStoredNames).toList());
            case JsonObject(Map<String, Json> members) -> {
                Map<String, Json> stored = new LinkedHashMap<>();
                members.forEach(
                        (name, item) -> stored.put(StoredText.of(name), withStoredNames(item)));
                yield new JsonObject(stored);
            }
        };
    }

    /// Reads the one value that the text is.
    static Json parse(String where, String text) throws UnreadableException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Json value = value(where, parser);
            if (parser.nextToken() != null) {
                throw new UnreadableException(where, "something follows the JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UnreadableException(where, "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /// Reads the object that the text is.
    static JsonObject parseObject(String where, String text) throws UnreadableException {
        return object(where, parse(where, text));
    }

    static JsonObject object(String where, Json value) throws UnreadableException {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableException(where, "expected an object, found " + value.kindName());
    }

    /// A parser of a document that a stranger may have written: repeated members are refused.
    static JsonParser strict(InputStream document) throws IOException {
        return FACTORY.createParser(document).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /// Reads the value that begins at the parser's current token, up to its last token.
    static Json value(String where, JsonParser parser) throws IOException, UnreadableException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new UnreadableException(where, "the JSON ends too early");
        }
        return switch (token) {
            case VALUE_NULL -> Json.Null.NULL;
            case VALUE_TRUE -> Json.Bool.TRUE;
            case VALUE_FALSE -> Json.Bool.FALSE;
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = parser.getDoubleValue();
                if (!Double.isFinite(number)) {
                    throw new UnreadableException(where, "a number is too large to keep");
                }
                yield new Json.Num(number);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(where, parser));
                }
                yield new Json.Arr(items);
            }
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = StoredText.plain(where, parser.currentName());
                    parser.nextToken();
                    members.put(name, value(where, parser));
                }
                yield new JsonObject(members);
            }
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new UnreadableException(where, "unexpected " + token);
        };
    }
}
