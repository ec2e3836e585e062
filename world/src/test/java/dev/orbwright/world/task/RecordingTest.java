package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.state.WorldState;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordingTest {

    private static final TaskSeed SEED = new TaskSeed(7, 1_234);

    private static WorldState with(String name, int value) {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);
        Steps.set(transaction, name, value);
        return transaction.state();
    }

    private static Transaction on(WorldState state) {
        return new Transaction(state, SEED);
    }

    @Test
    void equalAnswersBringTheChangesToTheNewState() {
        Recording recording = new Recording(on(with("a", 1)));
        recording.call(Steps.read("a"));
        recording.call(Steps.addBlindly("b", 5));
        recording.call(Steps.log("done"));
        Transaction moved = on(with("a", 1));
        Steps.set(moved, "b", 100);

        assertThat(recording.replayOn(moved)).isEmpty();

        assertThat(Steps.number(moved.state(), "b")).isEqualTo(105);
        assertThat(moved.events()).containsExactly(new WorldEvent.Logged("done"));
    }

    @Test
    void whatBeginsAgainGetsTheSameIdsAndReplaysLikeOneRun() {
        Recording once = new Recording(on(with("a", 1)));
        once.savepoint();
        once.call(Steps.add("a", 1));
        String id = once.call(Steps.newId("orb"));
        once.call(Steps.log("done"));

        Recording twice = new Recording(on(with("a", 1)));
        int start = twice.savepoint();
        twice.call(Steps.add("a", 1));
        twice.call(Steps.newId("orb"));
        int inner = twice.savepoint();
        twice.call(Steps.write("b", 7));
        twice.rollbackTo(inner);
        twice.call(Steps.log("too early"));
        twice.beginAgainAt(start);
        assertThat(twice.call(Steps.add("a", 1))).isEqualTo(2);
        assertThat(twice.call(Steps.newId("orb"))).isEqualTo(id);
        twice.call(Steps.log("done"));

        assertThat(twice.transaction().state()).isEqualTo(once.transaction().state());
        assertThat(twice.transaction().changes()).isEqualTo(once.transaction().changes());
        assertThat(twice.transaction().events()).isEqualTo(once.transaction().events());
        assertThat(twice.transaction().created()).isEqualTo(once.transaction().created());
        Transaction moved = on(with("a", 1));
        Steps.set(moved, "elsewhere", 1);
        assertThat(twice.replayOn(moved)).isEmpty();
        assertThat(moved.events()).containsExactly(new WorldEvent.Logged("done"));
        assertThat(Steps.number(moved.state(), "b")).isZero();
    }

    @Test
    void createdThingsAreCountedThoughTheyAreRemovedAgain() {
        Recording recording = new Recording(on(with("a", 1)));
        recording.call(Steps.write("a", 2));
        assertThat(recording.transaction().created()).isZero();
        int before = recording.savepoint();
        recording.call(Steps.write("b", 1));
        recording.call(Steps.remove("b"));
        recording.call(Steps.write("b", 1));
        assertThat(recording.transaction().created()).isEqualTo(2);
        recording.rollbackTo(before);
        assertThat(recording.transaction().created()).isZero();
    }

    @Test
    void anotherAnswerIsADifference() {
        Recording recording = new Recording(on(with("a", 1)));
        recording.call(Steps.read("a"));

        assertThat(recording.replayOn(on(with("a", 2)))).isPresent();
        assertThat(recording.replayOn(on(WorldState.EMPTY))).isPresent();
    }

    @Test
    void theAnswerOfAVolatileCallIsNotCompared() {
        Recording recording = new Recording(on(with("a", 1)));
        int seen =
                recording.call(
                        new Call<>() {
                            @Override
                            public Integer execute(Transaction transaction) {
                                return Steps.number(transaction.state(), "a");
                            }

                            @Override
                            public boolean isVolatile() {
                                return true;
                            }
                        });
        recording.call(Steps.write("b", seen));
        Transaction moved = on(with("a", 2));

        assertThat(recording.replayOn(moved)).isEmpty();
        assertThat(Steps.number(moved.state(), "b")).isEqualTo(1);
    }

    @Test
    void whatWasRolledBackStaysRolledBack() {
        Recording recording = new Recording(on(WorldState.EMPTY));
        recording.call(Steps.write("kept", 1));
        int savepoint = recording.savepoint();
        recording.call(Steps.write("lost", 1));
        recording.call(Steps.log("lost"));
        recording.rollbackTo(savepoint);
        recording.call(Steps.write("later", 1));
        Transaction moved = on(with("other", 9));

        assertThat(recording.replayOn(moved)).isEmpty();

        assertThat(Steps.number(moved.state(), "kept")).isEqualTo(1);
        assertThat(Steps.number(moved.state(), "lost")).isZero();
        assertThat(Steps.number(moved.state(), "later")).isEqualTo(1);
        assertThat(Steps.number(moved.state(), "other")).isEqualTo(9);
        assertThat(moved.events()).isEmpty();
    }

    @Test
    void anAnswerThatWasSeenBeforeARollbackCountsToo() {
        Recording recording = new Recording(on(with("a", 1)));
        int savepoint = recording.savepoint();
        recording.call(Steps.add("a", 1));
        recording.rollbackTo(savepoint);

        assertThat(recording.replayOn(on(with("a", 1)))).isEmpty();
        assertThat(recording.replayOn(on(with("a", 3)))).isPresent();
    }

    @Test
    void aStepThatFailsEqualsItselfAndItsSavepointHoldsOnTheNewState() {
        Recording recording = new Recording(on(with("a", 1)));
        int outer = recording.savepoint();
        recording.call(Steps.addBlindly("a", 10));
        int inner = recording.savepoint();
        recording.call(Steps.addBlindly("a", 100));
        recording.rollbackTo(inner);
        recording.call(Steps.addBlindly("a", 1_000));
        recording.rollbackTo(inner);
        Transaction moved = on(with("a", 2));

        assertThat(recording.replayOn(moved)).isEmpty();
        assertThat(Steps.number(moved.state(), "a")).isEqualTo(12);

        recording.rollbackTo(outer);
        Transaction again = on(with("a", 2));
        assertThat(recording.replayOn(again)).isEmpty();
        assertThat(again.changes().isEmpty()).isTrue();
    }

    @Test
    void idsAreTheSameUnlessOneIsTakenByNow() {
        Recording recording = new Recording(on(WorldState.EMPTY));
        recording.call(Steps.newId("orb"));

        assertThat(recording.replayOn(on(with("a", 1)))).isEmpty();
        assertThat(recording.replayOn(new Transaction(WorldState.EMPTY, new TaskSeed(8, 1_234))))
                .isPresent();
    }

    @Test
    void nothingIsExecutedAfterADifference() {
        AtomicInteger executions = new AtomicInteger();
        Recording recording = new Recording(on(with("a", 1)));
        recording.call(Steps.read("a"));
        recording.call(_ -> executions.incrementAndGet() > 0);

        assertThat(recording.replayOn(on(WorldState.EMPTY))).isPresent();

        assertThat(executions).hasValue(1);
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(200);
    }

    /// The property that makes replay right: where it finds no difference, it leaves the state that
    /// the task would have left had it run on the new state from the start.
    @ParameterizedTest
    @MethodSource("seeds")
    void aReplayWithoutDifferenceEqualsARunFromTheStart(long seed) {
        WorldState base = WorldState.EMPTY;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 4; i++) {
            Transaction both = on(base);
            Steps.set(both, "n" + i, random.nextInt(3));
            base = both.state();
        }
        Transaction moves = on(base);
        Steps.set(moves, "n" + random.nextInt(4), random.nextInt(3));
        WorldState head = moves.state();
        Recording recording = new Recording(on(base));
        task(recording, seed);
        Transaction fresh = on(head);
        task(new Recording(fresh), seed);
        Transaction replayed = on(head);

        Optional<String> difference = recording.replayOn(replayed);

        if (difference.isEmpty()) {
            assertThat(replayed.state()).isEqualTo(fresh.state());
            assertThat(replayed.events()).isEqualTo(fresh.events());
        } else {
            assertThat(head).isNotEqualTo(base);
        }
    }

    /// A task whose way depends on what it is answered.
    private static void task(Recording recording, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int savepoint = recording.savepoint();
        for (int step = 0; step < 8; step++) {
            String name = "n" + random.nextInt(4);
            String other = "n" + random.nextInt(4);
            switch (random.nextInt(5)) {
                case 0 -> {
                    if (recording.call(Steps.read(name)) == 1) {
                        recording.call(Steps.write(other, 7));
                    }
                }
                case 1 -> recording.call(Steps.addBlindly(name, 1));
                case 2 -> recording.call(Steps.log("sum " + recording.call(Steps.add(name, 1))));
                case 3 -> recording.call(Steps.remove(name));
                default -> {
                    if (recording.call(Steps.read(other)) == 0) {
                        recording.rollbackTo(savepoint);
                    }
                }
            }
        }
    }
}
