package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GuestWorldTest {

    private static Optional<List<String>> lazy(String name) {
        HostFunctionSpec function =
                HostApi.standard().functions().stream()
                        .filter(spec -> spec.nativeName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return GuestWorld.lazyMembers(function);
    }

    @Test
    void guestsGoOnAfterCallsThatOnlyChangeOrTell() {
        assertThat(lazy("log")).contains(List.of("message"));
        assertThat(lazy("applyEffect")).isPresent();
        assertThat(lazy("after")).contains(List.of("timer_id", "message"));
    }

    @Test
    void guestsWaitForWhatTheyAskAndForFunctions() {
        assertThat(lazy("getEntity")).isEmpty();
        assertThat(lazy("random")).isEmpty();
        assertThat(lazy("call")).isEmpty();
        assertThat(lazy("triggerEvent")).isEmpty();
        assertThat(lazy("budget")).isEmpty();
    }
}
