package dev.orbwright.sandbox.lockdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockdownTest {
    private static final LockdownSettings STANDARD = LockdownSettings.standard(List.of());

    @Test
    void anUnsupportedSystemIsSaidAndNotAFailure() {
        List<Protection> protections = Lockdown.apply(STANDARD, Optional.empty());
        assertThat(protections).hasSize(STANDARD.layers().size());
        assertThat(protections).noneMatch(Protection::inForce);
        assertThat(protections.getLast().text())
                .isEqualTo(
                        "system call filter: NOT in force"
                                + " (only on Linux, x86-64 or 64-bit ARM)");
    }

    @Test
    void aRequiredLayerThatIsMissingFails() {
        LockdownSettings settings = STANDARD.withRequired(Set.of(Layer.SYSTEM_CALLS));
        assertThatThrownBy(() -> Lockdown.apply(settings, Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("system call filter: NOT in force");
    }

    @Test
    void onlyLayersThatAreAppliedCanBeRequired() {
        LockdownSettings none = STANDARD.withLayers(Set.of());
        assertThatThrownBy(() -> none.withRequired(Set.of(Layer.FILES)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Lockdown.apply(none, Optional.empty())).isEmpty();
    }

    @Test
    void knownArchitecturesAreThoseOfLinux() {
        assertThat(Architecture.of("Linux", "amd64")).contains(Architecture.X86_64);
        assertThat(Architecture.of("Linux", "aarch64")).contains(Architecture.AARCH64);
        assertThat(Architecture.of("Linux", "riscv64")).isEmpty();
        assertThat(Architecture.of("Mac OS X", "aarch64")).isEmpty();
    }
}
