package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.queue.MessageQueue;
import dev.orbwright.world.npc.NpcDefinition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What goes on with one NPC. Guarded by itself.
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /// Of so many messages that go unanswered one is logged.
    private static final int DROPPED_FOR_EACH_LINE = 100;

    private static final int MOST_GREETINGS = 100;

    /// Happenings that it has in mind.
    static final int LATELY = 10;

    /// For how long: three hours of the world.
    static final long LATELY_MS = 3 * 60 * 1000;

    final String npcId;
    final MessageQueue queue;
    final History history;
    final Map<String, String> greetings =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > MOST_GREETINGS;
                }
            };
    final Cuts cuts = new Cuts();
    List<String> results = new ArrayList<>();
    MindState mind;
    Optional<Turn> running = Optional.empty();
    Optional<Turn> ended = Optional.empty();
    Optional<Future<?>> start = Optional.empty();
    Optional<Future<?>> quiet = Optional.empty();
    boolean waitsForTurn;
    boolean removed;
    boolean summarising;
    NpcState state = NpcState.IDLE;
    long reflectedUpTo;

    /// Turns in a row that were stopped before anything of them was noticed.
    int putBacks;

    /// The chain of the turn that began last.
    int chain;

    private OptionalLong heardAt = OptionalLong.empty();
    private final Deque<Happening> lately = new ArrayDeque<>();
    private final TurnLog log;
    private Optional<NpcDefinition> greeter = Optional.empty();
    private String reason = "";
    private long dropped;
    private String lastPrompt = "";
    private String lastReply = "";

    Conversation(String npcId, MessageQueue queue, Cast.Kept kept) {
        this.npcId = npcId;
        this.queue = queue;
        this.history = kept.history();
        this.log = new TurnLog(kept.turns());
        long last = history.next() - 1;
        long reflected = kept.mind().reflected();
        this.reflectedUpTo = reflected < 0 ? last : Math.min(last, reflected);
        this.mind = kept.mind().reflected(reflectedUpTo);
    }

    /// Somebody who was defined anew greets anew.
    void greetsAs(NpcDefinition who) {
        if (!greeter.equals(Optional.of(who))) {
            greeter = Optional.of(who);
            greetings.clear();
        }
    }

    /// It hears something.
    ///
    /// @param now by the system's clock in nanoseconds
    /// @return whether it has heard something else a moment ago
    boolean hearsAgain(long now, Duration moment) {
        boolean again = heardAt.isPresent() && now - heardAt.getAsLong() < moment.toNanos();
        heardAt = OptionalLong.of(now);
        return again;
    }

    /// It notices something.
    void notice(Happening happening) {
        lately.addLast(happening);
        while (lately.size() > LATELY) {
            lately.removeFirst();
        }
    }

    /// What happened lately, oldest first, whether it was spoken of or not.
    ///
    /// @param worldTime milliseconds
    List<Happening> lately(long worldTime) {
        lately.removeIf(happening -> happening.at() + LATELY_MS < worldTime);
        return List.copyOf(lately);
    }

    /// It does something else now.
    void change(NpcState wanted, String said, Audience audience) {
        // Whatever ends while it rests, it rests on.
        NpcState other = mind.paused() ? NpcState.SILENT : wanted;
        String why = mind.paused() ? Turn.Stop.PAUSED.reason : said;
        if (state != other || !reason.equals(why)) {
            state = other;
            reason = why;
            audience.hear(new TurnEvent.Changed(npcId, other, why));
        }
    }

    /// A message had to go unanswered because too many wait.
    void dropped(Message message, Audience audience) {
        if (dropped % DROPPED_FOR_EACH_LINE == 0) {
            LOG.info(
                    "Too many messages wait for {}: a {} goes unanswered, after {} others",
                    npcId,
                    message.kind(),
                    dropped);
        }
        dropped++;
        audience.hear(new TurnEvent.Dropped(npcId, message));
    }

    /// Forgets the turn that was planned.
    void cancelStart() {
        start.ifPresent(planned -> planned.cancel(false));
        start = Optional.empty();
    }

    void cancelQuiet() {
        quiet.ifPresent(planned -> planned.cancel(false));
    }

    /// Keeps what is new with the world.
    void keep(Cast cast, List<HistoryEntry> entries, List<Long> gone) {
        cast.keep(npcId, new Cast.News(entries, gone, mind, log.takeUnkept()));
    }

    /// True where everything is kept of what its turns took.
    boolean isLogKept() {
        return log.isKept();
    }

    /// A turn is over.
    void took(Turn turn, Cast cast) {
        log.took(turn, cast.worldTime(), cast.usd(turn.who, turn.usage()));
        lastPrompt = turn.prompt();
        lastReply = turn.rawReply();
    }

    /// @param lately what it has noticed
    /// @param worldTime milliseconds
    Look look(List<Happening> lately, long worldTime) {
        return new Look(
                mind.paused() ? NpcState.SILENT : state,
                mind.paused() ? Turn.Stop.PAUSED.reason : reason,
                running.map(turn -> turn.id),
                queue.contents(),
                history.entries(),
                history.summary(),
                mind.at(worldTime),
                lately,
                log.turns(),
                dropped,
                log.latest(),
                log.usage(),
                lastPrompt,
                lastReply);
    }
}
