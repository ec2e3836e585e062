package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.TemporaryObject;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The seed's functions get strings of the seed's shapes, and nothing is thrown at them.
class SeedDialectTest {

    static Stream<HostFunctionSpec> seedFunctions() {
        return Guest.API.functions().stream().filter(spec -> spec.seedName().isPresent());
    }

    @Test
    void createTemporaryObjectAnswersJsonText() throws Exception {
        Guest guest = Guest.as(TestWorld.ann());
        JsonObject answer =
                JsonText.parseObject(
                        guest.seed(
                                "host_create_temporary_object",
                                """
                                {"type": "light_bridge", "to_landmark_id": "keyhole_landmark",
                                 "location_id": "hall", "soul_id": "ann",
                                 "client_visual_config": {}}
                                """));
        assertThat(answer.members().keySet()).containsExactly("message", "object_id", "walkable");
        TemporaryObject made =
                guest.entity(answer.text("object_id").orElseThrow(), TemporaryObject.class);
        assertThat(made.duration()).isEqualTo(10_000);
    }

    @Test
    void checkPuzzleAnswersConditionAndMessage() {
        Guest guest = Guest.as(TestWorld.world());
        guest.functions()
                .answer("df_check", Json.of("{\"condition_met\": true, \"message\": \"Open.\"}"));
        assertThat(guest.seed("host_check_puzzle_condition", "{\"puzzle_id\": \"vault\"}"))
                .isEqualTo("{\"condition_met\":true,\"message\":\"Open.\"}");
    }

    @Test
    void plainTextAnswersAreTheMessage() {
        Guest guest = Guest.as(TestWorld.world());
        assertThat(
                        guest.seed(
                                "host_core_add_location_to_gamestate",
                                Examples.GOOD.getOrDefault("addLocation", "")))
                .isEqualTo("Location attic (Attic) was added.");
    }

    @Test
    void locationDataHasTheSeedsShape() throws Exception {
        JsonObject hall =
                JsonText.parseObject(
                        Guest.as(TestWorld.ann()).seed("host_get_location_data", "{}"));
        assertThat(hall.members().keySet())
                .containsExactly(
                        "id", "name", "description", "exits", "landmarks", "client_visual_config");
        assertThat(hall.object("exits")).isEqualTo(JsonObject.of("door", "garden"));
        assertThat(hall.object("landmarks").object("keyhole_landmark").members().keySet())
                .containsExactly("key", "name", "client_visual_config");
    }

    @Test
    void environmentObjectDataHasTheSeedsShape() {
        assertThat(
                        Guest.as(TestWorld.ann())
                                .seed(
                                        "host_get_environment_object_data",
                                        "{\"object_id\": \"lamp\"}"))
                .isEqualTo(
                        "{\"id\":\"lamp\",\"location_id\":\"hall\",\"type\":\"lamp\","
                                + "\"details\":{\"lit\":false}}");
    }

    @ParameterizedTest
    @MethodSource("seedFunctions")
    void failuresAreStringsOfTheFunctionsKind(HostFunctionSpec spec) throws Exception {
        String seedName = spec.seedName().orElseThrow();
        String answer = Guest.as(TestWorld.world()).seed(seedName, "7, 7, 7, 7, 7, 7, 7, 7, 7");
        switch (spec.seedReply()) {
            case TEXT -> assertThat(answer).startsWith("Error API (" + seedName + "): ");
            case JSON ->
                    assertThat(JsonText.parseObject(answer).members().keySet())
                            .containsExactly("error");
        }
    }

    @Test
    void theFourGenesisFunctionsAndTheLogAnswerPlainText() {
        assertThat(seedFunctions().filter(spec -> spec.seedReply() == SeedReply.TEXT))
                .extracting(spec -> spec.seedName().orElseThrow())
                .containsExactlyInAnyOrder(
                        "host_core_add_location_to_gamestate",
                        "host_core_add_artifact_to_gamestate",
                        "host_core_add_env_object_to_gamestate",
                        "host_core_initialize_puzzle_state",
                        "host_log_message_to_world");
    }

    @Test
    void unknownArgumentsArePassedOverAndNumbersMayBeStrings() throws Exception {
        Guest guest = Guest.as(TestWorld.ann());
        JsonObject answer =
                JsonText.parseObject(
                        guest.seed(
                                "host_create_temporary_object",
                                """
                                {"type": "smoke", "to_landmark_id": "near_stone",
                                 "duration": "12.5", "walkable": "True", "mood": "good"}
                                """));
        TemporaryObject made =
                guest.entity(answer.text("object_id").orElseThrow(), TemporaryObject.class);
        assertThat(made.duration()).isEqualTo(12_500);
        assertThat(made.walkable()).isTrue();
        assertThat(
                        guest.seed(
                                "host_create_temporary_object",
                                "{\"type\": \"smoke\", \"to_landmark_id\": \"near_stone\","
                                        + " \"duration\": \"soon\"}"))
                .contains("error")
                .contains("duration");
    }

    @Test
    void forbiddenIsAnErrorStringToo() {
        assertThat(
                        Guest.as(TestWorld.ann())
                                .seed(
                                        "host_set_puzzle_properties",
                                        "{\"puzzle_id\": \"vault\", \"properties\": {}}")
                                .toUpperCase(Locale.ROOT))
                .startsWith("{\"ERROR\":")
                .contains("PUZZLES");
    }
}
