package dev.orbwright.llm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.llm.Payer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpendingTest {

    private static final Payer ADA = Payer.player("ada");
    private static final Payer BEA = Payer.player("bea");
    private static final Payer WORLD = Payer.world("w");

    private volatile Instant now = Instant.parse("2026-05-04T15:39:40Z");

    private static Limits tokens(long perMinute, long perDay) {
        return new Limits(
                new Limits.Limit(Optional.of(perMinute), Optional.empty()),
                new Limits.Limit(Optional.of(perDay), Optional.empty()));
    }

    private Spending spending(Limits player, Limits world) {
        return new Spending(
                new Budgets(Map.of(Payer.Kind.PLAYER, player, Payer.Kind.WORLD, world)), () -> now);
    }

    private static Amount tokens(long count) {
        return new Amount(count, Money.NONE);
    }

    private static String refusal(Spending.Answer answer) {
        assertThat(answer).isInstanceOf(Spending.Refused.class);
        return ((Spending.Refused) answer).message();
    }

    private static Spending.Reservation granted(Spending.Answer answer) {
        assertThat(answer).isInstanceOf(Spending.Reservation.class);
        return (Spending.Reservation) answer;
    }

    private static void spend(Spending spending, List<Payer> payers, Amount amount) {
        granted(spending.reserve(payers, amount)).settle(amount);
    }

    @Test
    void spentBudgetStopsAndSaysWhichAndUntilWhen() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        spend(spending, List.of(ADA, WORLD), tokens(900));

        String message = refusal(spending.reserve(List.of(ADA, WORLD), tokens(200)));

        assertThat(message)
                .isEqualTo(
                        "This player's model budget for a minute is used up: 900 tokens of 1,000"
                                + " tokens, and this request may take up to 200 tokens. It renews at"
                                + " 2026-05-04 15:40 UTC, in 20 s. Wait until then, or have the"
                                + " server's budget \"player per_minute\" raised.");
        now = now.plusSeconds(60);
        assertThat(refusal(spending.reserve(List.of(ADA), tokens(200))))
                .contains("for a day is used up", "2026-05-05 00:00 UTC, in 8 h 20 min");
        now = now.plus(Duration.ofHours(9));
        granted(spending.reserve(List.of(ADA), tokens(200)));
    }

    @Test
    void moneyStopsAsTokensDo() {
        Limits limits =
                new Limits(
                        Limits.Limit.NONE,
                        new Limits.Limit(Optional.empty(), Optional.of(new Money(10))));
        Spending spending = spending(limits, Limits.NONE);
        spend(spending, List.of(ADA), new Amount(5, new Money(8)));

        assertThat(refusal(spending.reserve(List.of(ADA), new Amount(1, new Money(3)))))
                .contains("$0.000000008 of $0.00000001", "used up")
                .doesNotContain("tokens");
    }

    @Test
    void requestThatIsTooLargeForTheWholeBudgetIsToldSo() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        assertThat(refusal(spending.reserve(List.of(ADA), tokens(1001))))
                .contains("is 1,000 tokens, and this request may take up to 1,001 tokens")
                .contains("Ask for something smaller");
    }

    @Test
    void budgetHeldByOthersIsNoReasonToWaitForTomorrow() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        Spending.Reservation first = granted(spending.reserve(List.of(ADA), tokens(900)));

        assertThat(refusal(spending.reserve(List.of(ADA), tokens(200))))
                .contains("held by requests under way");
        first.settle(tokens(100));
        granted(spending.reserve(List.of(ADA), tokens(200)));
    }

    @Test
    void refusalOfOneAccountLeavesTheOthersAlone() {
        Spending spending = spending(tokens(1000, 1000), tokens(100, 100));

        assertThat(refusal(spending.reserve(List.of(ADA, WORLD), tokens(200))))
                .startsWith("This world's");

        assertThat(spending.balance(ADA).day().held()).isEqualTo(Amount.NONE);
    }

    @Test
    void playersHaveBudgetsOfTheirOwnAndShareTheWorlds() {
        Spending spending = spending(tokens(1000, 1000), tokens(1500, 1500));
        spend(spending, List.of(ADA, WORLD), tokens(1000));
        spend(spending, List.of(BEA, WORLD), tokens(500));

        assertThat(refusal(spending.reserve(List.of(BEA, WORLD), tokens(100))))
                .startsWith("This world's");
    }

    @Test
    void whatATookTooMuchIsChargedAndStopsTheNext() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        granted(spending.reserve(List.of(ADA), tokens(10))).settle(tokens(1200));

        assertThat(refusal(spending.reserve(List.of(ADA), tokens(1)))).contains("1,200 tokens of");
        assertThat(spending.balance(ADA).day().tokensLeft()).hasValue(0L);
    }

    @Test
    void requestCountsInTheDayInWhichItBegan() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        Spending.Reservation late = granted(spending.reserve(List.of(ADA), tokens(900)));
        now = now.plus(Duration.ofHours(10));

        granted(spending.reserve(List.of(ADA), tokens(900)));
        late.settle(tokens(900));

        assertThat(spending.balance(ADA).day().spent()).isEqualTo(Amount.NONE);
    }

    @Test
    void restartDoesNotRenewTheDay() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        spending.restore(now.minus(Duration.ofHours(3)), List.of(ADA), tokens(700));
        spending.restore(now.minus(Duration.ofDays(1)), List.of(ADA), tokens(700));

        Balance balance = spending.balance(ADA);
        assertThat(balance.day().spent()).isEqualTo(tokens(700));
        assertThat(balance.minute().spent()).isEqualTo(Amount.NONE);
        assertThat(refusal(spending.reserve(List.of(ADA), tokens(400)))).contains("for a day");
    }

    @Test
    void eightyPercentIsSaidBeforeTheEnd() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        for (int i = 0; i < 17; i++) {
            spend(spending, List.of(ADA), tokens(47));
        }
        assertThat(spending.balance(ADA).day().spent()).isEqualTo(tokens(799));
        assertThat(spending.balance(ADA).warning()).isEmpty();
        spend(spending, List.of(ADA), tokens(1));
        assertThat(spending.balance(ADA).warning())
                .hasValue(
                        "This player's model budget for a day is spent to 80 %; it renews at"
                                + " 2026-05-05 00:00 UTC.");
    }

    /// Requests are dear here: the next one would be refused long before 80 % are spent.
    @Test
    void requestThatMayBeTheLastIsSaid() {
        Spending spending = spending(tokens(10_000, 1000), Limits.NONE);
        assertThat(granted(spending.reserve(List.of(ADA), tokens(400))).settle(tokens(300)))
                .isEmpty();
        assertThat(spending.balance(ADA).warning()).isEmpty();

        assertThat(granted(spending.reserve(List.of(ADA), tokens(400))).settle(tokens(301)))
                .containsExactly(ADA);

        assertThat(spending.balance(ADA).warning())
                .hasValue(
                        "This player's model budget for a day is nearly spent: 601 tokens of 1,000"
                                + " tokens, and a request may take up to 400 tokens. It renews at"
                                + " 2026-05-05 00:00 UTC.");
        assertThat(refusal(spending.reserve(List.of(ADA), tokens(400)))).contains("is used up");
    }

    @Test
    void minuteIsWarnedOfToo() {
        Spending spending = spending(tokens(1000, 100_000), Limits.NONE);
        granted(spending.reserve(List.of(ADA), tokens(600))).settle(tokens(500));
        assertThat(spending.balance(ADA).warning().orElseThrow()).contains("for a minute", "600");
        now = now.plusSeconds(60);
        assertThat(spending.balance(ADA).warning()).isEmpty();

        // What was asked for in the last minute may be asked for in this one.
        granted(spending.reserve(List.of(ADA), tokens(500))).settle(tokens(401));

        assertThat(spending.balance(ADA).warning().orElseThrow()).contains("for a minute", "600");
    }

    @Test
    void requestThatIsTooLargeForTheWholeBudgetIsNoSignOfItsEnd() {
        Spending spending = spending(tokens(1000, 1000), Limits.NONE);
        refusal(spending.reserve(List.of(ADA), tokens(2000)));
        spend(spending, List.of(ADA), tokens(10));
        assertThat(spending.balance(ADA).warning()).isEmpty();
    }

    @Test
    void largestShareIsThatOfWhoeverHasSpentMost() {
        Spending spending = spending(tokens(500, 1000), tokens(500, 1000));
        spend(spending, List.of(ADA), tokens(100));
        spend(spending, List.of(BEA, WORLD), tokens(400));

        assertThat(spending.largestShare(Payer.Kind.PLAYER, Period.DAY)).isEqualTo(0.4);
        assertThat(spending.largestShare(Payer.Kind.PLAYER, Period.MINUTE)).isEqualTo(0.8);
        assertThat(spending.largestShare(Payer.Kind.NPC, Period.DAY)).isZero();
        now = now.plusSeconds(60);
        assertThat(spending.largestShare(Payer.Kind.PLAYER, Period.MINUTE)).isZero();
    }

    @Test
    void reservationIsSettledOnce() {
        Spending.Reservation reservation =
                granted(spending(Limits.NONE, Limits.NONE).reserve(List.of(ADA), tokens(1)));
        reservation.settle(tokens(1));
        assertThatThrownBy(() -> reservation.settle(tokens(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    /// Many threads reserve and settle at random, and never more than they said: no limit is
    /// exceeded, and in the end exactly what was taken is on the accounts.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void limitsHoldHoweverManyCallAtOnce(long seed) throws Exception {
        long limit = 5_000;
        Spending spending = spending(tokens(limit, limit), tokens(2 * limit, 2 * limit));
        List<Payer> players = List.of(ADA, BEA, Payer.player("cleo"));
        List<Future<Map<Payer, Long>>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + thread);
                threads.add(
                        pool.submit(() -> {
                            Map<Payer, Long> taken = new java.util.HashMap<>();
                            for (int call = 0; call < 400; call++) {
                                Payer payer = players.get(random.nextInt(players.size()));
                                long most = random.nextLong(1, 300);
                                if (spending.reserve(List.of(payer, WORLD), tokens(most))
                                        instanceof Spending.Reservation reservation) {
                                    assertBelow(spending.balance(payer), limit);
                                    assertBelow(spending.balance(WORLD), 2 * limit);
                                    long took = random.nextLong(0, most + 1);
                                    reservation.settle(tokens(took));
                                    taken.merge(payer, took, Long::sum);
                                    taken.merge(WORLD, took, Long::sum);
                                }
                            }
                            return taken;
                        }));
            }
        }
        Map<Payer, Long> sums = new java.util.HashMap<>();
        for (Future<Map<Payer, Long>> thread : threads) {
            thread.get().forEach((payer, count) -> sums.merge(payer, count, Long::sum));
        }
        sums.forEach((payer, count) -> {
            assertThat(spending.balance(payer).day().spent()).isEqualTo(tokens(count));
            assertThat(spending.balance(payer).day().held()).isEqualTo(Amount.NONE);
        });
        // The budgets were really fought for.
        assertThat(sums.getOrDefault(WORLD, 0L)).isBetween(2 * limit - 600, 2 * limit);
    }

    private static void assertBelow(Balance balance, long limit) {
        long total = balance.day().spent().tokens() + balance.day().held().tokens();
        assertThat(total).isLessThanOrEqualTo(limit);
    }
}
