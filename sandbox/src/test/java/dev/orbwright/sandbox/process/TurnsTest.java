package dev.orbwright.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// In which order runs that wait have a worker.
final class TurnsTest {

    private final Turns turns = new Turns(6, 4);

    private Turns.Place join(String owner) {
        return turns.join(owner).orElseThrow();
    }

    private List<String> rest() {
        List<String> owners = new ArrayList<>();
        while (!turns.isEmpty()) {
            owners.add(turns.next().owner());
        }
        return owners;
    }

    @Test
    void anOwnersFirstRunComesBeforeAnothersSecond() {
        List.of("flood", "flood", "flood", "calm").forEach(this::join);
        assertThat(rest()).containsExactly("flood", "calm", "flood", "flood");
    }

    @Test
    void ownersTakeTurnsHoweverManyTheirRunsAre() {
        List.of("ann", "ann", "ann", "bob", "bob", "cid").forEach(this::join);
        assertThat(rest()).containsExactly("ann", "bob", "cid", "ann", "bob", "ann");
    }

    @Test
    void whoeverHadATurnAndComesAgainWaitsForTheOthers() {
        List.of("ann", "bob", "cid").forEach(this::join);
        assertThat(turns.next().owner()).isEqualTo("ann");
        join("ann");
        assertThat(rest()).containsExactly("bob", "cid", "ann");
    }

    @Test
    void runsOfOneOwnerKeepTheirOrder() {
        List<Turns.Place> places = List.of(join("ann"), join("ann"), join("ann"));
        assertThat(List.of(turns.next(), turns.next(), turns.next())).isEqualTo(places);
    }

    @Test
    void noOwnerFillsTheLaneAloneButTheWorld() {
        for (int i = 0; i < 4; i++) {
            join("ann");
        }
        assertThat(turns.join("ann")).isEmpty();
        join("bob");
        join("bob");
        assertThat(turns.join("cid")).isEmpty();
        rest();
        for (int i = 0; i < 6; i++) {
            join("");
        }
        assertThat(turns.join("")).isEmpty();
    }

    @Test
    void whoLeavesHasNoTurnAndMakesRoom() {
        Turns.Place first = join("ann");
        Turns.Place second = join("ann");
        join("bob");
        assertThat(turns.leave(first)).isTrue();
        assertThat(turns.leave(first)).isFalse();
        assertThat(turns.next()).isSameAs(second);
        assertThat(turns.leave(second)).isFalse();
        assertThat(rest()).containsExactly("bob");
    }

    @Test
    void atTheEndAllAreSentAway() {
        Turns.Place one = join("ann");
        Turns.Place other = join("bob");
        turns.close();
        assertThat(turns.isEmpty()).isTrue();
        assertThat(one.worker()).isCompletedExceptionally();
        assertThat(other.worker()).isCompletedExceptionally();
    }
}
