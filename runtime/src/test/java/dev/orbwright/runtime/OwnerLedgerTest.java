package dev.orbwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.runtime.OwnerLedger.Admission;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class OwnerLedgerTest {

    private static final Duration QUICK = Duration.ofMillis(2);

    private final AtomicLong nanos = new AtomicLong();
    private final OwnerLedger ledger =
            new OwnerLedger(nanos::get, owner -> owner.startsWith("old") ? 100 : 0);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Duration pause(String owner) {
        Admission admission = ledger.admit(owner);
        assertThat(admission).as(owner).isInstanceOf(Admission.After.class);
        return ((Admission.After) admission).pause();
    }

    private Admission.Refused refusal(String owner) {
        Admission admission = ledger.admit(owner);
        assertThat(admission).as(owner).isInstanceOf(Admission.Refused.class);
        return (Admission.Refused) admission;
    }

    private void hitLimits(String owner, int times) {
        for (int i = 0; i < times; i++) {
            ledger.charge(owner, QUICK, OwnerLedger.strikes(Limit.STATEMENTS, Usage.NONE), false);
        }
    }

    @Test
    void honestOwnerNeverWaits() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(pause("ada")).isZero();
            ledger.charge("ada", QUICK, 0, true);
            pass(Duration.ofMillis(100));
        }
    }

    @Test
    void whoHitsLimitsIsSlowedDownAndThenRefusedForAWhile() {
        hitLimits("eve", 2);
        assertThat(pause("eve")).isZero();
        hitLimits("eve", 2);
        assertThat(pause("eve")).isPositive();
        hitLimits("eve", 2);
        assertThat(refusal("eve").left()).isEqualTo(Duration.ofSeconds(30));
        assertThat(refusal("eve").message()).contains("rest").contains("30 seconds");
        assertThat(ledger.resting()).isEqualTo(1);
        assertThat(pause("ada")).isZero();

        pass(Duration.ofSeconds(30));
        assertThat(pause("eve")).isPositive();
        assertThat(ledger.resting()).isZero();
    }

    @Test
    void eachRestIsLongerThanTheLastUntilTheOwnerBehaves() {
        hitLimits("eve", 6);
        pass(refusal("eve").left());
        hitLimits("eve", 2);
        assertThat(refusal("eve").left()).isEqualTo(Duration.ofSeconds(60));
        for (int i = 0; i < 20; i++) {
            pass(refusal("eve").left());
            hitLimits("eve", 60);
        }
        assertThat(refusal("eve").left()).isEqualTo(Duration.ofMinutes(15));
        assertThat(refusal("eve").message()).contains("15 minutes");

        pass(Duration.ofHours(10));
        hitLimits("eve", 6);
        assertThat(refusal("eve").left()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatIsTheServersFaultIsNoStrike() {
        assertThat(OwnerLedger.strikes(Limit.BUSY, Usage.NONE)).isZero();
        assertThat(OwnerLedger.strikes(Limit.SHUTDOWN, Usage.NONE)).isZero();
        assertThat(OwnerLedger.strikes(Limit.CPU, Usage.NONE)).isPositive();
    }

    @Test
    void aWorkerThatHadToBeEndedCostsMore() {
        Usage killed =
                new Usage(
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        0,
                        0,
                        Duration.ZERO,
                        0,
                        List.of(),
                        true);
        assertThat(OwnerLedger.strikes(Limit.CPU, killed))
                .isGreaterThan(OwnerLedger.strikes(Limit.CPU, Usage.NONE));
    }

    @Test
    void whoBurnsMoreThanAShareOfTheCpuWaits() {
        ledger.charge("old hand", Duration.ofSeconds(10), 0, true);
        assertThat(pause("old hand")).isZero();
        ledger.charge("old hand", Duration.ofMillis(250), 0, true);
        assertThat(pause("old hand")).isEqualTo(Duration.ofSeconds(1));
        ledger.charge("old hand", Duration.ofSeconds(5), 0, true);
        assertThat(refusal("old hand").left()).isEqualTo(Duration.ofSeconds(21));
        assertThat(refusal("old hand").message()).contains("too much of the server's time");
    }

    @Test
    void freshIdentitiesShareOneBucketThatKnownOwnersDoNotUse() {
        for (int i = 0; i < 60; i++) {
            ledger.charge("fresh " + i, Duration.ofMillis(500), 1, false);
        }
        assertThat(refusal("one more").message()).contains("new players");
        assertThat(pause("old hand")).isZero();
        pass(Duration.ofSeconds(20));
        assertThat(pause("one more")).isZero();
    }

    @Test
    void ownerIsKnownAfterAFewGoodRuns() {
        for (int i = 0; i < 5; i++) {
            ledger.charge("ada", QUICK, 0, true);
        }
        for (int i = 0; i < 60; i++) {
            ledger.charge("fresh " + i, Duration.ofMillis(500), 1, false);
        }
        assertThat(pause("ada")).isZero();
    }

    @Test
    void accountsThatAreSquareAreForgotten() {
        for (int i = 0; i < 30_000; i++) {
            ledger.charge("visitor " + i, Duration.ZERO, 0, true);
        }
        hitLimits("eve", 6);
        assertThat(refusal("eve").left()).isPositive();
    }
}
