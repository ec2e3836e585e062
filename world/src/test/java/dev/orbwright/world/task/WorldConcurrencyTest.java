package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many threads at once. What they were told must be explained by one order of their commits.
final class WorldConcurrencyTest {

    private static final int CALLERS = 8;
    private static final int TASKS = 150;
    private static final int ACCOUNTS = 5;
    private static final int START = 100;

    private final OpenWorld open = new OpenWorld("concurrency");
    private final World world = open.world;

    @AfterEach
    void close() {
        open.close();
    }

    private interface Work {
        void of(int caller);
    }

    private static void concurrently(int callers, Work work) {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            int number = caller;
            CompletableFuture<Void> end = new CompletableFuture<>();
            done.add(end);
            Thread.ofPlatform()
                    .name("caller-" + caller)
                    .start(() -> {
                        try {
                            work.of(number);
                            end.complete(null);
                        } catch (RuntimeException | Error e) {
                            end.completeExceptionally(e);
                        }
                    });
        }
        done.forEach(OpenWorld::get);
    }

    @Test
    void everyIncrementIsKept() {
        concurrently(
                CALLERS,
                caller -> {
                    for (int i = 0; i < TASKS; i++) {
                        if (caller % 2 == 0) {
                            open.run(recording ->
                                    Decision.commit(recording.call(Steps.addBlindly("sum", 1))));
                        } else {
                            open.run(recording ->
                                    Decision.commit(recording.call(Steps.add("sum", 1))));
                        }
                    }
                });

        assertThat(open.durable("sum")).isEqualTo(CALLERS * TASKS);
        assertThat(open.heard).hasSize(CALLERS * TASKS);
    }

    private record Transfer(String from, String to, int amount, int sawFrom, int sawTo) {}

    private record Done(long sequence, Transfer transfer) {}

    @Test
    void whatTransfersSawAndDidIsOneOrderOfTheirCommits() {
        for (int account = 0; account < ACCOUNTS; account++) {
            open.set("account" + account, START);
        }
        List<Done> done = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger torn = new AtomicInteger();
        concurrently(
                CALLERS,
                caller -> {
                    SplittableRandom random = new SplittableRandom(caller);
                    for (int i = 0; i < TASKS; i++) {
                        if (caller == 0) {
                            int sum =
                                    open.run(recording -> Decision.discard(sum(recording)))
                                            .result();
                            torn.addAndGet(sum == ACCOUNTS * START ? 0 : 1);
                        } else {
                            String from = "account" + random.nextInt(ACCOUNTS);
                            String to = "account" + random.nextInt(ACCOUNTS);
                            int amount = 1 + random.nextInt(30);
                            Outcome<Transfer> outcome =
                                    open.run(recording -> transfer(recording, from, to, amount));
                            outcome.commit()
                                    .ifPresent(commit ->
                                            done.add(
                                                    new Done(commit.sequence(), outcome.result())));
                        }
                    }
                });

        assertThat(torn).hasValue(0);
        assertExplainedByOneOrder(done);
        assertThat(done).hasSize((int) open.store.sequence() - ACCOUNTS);
        int sum = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            sum += open.durable("account" + account);
            assertThat(open.durable("account" + account)).isNotNegative();
        }
        assertThat(sum).isEqualTo(ACCOUNTS * START);
        assertThat(world.status().replays()).isPositive();
    }

    private static int sum(Recording recording) {
        int sum = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            sum += recording.call(Steps.read("account" + account));
        }
        return sum;
    }

    private static Decision<Transfer> transfer(
            Recording recording, String from, String to, int amount) {
        int sawFrom = recording.call(Steps.read(from));
        // Makes room for another task between the two reads.
        LockSupport.parkNanos(50_000);
        int sawTo = recording.call(Steps.read(to));
        Transfer transfer = new Transfer(from, to, amount, sawFrom, sawTo);
        if (sawFrom < amount || from.equals(to)) {
            return Decision.discard(transfer);
        }
        recording.call(Steps.write(from, sawFrom - amount));
        recording.call(Steps.write(to, sawTo + amount));
        return Decision.commit(transfer);
    }

    private static void assertExplainedByOneOrder(List<Done> done) {
        List<Done> ordered = new ArrayList<>(done);
        ordered.sort(Comparator.comparingLong(Done::sequence));
        assertThat(ordered).extracting(Done::sequence).doesNotHaveDuplicates();
        Map<String, Integer> model = new HashMap<>();
        for (Done each : ordered) {
            Transfer transfer = each.transfer;
            int from = model.getOrDefault(transfer.from, START);
            int to = model.getOrDefault(transfer.to, START);
            assertThat(transfer.sawFrom).isEqualTo(from);
            assertThat(transfer.sawTo).isEqualTo(to);
            model.put(transfer.from, from - transfer.amount);
            model.put(transfer.to, to + transfer.amount);
        }
    }

    @Test
    void whoeverIsAnsweredSawOnlyWhatTheStoreKeeps() {
        AtomicInteger early = new AtomicInteger();
        concurrently(
                4,
                caller -> {
                    for (int i = 0; i < 1_000; i++) {
                        int seen =
                                caller == 0
                                        ? open.run(recording ->
                                                        Decision.commit(
                                                                recording.call(Steps.add("n", 1))))
                                                .result()
                                        : open.run(recording ->
                                                        Decision.discard(
                                                                recording.call(Steps.read("n"))))
                                                .result();
                        if (Steps.number(open.store.state(), "n") < seen
                                || open.durable("n") < seen) {
                            early.incrementAndGet();
                        }
                    }
                });

        assertThat(early).hasValue(0);
    }

    @Test
    void listenersHearEveryCommitInOrderWithItsState() {
        concurrently(
                CALLERS,
                caller -> {
                    for (int i = 0; i < TASKS; i++) {
                        open.run(recording ->
                                Decision.commit(recording.call(Steps.addBlindly("sum", 1))));
                    }
                });

        for (int i = 0; i < open.heard.size(); i++) {
            assertThat(open.heard.get(i).commit().sequence()).isEqualTo(i + 1);
            assertThat(Steps.number(open.heard.get(i).state(), "sum")).isEqualTo(i + 1);
        }
    }

    @Test
    void whatIsAcknowledgedSurvivesAStoreThatFailsNowAndThen() {
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        concurrently(
                CALLERS,
                caller -> {
                    for (int i = 0; i < TASKS; i++) {
                        if (caller == 0 && i % 10 == 0) {
                            open.ticker.addAndGet(2_000);
                            open.store.failNextAppend();
                        }
                        try {
                            open.run(recording ->
                                    Decision.commit(recording.call(Steps.addBlindly("sum", 1))));
                            acknowledged.incrementAndGet();
                        } catch (WorldStoppedException e) {
                            unknown.incrementAndGet();
                        }
                    }
                });

        open.ticker.addAndGet(2_000);
        open.set("last", 1);
        assertThat(unknown).hasPositiveValue();
        assertThat(open.durable("sum")).isEqualTo(acknowledged.get());
    }
}
