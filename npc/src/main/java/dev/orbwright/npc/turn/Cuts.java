package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.HistoryEntry.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Turns of one NPC that were cut, with all that was told of them: how much of it was shown may be
/// said later, by several viewers. Guarded by the conversation.
final class Cuts {

    /// Turns of which it may still be said.
    private static final int MOST = 6;

    private record Cut(Response told, int shown) {
        Response response() {
            return shown < 0 ? told : told.shownUpTo(shown);
        }
    }

    private final Map<String, Cut> cuts =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Cut> eldest) {
                    return size() > MOST;
                }
            };

    /// A turn was cut.
    ///
    /// @param told all that was told of it
    /// @param shown characters of it that were shown by then; below 0 where nobody said so
    /// @return what counts of it
    Response add(Response told, int shown) {
        Cut cut = new Cut(told, shown);
        cuts.put(told.turnId(), cut);
        return cut.response();
    }

    /// So much of a turn was shown to somebody.
    ///
    /// @return what counts of it, by the one who has seen most; empty where it was not cut
    Optional<Response> shown(String turnId, int characters) {
        return Optional.ofNullable(
                        cuts.computeIfPresent(
                                turnId,
                                (_, cut) -> new Cut(cut.told(), Math.max(cut.shown(), characters))))
                .map(Cut::response);
    }
}
