package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostApiTest {

    private static final List<String> SEED_NAMES =
            List.of(
                    "host_core_add_location_to_gamestate",
                    "host_core_add_artifact_to_gamestate",
                    "host_core_add_env_object_to_gamestate",
                    "host_core_initialize_puzzle_state",
                    "host_give_artifact_to_soul",
                    "host_set_world_property",
                    "host_set_location_visual_config",
                    "host_set_landmark_visual_config",
                    "host_log_message_to_world",
                    "host_apply_effect_on_environment_object",
                    "host_check_puzzle_condition",
                    "host_trigger_world_event",
                    "host_create_temporary_object",
                    "host_get_entity_data",
                    "host_get_location_data",
                    "host_get_environment_object_data",
                    "host_register_puzzle_check_function",
                    "host_register_event_handler_function",
                    "host_set_puzzle_properties");

    @Test
    void theSeedsFunctionsAreAllThereAndNoOthersHaveSeedNames() {
        assertThat(Guest.API.functions().stream().flatMap(spec -> spec.seedName().stream()))
                .containsExactlyInAnyOrderElementsOf(SEED_NAMES);
    }

    @Test
    void unknownFunctionIsRefusedWithTheNearestName() {
        Guest guest = Guest.as(TestWorld.ann());
        assertThat(guest.refused(RefusalCode.UNKNOWN_FUNCTION, "createTemporaryObjekt", "{}"))
                .contains("did you mean createTemporaryObject?");
        assertThat(guest.refused(RefusalCode.UNKNOWN_FUNCTION, "x".repeat(10_000) + "\n", "{}"))
                .hasSizeLessThan(200);
        guest.refused(RefusalCode.UNKNOWN_FUNCTION, "", "{}");
        guest.refused(RefusalCode.UNKNOWN_FUNCTION, "toString", "{}");
        guest.refused(RefusalCode.UNKNOWN_FUNCTION, "getClass", "{}");
    }

    @Test
    void nearestNameStaysInTheDialect() {
        assertThat(Guest.API.nearestName("create_temporary_object"))
                .contains("createTemporaryObject");
        assertThat(Guest.API.nearestName("host_create_tmporary_object"))
                .contains("host_create_temporary_object");
        assertThat(Guest.API.nearestName("isReachble")).contains("isReachable");
        assertThat(Guest.API.nearestName("launchMissiles")).isEmpty();
        assertThat(Guest.API.nearestName("")).isEqualTo(Optional.empty());
    }

    @Test
    void promptTextCanBeCutToWhatIsRelevant() {
        String cut = Guest.API.promptText(List.of("tell", "host_create_temporary_object", "nil"));
        assertThat(cut)
                .contains("- tell(", "- createTemporaryObject(")
                .doesNotContain("- addLocation(")
                .contains("#rrggbb");
        assertThat(cut.length()).isLessThan(Guest.API.promptText().length());
    }
}
