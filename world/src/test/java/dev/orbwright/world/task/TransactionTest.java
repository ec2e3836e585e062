package dev.orbwright.world.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.RandomEntries;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TransactionTest {

    private static final TaskSeed SEED = new TaskSeed(7, 1_234);

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(100);
    }

    private record Mark(
            Transaction.Savepoint savepoint, WorldState state, List<WorldEvent> events) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void changesLeadThereAndTheirInverseLeadsBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomEntries entries = new RandomEntries(random);
        WorldState base = WorldState.EMPTY;
        for (int i = 0; i < 30; i++) {
            base = base.with(entries.entry());
        }
        Transaction transaction = new Transaction(base, SEED);
        List<WorldEvent> events = new ArrayList<>();
        Deque<Mark> marks = new ArrayDeque<>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> transaction.put(entries.entry());
                case 3, 4 -> transaction.remove(entries.key());
                case 5 -> {
                    WorldEvent event = new WorldEvent.Logged("step " + step);
                    transaction.emit(event);
                    events.add(event);
                }
                case 6 ->
                        marks.push(
                                new Mark(
                                        transaction.savepoint(),
                                        transaction.state(),
                                        List.copyOf(events)));
                default -> {
                    if (!marks.isEmpty()) {
                        Mark mark = random.nextBoolean() ? marks.pop() : marks.getFirst();
                        transaction.rollbackTo(mark.savepoint);
                        events = new ArrayList<>(mark.events);
                        assertThat(transaction.state()).isEqualTo(mark.state);
                    }
                }
            }
            assertThat(transaction.events()).isEqualTo(events);
        }
        ChangeSet changes = transaction.changes();

        assertThat(changes.applyTo(base)).isEqualTo(transaction.state());
        assertThat(changes.inverse().applyTo(transaction.state())).isEqualTo(base);
        assertThat(changes.inverse().inverse()).isEqualTo(changes);
        assertThat(changes.changes()).extracting(Change::key).doesNotHaveDuplicates();
        assertThat(changes.changes()).noneMatch(change -> change.before().equals(change.after()));
        assertThat(changes.isEmpty()).isEqualTo(base.equals(transaction.state()));
        assertThat(transaction.base()).isSameAs(base);
    }

    @Test
    void itReadsWhatItWrote() {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);

        Steps.set(transaction, "a", 1);

        assertThat(Steps.number(transaction.state(), "a")).isEqualTo(1);
        assertThat(transaction.base().size()).isZero();
    }

    @Test
    void whatIsSetAndSetBackIsNoChange() {
        WorldState base =
                WorldState.EMPTY.with(new Puzzle("p", JsonObject.EMPTY, Optional.empty()));
        Transaction transaction = new Transaction(base, SEED);

        transaction.put(new Puzzle("p", JsonObject.of("solved", true), Optional.empty()));
        transaction.put(new Puzzle("p", JsonObject.EMPTY, Optional.empty()));
        Steps.set(transaction, "a", 1);
        transaction.remove(EntryKey.property("a"));

        assertThat(transaction.changes()).isEqualTo(ChangeSet.EMPTY);
    }

    @Test
    void changesComeInTheOrderInWhichEntriesWereFirstTouched() {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);

        Steps.set(transaction, "z", 1);
        Steps.set(transaction, "a", 1);
        Steps.set(transaction, "z", 2);

        assertThat(transaction.changes().changes())
                .extracting(change -> change.key().id())
                .containsExactly("z", "a");
    }

    @Test
    void theSameSeedGivesTheSameIdsTimeAndRandomness() {
        Transaction one = new Transaction(WorldState.EMPTY, SEED);
        Transaction other = new Transaction(WorldState.EMPTY, SEED);
        for (int i = 0; i < 20; i++) {
            assertThat(one.newId("orb")).isEqualTo(other.newId("orb")).startsWith("orb_");
            assertThat(one.random()).isEqualTo(other.random()).isBetween(0.0, 1.0);
        }
        assertThat(one.worldTime()).isEqualTo(1_234);
        assertThat(new Transaction(WorldState.EMPTY, new TaskSeed(8, 0)).newId("orb"))
                .isNotEqualTo(new Transaction(WorldState.EMPTY, SEED).newId("orb"));
    }

    @Test
    void aNewIdIsNobodysYet() {
        String first = new Transaction(WorldState.EMPTY, SEED).newId("orb");
        WorldState taken =
                WorldState.EMPTY.with(new Puzzle(first, JsonObject.EMPTY, Optional.empty()));

        assertThat(new Transaction(taken, SEED).newId("orb")).isNotEqualTo(first);
    }

    @Test
    void idsAndRandomnessGoOnAfterARollback() {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);
        Transaction.Savepoint start = transaction.savepoint();
        String first = transaction.newId("orb");

        transaction.rollbackTo(start);

        assertThat(transaction.newId("orb")).isNotEqualTo(first);
    }

    @Test
    void aSavepointThatWasRolledBackIsGone() {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);
        Transaction.Savepoint outer = transaction.savepoint();
        Steps.set(transaction, "a", 1);
        transaction.emit(new WorldEvent.Logged("a"));
        Transaction.Savepoint inner = transaction.savepoint();

        transaction.rollbackTo(outer);

        assertThatIllegalStateException().isThrownBy(() -> transaction.rollbackTo(inner));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        transaction.rollbackTo(
                                new Transaction(WorldState.EMPTY, SEED).savepoint()));
        transaction.rollbackTo(outer);
        assertThat(transaction.changes().isEmpty()).isTrue();
    }

    @Test
    void aSavepointThatWasReleasedIsGoneAndWhatCameAfterItStands() {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);
        Transaction.Savepoint outer = transaction.savepoint();
        Steps.set(transaction, "a", 1);
        Transaction.Savepoint released = transaction.savepoint();
        Steps.set(transaction, "b", 1);
        transaction.emit(new WorldEvent.Logged("b"));
        Transaction.Savepoint inner = transaction.savepoint();

        transaction.release(released);

        assertThat(Steps.number(transaction.state(), "b")).isEqualTo(1);
        assertThat(transaction.events()).hasSize(1);
        assertThat(transaction.savepoints()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> transaction.rollbackTo(released));
        assertThatIllegalStateException().isThrownBy(() -> transaction.rollbackTo(inner));
        assertThatIllegalStateException().isThrownBy(() -> transaction.release(released));
        transaction.rollbackTo(outer);
        assertThat(transaction.changes().isEmpty()).isTrue();
        assertThat(transaction.events()).isEmpty();
    }

    @Test
    void equalSourcesAreKeptOnce() {
        Transaction transaction = new Transaction(WorldState.EMPTY, SEED);

        String hash = transaction.keep("return 1;");

        assertThat(transaction.keep("return 1;")).isEqualTo(hash).hasSize(64);
        assertThat(transaction.keep("return 2;")).isNotEqualTo(hash);
        assertThat(transaction.sources()).hasSize(2);
        assertThat(transaction.source(hash)).contains("return 1;");
        assertThat(transaction.source("unknown")).isEmpty();
    }
}
