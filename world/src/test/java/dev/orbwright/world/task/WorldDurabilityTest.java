package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorldDurabilityTest {

    private final OpenWorld open = new OpenWorld("durability");
    private final World world = open.world;

    @AfterEach
    void close() {
        open.store.release();
        open.close();
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsDurable() {
        open.store.stall();
        CompletableFuture<Outcome<Boolean>> logged = open.submit(Steps.logging("hello"));
        CompletableFuture<Outcome<Integer>> set = open.setUndurably("a", 1);
        open.store.awaitStalledAppend();

        assertThat(set).isNotDone();
        assertThat(logged).isNotDone();
        assertThat(open.heard).isEmpty();
        assertThat(world.durable().size()).isZero();
        assertThat(world.log()).isEmpty();
        assertThat(world.status().sequence()).isZero();

        open.store.release();
        assertThat(OpenWorld.get(set).commit()).isPresent();
        assertThat(logged).isDone();
        assertThat(open.heard)
                .extracting(committed -> committed.commit().sequence())
                .containsExactly(1L, 2L);
        assertThat(open.durable("a")).isEqualTo(1);
        assertThat(world.log()).hasSize(1);
    }

    @Test
    void listenersHearOfACommitBeforeItsTaskEndsAndAfterItIsDurable() {
        List<String> order = new ArrayList<>();
        world.subscribe(committed -> {
            assertThat(world.durable()).isSameAs(committed.state());
            order.add("heard, stored " + open.store.sequence());
        });

        OpenWorld.get(open.submit(Steps.setting("a", 1)).thenAccept(_ -> order.add("done")));

        assertThat(order).containsExactly("heard, stored 1", "done");
    }

    @Test
    void commitsThatWaitAreMadeDurableInOneGroup() {
        open.store.stall();
        CompletableFuture<Outcome<Integer>> first = open.submit(Steps.setting("n0", 1));
        open.store.awaitStalledAppend();
        List<CompletableFuture<Outcome<Integer>>> rest = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            rest.add(open.setUndurably("n" + i, 1));
        }

        open.store.release();
        OpenWorld.get(first);
        rest.forEach(OpenWorld::get);

        assertThat(open.store.groupSizes()).containsExactly(1, 10);
        assertThat(open.heard)
                .extracting(committed -> committed.commit().sequence())
                .isEqualTo(Stream.iterate(1L, i -> i + 1).limit(11).toList());
    }

    @Test
    void aQuickTaskThatOnlyReadsWaitsForWhatItSaw() {
        open.store.stall();
        CompletableFuture<Outcome<Integer>> writing = open.setUndurably("a", 1);
        CompletableFuture<Outcome<Integer>> reading =
                open.submit(
                        transaction -> Decision.discard(Steps.number(transaction.state(), "a")));
        var _ = open.setUndurably("after", 1);

        assertThat(reading).isNotDone();
        open.store.release();
        assertThat(OpenWorld.get(reading).result()).isEqualTo(1);
        assertThat(writing).isDone();
    }

    @Test
    void aRecordedTaskThatOnlyReadsWaitsForWhatItSaw() {
        open.store.stall();
        CompletableFuture<Outcome<Integer>> writing = open.setUndurably("a", 1);
        CompletableFuture<Outcome<Integer>> reading = new CompletableFuture<>();
        Thread reader =
                Thread.ofPlatform()
                        .start(() ->
                                reading.complete(
                                        open.run(recording ->
                                                Decision.commit(recording.call(Steps.read("a"))))));
        Awaitility.await()
                .until(() ->
                        reader.getState() == Thread.State.WAITING
                                || reader.getState() == Thread.State.TERMINATED);

        assertThat(reading).isNotDone();
        open.store.release();
        assertThat(OpenWorld.get(reading).result()).isEqualTo(1);
        assertThat(writing).isDone();
    }

    @Test
    void aTrialSeesOnlyWhatIsDurable() {
        open.set("a", 1);
        open.store.stall();
        var _ = open.setUndurably("a", 2);

        int tried =
                world.tryOut(
                        _ -> Decision.commit(true),
                        recording -> Decision.discard(recording.call(Steps.read("a"))));

        assertThat(tried).isEqualTo(1);
    }

    @Test
    void tasksGoOnUpToTheirCommitWhileTheStoreIsSlow() {
        open.store.stall();
        var _ = open.setUndurably("a", 1);
        open.store.awaitStalledAppend();

        var _ = open.setUndurably("a", 2);
        var _ = open.setUndurably("a", 3);

        assertThat(Steps.number(world.snapshot(), "a")).isEqualTo(3);
        assertThat(open.durable("a")).isZero();
    }
}
