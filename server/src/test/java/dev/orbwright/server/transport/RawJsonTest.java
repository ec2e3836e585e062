package dev.orbwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void argumentsAreCutOutVerbatim() {
        assertThat(arrival(" [ \"a,]\\\"\" , {\"x\" : [1, 2 ]} ,1e400,  \"é\\u00e9 \" , null ] "))
                .isEqualTo(
                        new Arrival.Event(
                                "a,]\"",
                                List.of("{\"x\" : [1, 2 ]}", "1e400", "\"é\\u00e9 \"", "null")));
    }

    @RepeatedTest(200)
    void anyArgumentsComeOutEqual(RepetitionInfo repetition) throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        List<JsonNode> arguments = new ArrayList<>();
        var text = new StringBuilder("[" + space(random) + "\"name\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            JsonNode argument = value(random, 3);
            arguments.add(argument);
            String printed =
                    random.nextBoolean()
                            ? argument.toString()
                            : argument.toPrettyString().replace("\r\n", "\n");
            text.append(space(random)).append(',').append(space(random)).append(printed);
        }
        text.append(space(random)).append(']');

        Arrival.Event event = (Arrival.Event) arrival(text.toString());

        List<JsonNode> read = new ArrayList<>();
        for (String argument : event.arguments()) {
            assertThat(argument).isEqualTo(argument.strip());
            read.add(MAPPER.readTree(argument));
        }
        assertThat(read).isEqualTo(arguments);
    }

    private static String space(Random random) {
        return List.of("", " ", "\n\t", "  ").get(random.nextInt(4));
    }

    private static JsonNode value(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 7);
        return switch (kind) {
            case 0 -> MAPPER.getNodeFactory().nullNode();
            case 1 -> MAPPER.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> MAPPER.getNodeFactory().numberNode(random.nextInt());
            case 3 -> MAPPER.getNodeFactory().numberNode(random.nextDouble());
            case 4 ->
                    MAPPER.getNodeFactory()
                            .textNode("ü,]}\"\\ " + (char) random.nextInt(0x2000) + "𝄞");
            case 5 -> {
                var array = MAPPER.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = MAPPER.createObjectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set("k" + i, value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "[1]",
                "{}",
                "[\"a\"",
                "[\"a\",]",
                "[\"a\" 1]",
                "[\"a\"] []",
                "[\"a\",nope]",
                "[\"a\",NaN]",
                "[\"a\",'x']",
                "[\"a\",{\"b\":}]",
                "[\"a\"]x",
                "[\"a\n\"]",
            })
    void whatIsNoEventIsMalformed(String text) {
        assertThat(arrival(text)).isInstanceOf(Arrival.Malformed.class);
    }

    @Test
    void brokenUtf8IsMalformed() {
        assertThat(RawJson.arrival(new byte[] {'[', '"', (byte) 0xC3, '"', ']'}))
                .isInstanceOf(Arrival.Malformed.class);
    }

    @Test
    void bombsAreExcessiveAndCostNothing() {
        assertThat(arrival("[\"a\"," + "[".repeat(100_000) + "]".repeat(100_000) + "]"))
                .isInstanceOf(Arrival.Excessive.class);
        assertThat(arrival("[\"a\"," + "9".repeat(100_000) + "]"))
                .isInstanceOf(Arrival.Excessive.class);
        assertThat(arrival("[\"a\"" + ",1".repeat(100_000) + "]"))
                .isInstanceOf(Arrival.Excessive.class);
        assertThat(arrival("[\"" + "n".repeat(1_000) + "\"]"))
                .isInstanceOf(Arrival.Excessive.class);
        assertThat(arrival("[\"\"]")).isInstanceOf(Arrival.Excessive.class);
    }

    @Test
    void duplicateKeysAreTheReadersBusiness() {
        assertThat(arrival("[\"a\",{\"k\":1,\"k\":2}]"))
                .isEqualTo(new Arrival.Event("a", List.of("{\"k\":1,\"k\":2}")));
    }

    @Test
    void onlyASaneStringIsAToken() throws Exception {
        assertThat(RawJson.token("{\"a\":[{\"token\":\"no\"}],\"token\":\"yes[,\"}"))
                .contains("yes[,");
        assertThat(RawJson.token("{\"token\":{\"token\":\"no\"}}")).isEmpty();
        assertThat(RawJson.token("{\"token\":7}")).isEmpty();
        assertThat(RawJson.token("{\"token\":\" \"}")).isEmpty();
        assertThat(RawJson.token("{\"token\":\"" + "x".repeat(5_000) + "\"}")).isEmpty();
        assertThat(RawJson.token("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{", "{\"token\":", "{} {}", "{\"token\":\"a\"", "null"})
    void aPayloadThatIsNoObjectIsAnError(String payload) {
        assertThatThrownBy(() -> RawJson.token(payload))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void quotedTextIsJson() throws Exception {
        String text = "line\n\"quote\" \\ \u0001 é 𝄞";

        assertThat(MAPPER.readTree(RawJson.quoted(text)).textValue()).isEqualTo(text);
    }

    private static Arrival arrival(String text) {
        return RawJson.arrival(text.getBytes(StandardCharsets.UTF_8));
    }
}
