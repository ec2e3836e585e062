package dev.orbwright.world.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.EnvironmentObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NpcDefinitionReaderTest {

    @Test
    void whatIsLeftOutHasUsualValues() throws Exception {
        NpcDefinition bob = NpcDefinitionReader.read("{\"id\": \"bob\", \"name\": \"Bob\"}");
        assertThat(bob.enabled()).isTrue();
        assertThat(bob.context().senses().radius()).isEqualTo(20);
        assertThat(bob.permissions().accessLevel()).isEqualTo(NpcDefinition.AccessLevel.TRUSTED);
        assertThat(bob.permissions().allowedCommands()).isEmpty();
        assertThat(bob.conduct().interruption()).isEqualTo(NpcDefinition.Interruption.IMPORTANT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; 20",
                "{\"context\": {\"worldState\": {\"perceptionRadius\": -1}}}; -1",
                "{\"context\": {\"worldState\": {\"perceptionRadius\": 7}}}; 7",
                "{\"context\": {\"worldState\": {\"canSeeNearbyPlayers\": false}}}; 0",
                "{\"enabled\": false, \"context\": {\"worldState\": {\"perceptionRadius\": 7}}}; 0",
            })
    void howFarAnNpcHearsIsReadAlone(String definition, double metres) throws Exception {
        assertThat(NpcDefinitionReader.hearsWithin(JsonText.parseObject(definition)))
                .isEqualTo(metres);
    }

    @Test
    void whatMattersToAnNpcIsRead() throws Exception {
        NpcDefinition.Cares cares =
                NpcDefinitionReader.read(
                                "{\"id\": \"a\", \"name\": \"A\", \"context\": {\"cares\": {\"usualMood\": 0.3,"
                                        + " \"guards\": [\"lamp\"], \"wants\": [{\"object_id\": \"lamp\","
                                        + " \"property\": \"lit\", \"value\": \"true\"}]}}}")
                        .context()
                        .cares();
        assertThat(cares.usualMood()).isEqualTo(0.3);
        assertThat(cares.guards()).containsExactly("lamp");
        NpcDefinition.Fact want = cares.wants().getFirst();
        assertThat(want.holds(Optional.of(lamp(JsonObject.of("lit", true))))).isTrue();
        assertThat(want.holds(Optional.of(lamp(JsonObject.of("lit", "true"))))).isTrue();
        assertThat(want.holds(Optional.of(lamp(JsonObject.of("lit", false))))).isFalse();
        assertThat(want.holds(Optional.of(lamp(JsonObject.EMPTY)))).isFalse();
        assertThat(want.holds(Optional.empty())).isFalse();
    }

    private static EnvironmentObject lamp(JsonObject details) {
        return new EnvironmentObject("lamp", "green", "lamp", details);
    }

    @Test
    void anUnlimitedRadiusReachesEverywhere() throws Exception {
        NpcDefinition.Senses senses =
                NpcDefinitionReader.read(
                                "{\"id\": \"b\", \"name\": \"B\", \"context\": {\"worldState\":"
                                        + " {\"perceptionRadius\": -1}}}")
                        .context()
                        .senses();
        assertThat(senses.reach(1e9)).isTrue();
    }

    @Test
    void aStepOfTheDayHoldsUntilTheNextOneAndOverMidnight() throws Exception {
        NpcDefinition bob =
                NpcDefinitionReader.read(
                        "{\"id\": \"b\", \"name\": \"B\", \"routine\": ["
                                + "{\"at\": \"06:00\", \"location_id\": \"hall\"},"
                                + "{\"at\": \"22:00\", \"location_id\": \"attic\"}]}");
        assertThat(place(bob, 6 * 60)).isEqualTo("hall");
        assertThat(place(bob, 21 * 60)).isEqualTo("hall");
        assertThat(place(bob, 22 * 60)).isEqualTo("attic");
        assertThat(place(bob, 60)).isEqualTo("attic");
        assertThat(NpcDefinitionReader.read("{\"id\": \"b\", \"name\": \"B\"}").stepAt(60))
                .isEmpty();
    }

    private static String place(NpcDefinition who, int minute) {
        return who.stepAt(minute).orElseThrow().locationId();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | id is missing",
                "{\"id\": \"a b\", \"name\": \"B\"} | id must be letters",
                "{\"id\": \"b\", \"name\": 7} | name must be a text, not a number",
                "{\"id\": \"b\", \"name\": \"B\", \"type\": \"mob\"} | type must be 'npc'",
                "{\"id\": \"b\", \"name\": \"B\", \"mood\": 1} | mood is not known",
                "{\"id\": \"b\", \"name\": \"B\", \"permissions\": {\"accessLevel\": \"god\"}} | permissions.accessLevel must be one of guest, trusted, admin",
                "{\"id\": \"b\", \"name\": \"B\", \"permissions\": {\"allowedCommands\": [\"/op x\"]}} | permissions.allowedCommands must have names",
                "{\"id\": \"b\", \"name\": \"B\", \"context\": {\"worldState\": {\"perceptionRadius\": -2}}} | context.worldState.perceptionRadius",
                "{\"id\": \"b\", \"name\": \"B\", \"llm\": {\"temperature\": 9}} | llm.temperature must be from 0 to 2",
                "{\"id\": \"b\", \"name\": \"B\", \"tools\": {\"sword\": true}} | tools.sword is not known",
                "{\"id\": \"b\", \"name\": \"B\", \"routine\": [{\"at\": \"25:00\", \"location_id\": \"x\"}]} | routine[0].at must be an hour",
                "{\"id\": \"b\", \"name\": \"B\", \"offline\": {\"rules\": [{\"on\": \"rain\"}]}} | offline.rules[0].on must be one of",
                "{\"id\": \"b\", \"name\": \"B\", \"belongings\": [{\"id\": \"x\", \"name\": \"X\"}]} | belongings[0].description is missing",
                "[] | object",
                "{ | "
            })
    void errorsNameTheField(String json, String message) {
        assertThatThrownBy(() -> NpcDefinitionReader.read(json))
                .isInstanceOf(NpcDefinitionException.class)
                .hasMessageContaining(message == null ? "" : message);
    }
}
