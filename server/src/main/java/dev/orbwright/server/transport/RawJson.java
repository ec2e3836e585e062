package dev.orbwright.server.transport;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// JSON without objects: arguments are cut out of the packet as text, and our texts leave as they
/// are.
///
/// Nothing that a client sends makes this throw, because netty-socketio would log the whole packet
/// and leave the session half alive. Every event is reported under the name [#ANY_EVENT], with an
/// [Arrival] as its argument: the library serves known names only, we serve any.
final class RawJson implements JsonSupport {
    static final String ANY_EVENT = "*";

    private static final int MAX_DEPTH = 200;
    private static final int MAX_ARGUMENTS = 32;
    private static final int MAX_EVENT_NAME = 128;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(1_000)
                                    .maxNameLength(10_000)
                                    .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    /// A string as JSON text, with its quotes.
    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /// The string field `token` of a Socket.IO `auth` payload.
    ///
    /// @throws JsonProcessingException if the payload is not one JSON object
    static Optional<String> token(String payload) throws JsonProcessingException {
        Optional<String> token = Optional.empty();
        try (JsonParser parser = parser(payload)) {
            expect(parser, parser.nextToken() == JsonToken.START_OBJECT, "not an object");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean named = parser.currentName().equals("token");
                if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
                    token = Optional.of(parser.getText()).filter(Handshake::isSane);
                }
                parser.skipChildren();
            }
            expect(parser, parser.nextToken() == null, "more than one value");
        } catch (JsonProcessingException malformed) {
            throw malformed;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        return token;
    }

    static Arrival arrival(byte[] utf8) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return arrival(decoded.toString());
        } catch (CharacterCodingException malformed) {
            return new Arrival.Malformed("the packet is not UTF-8");
        }
    }

    private static Arrival arrival(String text) {
        try (JsonParser parser = parser(text)) {
            expect(parser, parser.nextToken() == JsonToken.START_ARRAY, "an event is an array");
            expect(parser, parser.nextToken() == JsonToken.VALUE_STRING, "an event has a name");
            String name = parser.getText();
            List<String> arguments = new ArrayList<>();
            JsonToken next = parser.nextToken();
            while (next != JsonToken.END_ARRAY) {
                if (arguments.size() == MAX_ARGUMENTS) {
                    return new Arrival.Excessive(
                            "an event takes at most " + MAX_ARGUMENTS + " arguments");
                }
                int start = offset(parser);
                parser.skipChildren();
                next = parser.nextToken();
                arguments.add(cut(text, start, offset(parser), next != JsonToken.END_ARRAY));
            }
            expect(parser, parser.nextToken() == null, "one packet is one array");
            return name.isEmpty() || name.length() > MAX_EVENT_NAME
                    ? new Arrival.Excessive(
                            "an event's name has 1 to " + MAX_EVENT_NAME + " characters")
                    : new Arrival.Event(name, arguments);
        } catch (StreamConstraintsException excessive) {
            return new Arrival.Excessive(
                    "the arguments are nested too deeply or hold too long a name or number");
        } catch (IOException malformed) {
            return new Arrival.Malformed("the packet is not a JSON array that starts with a name");
        }
    }

    /// Between an argument and the next token there is nothing but white space and a comma.
    private static String cut(String text, int start, int end, boolean comma) {
        int last = lastInk(text, end);
        if (comma) {
            last = lastInk(text, last);
        }
        return text.substring(start, last + 1);
    }

    private static int lastInk(String text, int before) {
        int at = before - 1;
        while (text.charAt(at) == ' '
                || text.charAt(at) == '\n'
                || text.charAt(at) == '\r'
                || text.charAt(at) == '\t') {
            at--;
        }
        return at;
    }

    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    }

    private static JsonParser parser(String text) throws IOException {
        char[] characters = text.toCharArray();
        return FACTORY.createParser(characters, 0, characters.length);
    }

    private static void expect(JsonParser parser, boolean holds, String otherwise)
            throws JsonProcessingException {
        if (!holds) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, otherwise);
        }
    }

    @Override
    public <T> T readValue(String namespace, ByteBufInputStream source, Class<T> type)
            throws IOException {
        if (type != Event.class) {
            throw new IOException("no " + type.getSimpleName() + " is expected from a client");
        }
        Arrival arrival = arrival(source.readAllBytes());
        return type.cast(new Event(ANY_EVENT, List.of(arrival)));
    }

    @Override
    public AckArgs readAckArgs(ByteBufInputStream source, AckCallback<?> callback)
            throws IOException {
        throw new IOException("the server asks for no acknowledgement");
    }

    @Override
    public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
        switch (value) {
            case List<?> values -> {
                char separator = '[';
                for (Object each : values) {
                    out.write(separator);
                    writeValue(out, each);
                    separator = ',';
                }
                out.write(']');
            }
            case RawText text -> {
                out.write(text.json().getBytes(StandardCharsets.UTF_8));
                text.encoded();
            }
            case String name -> out.write(quoted(name).getBytes(StandardCharsets.UTF_8));
            default -> out.write(MAPPER.writeValueAsBytes(value));
        }
    }

    @Override
    public void addEventMapping(String namespace, String event, Class<?>... types) {}

    @Override
    public void removeEventMapping(String namespace, String event) {}

    @Override
    public List<byte[]> getArrays() {
        return List.of();
    }
}
