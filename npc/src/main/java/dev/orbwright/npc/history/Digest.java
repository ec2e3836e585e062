package dev.orbwright.npc.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// A summary without a model: the sentences that one should not forget, word for word.
public final class Digest {

    /// Sentences that are kept.
    private static final int MOST = 14;

    private static final int LONGEST = 200;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");

    /// Quests, promises and preferences.
    private static final Pattern WORTH_KEEPING =
            Pattern.compile(
                    "\\b(promis\\w*|swear|owe|will|shall|i'll|must|need\\w*|quest|task|find|bring|fetch"
                            + "|search\\w*|look\\w* for|want\\w*|wish\\w*|like|love|hate|prefer\\w*|favou?rite"
                            + "|afraid|fear|my name|i am|i'm|call me|remember|never|always|deal|trade|secret"
                            + "|gave|give|thank\\w*)\\b",
                    Pattern.CASE_INSENSITIVE);

    private Digest() {}

    /// A summary of these entries, which goes on from an older one.
    public static String of(String before, List<HistoryEntry> entries) {
        SequencedSet<String> kept = new LinkedHashSet<>();
        if (!before.isEmpty()) {
            kept.addAll(List.of(before.split("\n", -1)));
        }
        for (HistoryEntry entry : entries) {
            switch (entry) {
                case HistoryEntry.Incoming incoming ->
                        incoming.heard().stream()
                                .filter(heard -> heard.isSpeech() || heard.isFromPlayer())
                                .forEach(heard ->
                                        worthKeeping(heard.text())
                                                .forEach(sentence ->
                                                        kept.add(
                                                                "%s said: %s"
                                                                        .formatted(
                                                                                heard.sender(),
                                                                                sentence))));
                case HistoryEntry.Response response -> {
                    response.said().stream()
                            .flatMap(said -> worthKeeping(said).stream())
                            .forEach(sentence -> kept.add("You said: " + sentence));
                    response.deeds().stream()
                            .filter(HistoryEntry.Deed::done)
                            .forEach(deed -> kept.add("You did %s.".formatted(deed.command())));
                }
            }
        }
        List<String> lines = new ArrayList<>(kept);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
    }

    /// The sentences of a text that say what one should not forget.
    public static List<String> worthKeeping(String text) {
        return SENTENCE.splitAsStream(text.strip())
                .map(String::strip)
                .filter(sentence ->
                        !sentence.isEmpty()
                                && sentence.length() <= LONGEST
                                && !sentence.endsWith("?")
                                && WORTH_KEEPING.matcher(sentence.toLowerCase(Locale.ROOT)).find())
                .toList();
    }
}
