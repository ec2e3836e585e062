package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction(Optional.of(new ApiKey("tiger+stripes")));

    @Test
    void configuredKeyIsMaskedEverywhere() {
        assertThat(redaction.clean("tiger+stripes is not tiger+stripes"))
                .isEqualTo("(hidden) is not (hidden)");
    }

    @Test
    void whatLooksLikeAKeyIsMaskedToo() {
        assertThat(
                        redaction.clean(
                                "key sk-abc***wxyz, AIzaSyD1234567, Authorization: Bearer abcd.efg"))
                .doesNotContain("abc", "wxyz", "1234567", "efg");
    }

    @Test
    void longTextIsCutAfterItIsMasked() {
        String cleaned = redaction.clean("x".repeat(595) + "tiger+stripes" + "y".repeat(9999));
        assertThat(cleaned).hasSizeLessThan(610).endsWith("...").doesNotContain("tiger");
    }

    @Test
    void controlCharactersAndLinesBecomeBlanks() {
        assertThat(redaction.clean("a\r\n\u0000b\u001B[31m\u202Ec")).isEqualTo("a b [31m c");
    }

    @Test
    void keyPrintsAsHidden() {
        assertThat(new ApiKey("tiger")).hasToString("(hidden)");
    }
}
