package dev.orbwright.npc.history;

import dev.orbwright.npc.history.HistoryEntry.Incoming;
import dev.orbwright.npc.history.HistoryEntry.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One NPC's history: at most [#MOST] entries; what is older, or more than fits into a prompt, is
/// in the summary, except the last [#VERBATIM] exchanges.
public final class History {

    /// Entries that are kept.
    public static final int MOST = 100;

    /// Entries up to which nothing is summarised unless it must be.
    public static final int BEFORE_SUMMARY = 50;

    /// Exchanges at the end that are never summarised.
    public static final int VERBATIM = 10;

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final NavigableMap<Long, HistoryEntry> entries = new TreeMap<>();
    private String summary = "";
    private long summarised;

    /// An empty history.
    public History() {}

    /// A history that goes on.
    ///
    /// @param summary of everything up to the entry of number `summarised`
    public History(Collection<HistoryEntry> entries, String summary, long summarised) {
        entries.forEach(entry -> this.entries.put(entry.number(), entry));
        this.summary = summary;
        this.summarised = summarised;
        prune();
    }

    /// The number that the next entry has.
    public long next() {
        return Math.max(entries.isEmpty() ? 0 : entries.lastKey(), summarised) + 1;
    }

    /// Puts an entry in, in place of the one of its number.
    ///
    /// @return the numbers of those that had to go
    public List<Long> put(HistoryEntry entry) {
        entries.put(entry.number(), entry);
        return prune();
    }

    private List<Long> prune() {
        List<Long> gone = new ArrayList<>();
        while (entries.size() > MOST) {
            gone.add(entries.pollFirstEntry().getKey());
        }
        return gone;
    }

    /// The entry of this number.
    public Optional<HistoryEntry> entry(long number) {
        return Optional.ofNullable(entries.get(number));
    }

    /// All entries, oldest first.
    public List<HistoryEntry> entries() {
        return List.copyOf(entries.values());
    }

    /// The newest entry.
    public Optional<HistoryEntry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.lastEntry().getValue());
    }

    /// The summary of what [#recent] leaves out; empty text where it leaves nothing out.
    public String summary() {
        return summary;
    }

    /// The number of the last entry that is in the summary.
    public long summarised() {
        return summarised;
    }

    /// The entries that are in no summary, oldest first.
    public List<HistoryEntry> recent() {
        return List.copyOf(entries.tailMap(summarised, false).values());
    }

    /// True where something is to be summarised: there is too much of it, or more than fits.
    ///
    /// @param windowTokens how much of a history a prompt has room for
    public boolean isTooLong(int windowTokens) {
        List<HistoryEntry> recent = recent();
        return recent.size() > BEFORE_SUMMARY || tokens(recent) > windowTokens;
    }

    /// About how many tokens these entries are.
    static int tokens(Collection<HistoryEntry> entries) {
        return Transcript.of(entries).stream().mapToInt(String::length).sum()
                / CHARACTERS_PER_TOKEN;
    }

    /// What can be summarised now: everything before the last exchanges.
    public List<HistoryEntry> old() {
        List<HistoryEntry> recent = recent();
        int exchanges = 0;
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.get(i) instanceof Response) {
                exchanges++;
            }
            if (exchanges > VERBATIM) {
                return recent.subList(0, i + 1);
            }
        }
        return List.of();
    }

    /// From now on the summary stands for everything up to this number.
    public void summarise(String text, long upTo) {
        summary = text;
        summarised = Math.max(summarised, upTo);
    }

    /// The last entries as text, in the form of [Transcript].
    public List<String> transcript(int most) {
        List<HistoryEntry> all = entries();
        return Transcript.of(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    /// The lines that have all these words, newest first.
    public List<String> search(String words, int limit) {
        List<String> wanted =
                Stream.of(words.toLowerCase(Locale.ROOT).split("\\W+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
        return Transcript.of(entries.values()).reversed().stream()
                .filter(line -> {
                    String lower = line.toLowerCase(Locale.ROOT);
                    return wanted.stream().allMatch(lower::contains);
                })
                .limit(limit)
                .toList();
    }

    /// Takes out what was heard last and never answered; empty where all was. What is put next has
    /// its number.
    public Optional<Incoming> takeUnanswered() {
        Optional<Incoming> heard =
                last().filter(Incoming.class::isInstance)
                        .map(Incoming.class::cast)
                        .filter(entry -> entry.number() > summarised);
        heard.ifPresent(entry -> entries.remove(entry.number()));
        return heard;
    }
}
