package dev.orbwright.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whose functions run among the known ones.
final class TrustTest {

    private static final GuestFunction ONE = function("one");
    private static final GuestFunction OTHER = function("other");
    private static final RunResult GOOD = new RunResult.Completed("1", Usage.NONE);

    private final Trust trust = new Trust(Duration.ofHours(1));

    private static GuestFunction function(String name) {
        return new GuestFunction(name, Language.JAVASCRIPT, "function " + name + "() {}");
    }

    private static RunResult exhausted(Limit limit) {
        return new RunResult.Exhausted(limit, "too much", Usage.NONE);
    }

    @Test
    void aFunctionIsKnownAfterItEndedWell() {
        assertThat(trust.isTrusted(ONE, "ann")).isFalse();
        trust.learn(ONE, "ann", GOOD);
        assertThat(trust.isTrusted(ONE, "ann")).isTrue();
        assertThat(trust.isTrusted(OTHER, "ann")).isFalse();
    }

    @Test
    void theWorldsAreKnownUntilOneBreaksALimit() {
        assertThat(trust.isTrusted(ONE, "")).isTrue();
        trust.learn(ONE, "", exhausted(Limit.CPU));
        assertThat(trust.isTrusted(ONE, "")).isFalse();
        assertThat(trust.isTrusted(OTHER, "")).isTrue();
    }

    @Test
    void aLimitPutsTheFunctionAndItsOwnersOthersOnProbation() {
        trust.learn(ONE, "ann", GOOD);
        trust.learn(OTHER, "ann", GOOD);
        trust.learn(ONE, "ann", exhausted(Limit.WALL_CLOCK));
        assertThat(trust.isTrusted(ONE, "ann")).isFalse();
        assertThat(trust.isTrusted(OTHER, "ann")).isFalse();
        assertThat(trust.isTrusted(OTHER, "bob")).isTrue();
    }

    @Test
    void suspicionOfAnOwnerPassesAndThatOfAFunctionDoesNot() {
        Trust forgetting = new Trust(Duration.ZERO);
        forgetting.learn(ONE, "ann", GOOD);
        forgetting.learn(OTHER, "ann", GOOD);
        forgetting.learn(ONE, "ann", exhausted(Limit.MEMORY));
        assertThat(forgetting.isTrusted(OTHER, "ann")).isTrue();
        assertThat(forgetting.isTrusted(ONE, "ann")).isFalse();
    }

    @Test
    void whatTheServerCouldNotRunTellsNothing() {
        trust.learn(ONE, "ann", GOOD);
        trust.learn(ONE, "ann", exhausted(Limit.BUSY));
        trust.learn(ONE, "ann", exhausted(Limit.SHUTDOWN));
        assertThat(trust.isTrusted(ONE, "ann")).isTrue();
    }

    @Test
    void doubtIsOfTheOwnerOnly() {
        trust.learn(ONE, "ann", GOOD);
        trust.doubt("ann", Limit.CPU);
        assertThat(trust.isTrusted(ONE, "ann")).isFalse();
        assertThat(trust.isTrusted(ONE, "bob")).isTrue();
    }
}
