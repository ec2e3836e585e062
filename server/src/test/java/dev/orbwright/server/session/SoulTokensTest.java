package dev.orbwright.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoulTokensTest {

    private final SoulTokens tokens = new SoulTokens(new byte[32]);

    @Test
    void tokenNamesItsSoul() {
        assertThat(tokens.verify(tokens.sign("ada"))).hasValue("ada");
        assertThat(tokens.verify(tokens.sign("a.b.c"))).hasValue("a.b.c");
    }

    @Test
    void anyChangedCharacterIsNoticed() {
        String token = tokens.sign("ada");
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void tokenOfAnotherServerIsNoToken() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(tokens.verify(new SoulTokens(otherKey).sign("ada"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "ada", "ada.", ".x", "follow:demo", "\u0000.\u0000"})
    void rubbishIsNoToken(String rubbish) {
        assertThat(tokens.verify(rubbish)).isEmpty();
        assertThat(tokens.verify(rubbish + "x".repeat(100_000))).isEmpty();
    }
}
