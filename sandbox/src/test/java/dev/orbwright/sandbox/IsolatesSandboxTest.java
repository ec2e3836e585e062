package dev.orbwright.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Isolates without the artifacts that they need, which are not among ours.
class IsolatesSandboxTest {

    @Test
    void withoutIsolatesASandboxSaysWhatIsMissingAndWhatElseThereIs() {
        assertThatThrownBy(() ->
                        new ThreadSandbox(
                                FakeHost.BINDING,
                                List.of(Budget.TOOL),
                                ThreadSettings.standard(),
                                LanguageSettings.standard(),
                                EnginePolicy.UNTRUSTED))
                .isInstanceOf(IsolatesMissingException.class)
                .hasMessageContaining("org.graalvm.polyglot:js-isolate-community")
                .hasMessageContaining("worker processes");
    }
}
