package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Capabilities, from both sides.
class CapabilityTest {

    static final List<String> WORLD_ONLY =
            List.of(
                    "addEnvironmentObject",
                    "addLocation",
                    "goThrough",
                    "handOver",
                    "initializePuzzle",
                    "registerPuzzleChecker",
                    "setLandmarkVisualConfig",
                    "setLocationVisualConfig",
                    "setPuzzleProperties",
                    "setWorldProperty",
                    "spawnNpc");

    static Stream<HostFunctionSpec> functions() {
        return Guest.API.functions().stream();
    }

    @Test
    void theWorldOnlyFunctionsAreThese() {
        assertThat(functions().filter(HostFunctionSpec::isWorldOnly))
                .extracting(HostFunctionSpec::nativeName)
                .containsExactlyElementsOf(WORLD_ONLY);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void worldOnlyFunctionsAreForbiddenToPlayersWhateverTheArguments(HostFunctionSpec spec) {
        if (!spec.isWorldOnly()) {
            return;
        }
        String good = Examples.GOOD.getOrDefault(spec.nativeName(), "{}");
        assertThat(
                        Guest.as(TestWorld.ann())
                                .refused(RefusalCode.FORBIDDEN, spec.nativeName(), good))
                .contains(spec.nativeName());
        Guest.as(TestWorld.ann()).refused(RefusalCode.FORBIDDEN, spec.nativeName(), "7");
        spec.seedName()
                .ifPresent(name ->
                        assertThat(
                                        Guest.as(TestWorld.ann())
                                                .seed(name, good)
                                                .toLowerCase(Locale.ROOT))
                                .contains("error"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nothingIsAllowedWithoutCapabilities(HostFunctionSpec spec) {
        Caller nobody =
                new Caller(
                        "df_user_ann",
                        Optional.of("ann"),
                        Optional.of("ann"),
                        Optional.of("ann_tool"),
                        Set.of());
        Guest.in(TestWorld.state(), nobody)
                .refused(
                        RefusalCode.FORBIDDEN,
                        spec.nativeName(),
                        Examples.GOOD.getOrDefault(spec.nativeName(), "{}"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theWorldMayCallEverything(HostFunctionSpec spec) {
        Guest guest = Guest.as(TestWorld.world());
        guest.functions().answer("df_check", Json.of(true));
        guest.functions().answer("df_handle", JsonObject.of("message", "handled"));
        guest.ok(spec.nativeName(), Examples.GOOD.getOrDefault(spec.nativeName(), "{}"));
    }
}
