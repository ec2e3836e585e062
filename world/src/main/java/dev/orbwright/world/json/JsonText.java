package dev.orbwright.world.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// JSON text to values and back.
public final class JsonText {

    /// The deepest nesting that is read.
    public static final int MAX_DEPTH = 64;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(400)
                                    .maxStringLength(64 << 20)
                                    .build())
                    // The table of names is shared by all parsers, and names that were made to
                    // collide break it for the texts that follow.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    /// What Jackson says of itself and its settings, which tells the sender of a text nothing.
    private static final Pattern OF_ITSELF =
            Pattern.compile(
                    " \\([^()]*\\[Source: .*|: enable .*| \\(not recognized .*", Pattern.DOTALL);

    private JsonText() {}

    /// Reads one value; nothing may follow it. Of a repeated member the last one counts.
    ///
    /// @throws MalformedJsonException where the text is not JSON, is nested deeper than
    ///   [#MAX_DEPTH], or holds a number too large to keep
    public static Json parse(String text) throws MalformedJsonException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new MalformedJsonException("there is no JSON value, the text is empty");
            }
            Json value = read(parser, first);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException(
                    "the JSON is nested deeper than %d levels, or something in it is too long"
                            .formatted(MAX_DEPTH));
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(
                    OF_ITSELF.matcher(e.getOriginalMessage()).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads an object.
    ///
    /// @throws MalformedJsonException as [#parse], and where the value is not an object
    public static JsonObject parseObject(String text) throws MalformedJsonException {
        Json value = parse(text);
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new MalformedJsonException("expected an object, found " + value.kindName());
    }

    /// The value as compact text, members in their own order.
    public static String write(Json value) {
        return write(value, false, false);
    }

    /// The value as compact text with members sorted by name: equal values give equal text.
    public static String writeCanonical(Json value) {
        return write(value, true, false);
    }

    /// The value as indented text, members in their own order.
    public static String writePretty(Json value) {
        return write(value, false, true);
    }

    private static String write(Json value, boolean sorted, boolean pretty) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (pretty) {
                generator.useDefaultPrettyPrinter();
            }
            write(generator, value, sorted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator out, Json value, boolean sorted) throws IOException {
        switch (value) {
            case Json.Null.NULL -> out.writeNull();
            case Json.Bool.TRUE -> out.writeBoolean(true);
            case Json.Bool.FALSE -> out.writeBoolean(false);
            case Json.Num(double number) -> {
                if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                    out.writeNumber((long) number);
                } else {
                    out.writeNumber(number);
                }
            }
            case Json.Str(String text) -> out.writeString(text);
            case Json.Arr(List<Json> items) -> {
                out.writeStartArray();
                for (Json item : items) {
                    write(out, item, sorted);
                }
                out.writeEndArray();
            }
            case JsonObject(Map<String, Json> members) -> {
                out.writeStartObject();
                for (var member : (sorted ? new TreeMap<>(members) : members).entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(out, member.getValue(), sorted);
                }
                out.writeEndObject();
            }
        }
    }

    private static Json read(JsonParser parser, JsonToken token)
            throws IOException, MalformedJsonException {
        return switch (token) {
            case VALUE_NULL -> Json.Null.NULL;
            case VALUE_TRUE -> Json.Bool.TRUE;
            case VALUE_FALSE -> Json.Bool.FALSE;
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = parser.getDoubleValue();
                if (!Double.isFinite(number)) {
                    throw new MalformedJsonException("a number is too large to keep");
                }
                yield new Json.Num(number);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                for (JsonToken next = next(parser);
                        next != JsonToken.END_ARRAY;
                        next = next(parser)) {
                    items.add(read(parser, next));
                }
                yield new Json.Arr(items);
            }
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (next(parser) != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    members.put(name, read(parser, next(parser)));
                }
                yield new JsonObject(members);
            }
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new MalformedJsonException("unexpected " + token);
        };
    }

    private static JsonToken next(JsonParser parser) throws IOException, MalformedJsonException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new MalformedJsonException("the JSON ends too early");
        }
        return token;
    }
}
