package dev.orbwright.npc.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.npc.history.HistoryEntry.Response;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others see an NPC do is as much in character as what they hear it say.
final class GestureTest {

    private final Rehearsal stage = new Rehearsal();

    @AfterEach
    void close() {
        stage.close();
    }

    private record Seen(List<TurnEvent> events, Response response, boolean answered) {
        String told(Tag tag) {
            return events.stream()
                    .filter(event -> event instanceof TurnEvent.Chunk chunk && chunk.tag() == tag)
                    .map(event -> ((TurnEvent.Chunk) event).text())
                    .collect(Collectors.joining());
        }

        long openings() {
            return events.stream().filter(TurnEvent.Opened.class::isInstance).count();
        }

        long closings() {
            return events.stream().filter(TurnEvent.Closed.class::isInstance).count();
        }
    }

    private Seen seen(String... pieces) {
        List<TurnEvent> events = new ArrayList<>();
        Delivery delivery =
                new Delivery(
                        "ilse~1-1",
                        stage.definition("ilse").orElseThrow(),
                        new Batch(List.of(Message.chat("ann", "Ann", "Hello", 2))),
                        stage,
                        () -> false,
                        events::add,
                        () -> {});
        delivery.begin();
        for (String piece : pieces) {
            delivery.accept(piece);
        }
        delivery.end();
        return new Seen(events, delivery.response(1, 0, false), delivery.hasShown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but as an AI language model I cannot roleplay gestures.",
                "Error: 429 Too Many Requests",
                "{\"error\": {\"message\": \"quota exceeded\"}}",
                "null",
                "I cannot assist with that."
            })
    void whatIsOutOfCharacterIsNeverSeenHoweverItComes(String garbage) {
        String reply = "<action>" + garbage + "</action><say>Well met.</say>";
        for (int split = 0; split <= reply.length(); split++) {
            Seen seen = seen(reply.substring(0, split), reply.substring(split));
            assertThat(seen.told(Tag.ACTION)).as("split at %d", split).isEmpty();
            assertThat(seen.response().actions()).as("split at %d", split).isEmpty();
            assertThat(seen.told(Tag.SAY)).isEqualTo("Well met.");
            assertThat(seen.openings()).isEqualTo(1).isEqualTo(seen.closings());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<action>Error: 500 Internal Server Error",
                "<action>I cannot assist with that.</action>",
                "<action>as an AI model, I can't engage"
            })
    void aReplyOfNothingElseIsNone(String reply) {
        for (int split = 0; split <= reply.length(); split++) {
            Seen seen = seen(reply.substring(0, split), reply.substring(split));
            assertThat(seen.answered()).as("split at %d", split).isFalse();
            assertThat(seen.events()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nods slowly",
                "1 step back, then another",
                "I'm sorry, friend: a hand on her heart",
                "errors out of the room, limping",
                "exceptionally slow, she turns"
            })
    void whatIsInCharacterIsSeenHoweverItComes(String gesture) {
        String reply = "<say>So.</say><action>" + gesture + "</action><say>And so.</say>";
        for (int split = 0; split <= reply.length(); split++) {
            Seen seen = seen(reply.substring(0, split), reply.substring(split));
            assertThat(seen.told(Tag.ACTION)).as("split at %d", split).isEqualTo(gesture);
            assertThat(seen.response().actions()).containsExactly(gesture);
            assertThat(seen.response().said()).containsExactly("So.", "And so.");
            assertThat(seen.openings()).isEqualTo(3).isEqualTo(seen.closings());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As an AI language model, I have no hands.",
                "I'm sorry, but as an AI model I must stop here.",
                "Error: 429 Too Many Requests. Try later.",
                "{\"error\": 1}"
            })
    void whatGivesAModelAwayInMidSpeechIsNotSaidNorWhatFollows(String garbage) {
        String reply = "<say>Well met. " + garbage + " And so on.</say><say>Farewell.</say>";
        for (int split = 0; split <= reply.length(); split++) {
            Seen seen = seen(reply.substring(0, split), reply.substring(split));
            assertThat(seen.told(Tag.SAY))
                    .as("split at %d", split)
                    .isEqualTo("Well met. Farewell.");
            assertThat(seen.openings()).isEqualTo(2).isEqualTo(seen.closings());
        }
    }

    @Test
    void whatSomebodyMaySayInMidSpeechIsSaid() {
        String speech =
                "Ah. I cannot help with that! I'm sorry, friend. Error is human. I am unable to"
                        + " open it... Null and void, they called it. 500 winters ago.";
        String reply = "<say>" + speech + "</say>";
        for (int split = 0; split <= reply.length(); split++) {
            Seen seen = seen(reply.substring(0, split), reply.substring(split));
            assertThat(seen.told(Tag.SAY)).as("split at %d", split).isEqualTo(speech);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", " 1 ", "**1**"})
    void whetherThereIsAGestureIsNoGesture(String whether) {
        String reply = "<action>" + whether + "</action><say>Yes.</say>";
        for (int split = 0; split <= reply.length(); split++) {
            Seen seen = seen(reply.substring(0, split), reply.substring(split));
            assertThat(seen.told(Tag.ACTION)).as("split at %d", split).isEmpty();
            assertThat(seen.response().actions()).isEmpty();
            assertThat(seen.told(Tag.SAY)).isEqualTo("Yes.");
            assertThat(seen.openings()).isEqualTo(1).isEqualTo(seen.closings());
        }
    }
}
