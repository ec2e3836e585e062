package dev.orbwright.npc.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.npc.history.HistoryEntry.Deed;
import dev.orbwright.npc.history.HistoryEntry.Heard;
import dev.orbwright.npc.history.HistoryEntry.Incoming;
import dev.orbwright.npc.history.HistoryEntry.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HistoryTest {

    private final History history = new History();

    private List<Long> exchange(String heard, String said) {
        List<Long> gone = new ArrayList<>();
        gone.addAll(
                history.put(
                        new Incoming(
                                history.next(),
                                0,
                                List.of(new Heard("chat", Optional.of("ann"), "Ann", heard)))));
        gone.addAll(history.put(response(history.next(), said, false)));
        return gone;
    }

    private static Response response(long number, String said, boolean cut) {
        return new Response(
                number,
                0,
                "t" + number,
                List.of(),
                List.of(said),
                cut,
                List.of(),
                List.of(),
                false);
    }

    @Test
    void aTranscriptReadsLikeAConversation() {
        exchange("Hello there!", "Hello Ann!");
        history.put(
                new Response(
                        history.next(),
                        0,
                        "t",
                        List.of("hm"),
                        List.of("I was about"),
                        true,
                        List.of("nods"),
                        List.of(new Deed("/give ann key", false, "you do not carry it")),
                        false));
        assertThat(history.transcript(10))
                .containsExactly(
                        "<Ann> Hello there!",
                        "[You said] Hello Ann!",
                        "[You said] I was about -- (you were cut off here)",
                        "[You] nods",
                        "[You did] /give ann key: refused, you do not carry it");
    }

    @Test
    void aHundredEntriesAreKept() {
        List<Long> gone = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            gone.addAll(exchange("question " + i, "answer " + i));
        }
        assertThat(history.entries()).hasSize(History.MOST);
        assertThat(gone).hasSize(20).startsWith(1L, 2L);
        assertThat(history.next()).isEqualTo(121);
    }

    @Test
    void theLastTenExchangesAreNeverSummarised() {
        for (int i = 0; i < 26; i++) {
            exchange("question " + i, "answer " + i);
        }
        assertThat(history.isTooLong(100_000)).isTrue();
        List<HistoryEntry> old = history.old();
        history.summarise("They talked.", old.getLast().number());
        assertThat(history.recent()).filteredOn(Response.class::isInstance).hasSize(10);
        assertThat(history.recent()).hasSize(20);
        assertThat(history.isTooLong(100_000)).isFalse();
        assertThat(history.old()).isEmpty();
    }

    @Test
    void aSmallWindowAsksForASummaryEarlier() {
        for (int i = 0; i < 12; i++) {
            exchange("a rather long question, number " + i, "an equally long answer");
        }
        assertThat(history.isTooLong(1000)).isFalse();
        assertThat(history.isTooLong(100)).isTrue();
        assertThat(history.old()).isNotEmpty();
    }

    @Test
    void itIsSearchedByWordsNewestFirst() {
        exchange("Where is the silver key?", "Under the stone.");
        exchange("And the silver bell?", "I sold it.");
        assertThat(history.search("SILVER the", 5))
                .containsExactly("<Ann> And the silver bell?", "<Ann> Where is the silver key?");
        assertThat(history.search("gold", 5)).isEmpty();
    }

    @Test
    void entriesComeBackAsTheyWereKept() {
        exchange("Hello", "Well met");
        for (HistoryEntry entry : history.entries()) {
            assertThat(HistoryEntry.of(entry.number(), entry.toJson())).contains(entry);
        }
    }

    @Test
    void whatWasShownCutsWhatWasSaid() {
        Response response =
                new Response(
                        1,
                        0,
                        "t",
                        List.of(),
                        List.of("One.", "Two."),
                        false,
                        List.of(),
                        List.of(),
                        false);
        assertThat(response.shownUpTo(8)).isEqualTo(response);
        assertThat(response.shownUpTo(6).said()).containsExactly("One.", "Tw");
        assertThat(response.shownUpTo(6).cut()).isTrue();
        assertThat(response.shownUpTo(0).said()).isEmpty();
    }

    @Test
    void aDigestKeepsPromisesQuestsAndPreferences() {
        exchange("It is raining. I promise to bring you the bell!", "Then I will wait here.");
        exchange("Nice hat. I like apples. How are you?", "Well.");
        String digest = Digest.of("", history.entries());
        assertThat(digest.lines())
                .containsExactly(
                        "Ann said: I promise to bring you the bell!",
                        "You said: Then I will wait here.",
                        "Ann said: I like apples.");
        assertThat(Digest.of(digest, List.of())).isEqualTo(digest);
    }
}
