package dev.orbwright.npc.turn;

import static dev.orbwright.npc.turn.Rehearsal.says;
import static dev.orbwright.npc.turn.Rehearsal.saysAndHangs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.mind.Mind;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What counts of a turn when pages tell bit by bit how much of it they have shown.
final class ShownSpeechTest {

    private static final String WHOLE = "One two three four.";

    private final Rehearsal stage = new Rehearsal(Rehearsal.patient());

    @AfterEach
    void close() {
        stage.close();
    }

    private String turnId() {
        return stage.all(TurnEvent.Started.class).getFirst().turnId();
    }

    private HistoryEntry.Response first() {
        return stage.responses().getFirst();
    }

    private void over(int turns) {
        await().untilAsserted(() -> {
            assertThat(stage.over()).isEqualTo(turns);
            assertThat(stage.engine.state("ilse")).isEqualTo(NpcState.IDLE);
            assertThat(stage.engine.underWay()).isZero();
        });
    }

    /// A turn that is told up to here, and then stopped.
    private void interrupted(int... shownBefore) throws InterruptedException {
        stage.confirming = true;
        CountDownLatch said = new CountDownLatch(1);
        stage.script(saysAndHangs(said, "<say>" + WHOLE), says("<say>Well?</say>"));
        stage.chat("Count");
        said.await();
        for (int characters : shownBefore) {
            stage.engine.confirm(turnId(), characters);
        }
        stage.engine.interrupt("ilse");
        over(1);
    }

    @Test
    void aFinishedTurnCountsAsAWholeHoweverLittleIsShownYet() {
        stage.confirming = true;
        stage.script(says("<say>" + WHOLE + "</say>"));
        stage.chat("Count");
        over(1);
        for (int characters : new int[] {0, 3, 7, 4, 12, WHOLE.length(), 5, 1000}) {
            stage.engine.confirm(turnId(), characters);
            assertThat(first().said()).containsExactly(WHOLE);
            assertThat(first().cut()).isFalse();
        }
        assertThat(stage.kept.get("ilse"))
                .filteredOn(HistoryEntry.Response.class::isInstance)
                .as("nothing else is kept of it")
                .containsExactly(first());
    }

    @Test
    void whatWasShownBeforeTheEndDoesNotCutATurnThatFinishes() throws InterruptedException {
        stage.confirming = true;
        CountDownLatch said = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        stage.script((_, voice) -> {
            voice.delta("<say>One two three");
            said.countDown();
            go.await();
            voice.delta(" four.</say>");
            return new Mind.Thought.Done(TokenUsage.NONE);
        });
        stage.chat("Count");
        said.await();
        stage.engine.confirm(turnId(), 5);
        go.countDown();
        over(1);
        stage.engine.confirm(turnId(), 9);
        assertThat(first().said()).containsExactly(WHOLE);
        assertThat(first().cut()).isFalse();
    }

    @Test
    void ofSeveralViewersTheOneWhoHasSeenMostCounts() throws InterruptedException {
        interrupted();
        stage.engine.confirm(turnId(), 3);
        assertThat(first().said()).containsExactly("One");
        stage.engine.confirm(turnId(), 7);
        assertThat(first().said()).containsExactly("One two");
        stage.engine.confirm(turnId(), 5);
        assertThat(first().said()).containsExactly("One two");
        stage.engine.confirm(turnId(), 13);
        assertThat(first().said()).containsExactly("One two three");
        assertThat(first().cut()).isTrue();
        assertThat(stage.kept.get("ilse")).last().isEqualTo(first());
    }

    @Test
    void whoeverHasSeenAllOfACutTurnHasHeardAllThatWasTold() throws InterruptedException {
        interrupted();
        stage.engine.confirm(turnId(), 3);
        stage.engine.confirm(turnId(), 1000);
        assertThat(first().said()).containsExactly(WHOLE);
        assertThat(first().cut()).isTrue();
    }

    @Test
    void whatWasShownBeforeAnInterruptionCountsUntilMoreIsToldToHaveBeen()
            throws InterruptedException {
        interrupted(3, 7, 5);
        assertThat(first().said()).containsExactly("One two");
        assertThat(first().cut()).isTrue();
        stage.engine.confirm(turnId(), 13);
        assertThat(first().said()).containsExactly("One two three");
    }

    @Test
    void whatIsToldAfterTheNextTurnStillCounts() throws InterruptedException {
        interrupted(3);
        stage.engine.confirm(turnId(), 3);
        stage.chat("Go on");
        over(2);
        stage.engine.confirm(turnId(), 7);
        assertThat(first().said()).containsExactly("One two");
        assertThat(stage.responses().getLast().said()).containsExactly("Well?");
    }
}
