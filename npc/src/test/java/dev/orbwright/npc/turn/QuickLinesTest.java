package dev.orbwright.npc.turn;

import static dev.orbwright.npc.turn.Rehearsal.says;
import static dev.orbwright.npc.turn.Rehearsal.saysAndHangs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.queue.Message;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What comes shortly after each other is answered together.
final class QuickLinesTest {

    private final Rehearsal stage = new Rehearsal(Rehearsal.batching());

    @AfterEach
    void close() {
        stage.close();
    }

    private void over(int turns) {
        await().untilAsserted(() -> {
            assertThat(stage.over()).isEqualTo(turns);
            assertThat(stage.engine.state("ilse")).isEqualTo(NpcState.IDLE);
            assertThat(stage.engine.underWay()).isZero();
        });
    }

    /// From so near that it does not wait.
    private void call(String text) {
        stage.engine.deliver("ilse", Message.chat("ann", "Ann", text, 1));
    }

    private List<String> heardLast() {
        return stage.situations.getLast().batch().messages().stream()
                .map(Message::content)
                .toList();
    }

    @Test
    void theFirstLineIsAnsweredAtOnceAndWhatFollowsTogether() {
        stage.script(says("<say>Yes?</say>"), says("<say>All of it.</say>"));
        stage.chat("Ilse?");
        over(1);
        stage.chat("I need");
        stage.chat("a rope");
        assertThat(stage.engine.look("ilse").queue()).hasSize(2);
        assertThat(stage.engine.state("ilse")).isEqualTo(NpcState.LISTENING);
        call("now!");
        over(2);
        assertThat(heardLast()).containsExactlyInAnyOrder("I need", "a rope", "now!");
        assertThat(stage.situations).hasSize(2);
    }

    @Test
    void whatWasNotAnsweredYetIsAnsweredTogetherWithWhatFollows() throws Exception {
        CountDownLatch thinking = new CountDownLatch(1);
        stage.engine.notice("ilse", "It rains.");
        stage.script(saysAndHangs(thinking, "<thinking>Hm"), says("<say>All of it.</say>"));
        stage.chat("I need");
        thinking.await();
        stage.chat("a rope");
        await().until(() -> stage.engine.look("ilse").queue().size() == 2);
        call("now!");
        over(2);
        assertThat(heardLast()).containsExactly("now!", "I need", "a rope");
        assertThat(stage.situations.getLast().recent()).isEmpty();
        assertThat(stage.situations.getLast().lately())
                .extracting(Happening::what)
                .containsExactly("It rains.");
        assertThat(stage.engine.look("ilse").history())
                .hasSize(2)
                .last()
                .isInstanceOf(HistoryEntry.Response.class);
        assertThat(stage.responses().getLast().said()).containsExactly("All of it.");
    }

    @Test
    void quickLinesDoNotKeepAnNpcSilentForEver() throws Exception {
        List<CountDownLatch> thinking =
                Stream.generate(() -> new CountDownLatch(1)).limit(4).toList();
        CountDownLatch go = new CountDownLatch(1);
        stage.script(
                saysAndHangs(thinking.get(0), "<thinking>Hm"),
                saysAndHangs(thinking.get(1), "<thinking>Hm"),
                saysAndHangs(thinking.get(2), "<thinking>Hm"),
                (_, voice) -> {
                    thinking.get(3).countDown();
                    go.await();
                    voice.delta("<say>Yes, yes!</say>");
                    return new Mind.Thought.Done(TokenUsage.NONE);
                },
                says("<say>What else?</say>"));
        for (CountDownLatch turn : thinking) {
            call("Well?");
            turn.await();
        }
        call("Well?");
        call("Well?");
        go.countDown();
        over(5);
        assertThat(stage.all(TurnEvent.Interrupted.class)).hasSize(3);
        assertThat(stage.responses())
                .extracting(HistoryEntry.Response::said)
                .containsExactly(List.of("Yes, yes!"), List.of("What else?"));
    }

    @Test
    void whatWasAnsweredInPartIsNotAnsweredAgain() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        stage.script(saysAndHangs(said, "<say>A rope, you"), says("<say>Yes.</say>"));
        stage.chat("I need a rope");
        said.await();
        call("now!");
        over(2);
        assertThat(heardLast()).containsExactly("now!");
        assertThat(stage.responses()).hasSize(2);
    }
}
