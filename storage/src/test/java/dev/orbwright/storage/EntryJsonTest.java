package dev.orbwright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.WorldProperty;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryJsonTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyKindOfEntryComesBackAsItWas(long seed) throws Exception {
        RandomWorld random = new RandomWorld(seed);
        for (int i = 0; i < 400; i++) {
            Entry entry = random.entry(i % RandomWorld.KINDS, random.text());
            EntryRow row = EntryRow.of(entry);
            assertThat(row.entry()).isEqualTo(entry);
            assertThat(new String(utf8(row.json()), StandardCharsets.UTF_8)).isEqualTo(row.json());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void valuesNestedDeeperThanStrangersMaySendComeBack() throws Exception {
        Json value = Json.of("bottom");
        for (int i = 0; i < 880; i++) {
            value = JsonObject.of("x".repeat(i == 0 ? 200_000 : 1), value);
        }
        Entry entry = new WorldProperty("deep", value);
        assertThat(EntryRow.of(entry).entry()).isEqualTo(entry);
    }

    @Test
    void everyMemberThatIsMissingIsNamed() throws Exception {
        RandomWorld random = new RandomWorld(7);
        for (int i = 0; i < 200; i++) {
            Entry entry = random.entry(i % RandomWorld.KINDS, "id");
            JsonObject whole = EntryJson.encode(entry);
            for (String member : whole.members().keySet()) {
                try {
                    Entry other = EntryJson.decode("here", whole.without(member));
                    assertThat(EntryJson.encode(other)).isEqualTo(whole.without(member));
                } catch (UnreadableException e) {
                    assertThat(e).hasMessage("here." + member + ": is missing");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|here: expected an object, found an array",
                "{}|here.kind: is missing",
                "{\"kind\":3}|here.kind: expected a string, found a number",
                "{\"kind\":\"dragon\"}|here.kind: there is no kind 'dragon'",
                "{\"kind\":\"world_property\",\"name\":\"n\",\"value\":1,\"more\":1}"
                        + "|here.more: is not known here",
                "{\"kind\":\"function\",\"name\":\"f\",\"status\":\"active\",\"active_revision\":2,"
                        + "\"revisions\":[]}|here: function f has no revision 2",
                "{\"kind\":\"function\",\"name\":\"f\",\"status\":\"good\"}"
                        + "|here.status: there is no 'good'",
                "{\"kind\":\"function\",\"name\":\"f\",\"status\":\"active\",\"active_revision\":1.5}"
                        + "|here.active_revision: expected a whole number, found a number",
                "{\"kind\":\"function\",\"name\":\"f\",\"status\":\"active\","
                        + "\"active_revision\":\"99999999999\"}|here.active_revision: is too large",
                "{\"kind\":\"function\",\"name\":\"f\",\"status\":\"active\",\"active_revision\":1,"
                        + "\"revisions\":[{}]}|here.revisions[0].description: is missing",
                "{\"kind\":\"soul\",\"id\":\"s\",\"name\":\"n\",\"type\":\"player\","
                        + "\"location_id\":\"l\",\"position\":[1,2]}"
                        + "|here.position: expected three numbers",
                "{\"kind\":\"soul\",\"id\":\"s\",\"name\":\"n\",\"type\":\"player\","
                        + "\"location_id\":\"l\",\"position\":[1,2,3],\"inventory\":[\"a\",null]}"
                        + "|here.inventory: expected strings, found null",
            })
    void whatIsWrongIsSaidWithItsPlace(String json, String message) throws Exception {
        Json parsed = JsonText.parse(json);
        assertThatThrownBy(() -> EntryJson.decode("here", parsed))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(message);
    }

    @Test
    void noTwoStringsAreStoredAsOne() throws Exception {
        RandomWorld random = new RandomWorld(3);
        for (int i = 0; i < 2_000; i++) {
            String text = random.text();
            assertThat(StoredText.plain("here", StoredText.of(text))).isEqualTo(text);
        }
        assertThat(StoredText.of("\uD83C\\")).isEqualTo("\\ud83c\\\\");
        assertThatThrownBy(() -> StoredText.plain("here", "\\x"))
                .hasMessageContaining("unknown escape");
        assertThatThrownBy(() -> StoredText.plain("here", "\\u12"))
                .hasMessageContaining("unknown escape");
        assertThatThrownBy(() -> StoredText.plain("here", "\\u+123"))
                .hasMessageContaining("unknown escape");
    }
}
