package dev.orbwright.npc.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A history as lines of text: `<Ann> Hello!`, `[You said] Well met.`, `[You did] /give ...: done`.
public final class Transcript {

    private Transcript() {}

    /// The lines of these entries.
    public static List<String> of(Collection<? extends HistoryEntry> entries) {
        List<String> lines = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            switch (entry) {
                case HistoryEntry.Incoming incoming ->
                        incoming.heard().forEach(line -> lines.add(line(line)));
                case HistoryEntry.Response response -> add(lines, response);
            }
        }
        return lines;
    }

    /// One thing that was heard.
    public static String line(HistoryEntry.Heard heard) {
        return heard.isSpeech()
                ? "<%s> %s".formatted(heard.sender(), heard.text())
                : "[%s]".formatted(heard.text());
    }

    private static void add(List<String> lines, HistoryEntry.Response response) {
        if (!response.said().isEmpty()) {
            lines.add(
                    "[You said] %s%s"
                            .formatted(
                                    String.join(" ", response.said()),
                                    response.cut() ? " -- (you were cut off here)" : ""));
        } else if (response.cut()) {
            lines.add("[You were cut off before you could speak]");
        } else if (response.silence()) {
            lines.add("[You stayed silent]");
        }
        response.actions().forEach(action -> lines.add("[You] " + action));
        response.deeds()
                .forEach(deed ->
                        lines.add(
                                "[You did] %s: %s%s"
                                        .formatted(
                                                deed.command(),
                                                deed.done() ? "" : "refused, ",
                                                deed.result())));
    }
}
