package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.world.npc.NpcDefinition;
import java.util.List;
import java.util.Optional;

/// What is made of conversations when they are over, or have grown long: memories and summaries.
final class Afterthought {

    /// Entries that may be without memories while a conversation goes on: else what is said in one
    /// that never pauses would be gone before it is over.
    private static final int MUCH = 40;

    private final Cast cast;
    private final TurnSettings settings;
    private final TurnClock clock;

    Afterthought(Cast cast, TurnSettings settings, TurnClock clock) {
        this.cast = cast;
        this.settings = settings;
        this.clock = clock;
    }

    /// Goes on with a conversation that had no end because the server had one. With its lock.
    void resume(Conversation it) {
        if (it.reflectedUpTo < it.history.next() - 1) {
            whenQuiet(it);
        }
    }

    /// Takes the conversation for over when nothing more is said for a while. With its lock.
    void whenQuiet(Conversation it) {
        it.quiet =
                clock.isClosed()
                        ? Optional.empty()
                        : clock.schedule(
                                () -> aside("npc-memory-", it, () -> reflect(it)),
                                settings.quiet());
    }

    /// Makes memories while a conversation goes on, where much was said in it. With its lock.
    void reflectIfMuch(Conversation it) {
        if (!clock.isClosed() && it.history.next() - 1 - it.reflectedUpTo >= MUCH) {
            aside("npc-memory-", it, () -> reflect(it));
        }
    }

    /// On a thread of its own, for a model may be asked.
    private static void aside(String name, Conversation it, Runnable work) {
        Thread.ofVirtual().name(name + it.npcId).start(() -> TurnClock.guarded(work));
    }

    /// Makes memories of what was said since the last time. Blocks.
    void reflect(Conversation it) {
        Optional<NpcDefinition> who = cast.definition(it.npcId);
        List<HistoryEntry> fresh;
        long upTo;
        synchronized (it) {
            long from = it.reflectedUpTo;
            fresh = it.history.entries().stream().filter(entry -> entry.number() > from).toList();
            upTo = it.history.next() - 1;
            it.reflectedUpTo = upTo;
        }
        if (who.isPresent() && !fresh.isEmpty()) {
            cast.reflect(who.get(), fresh, clock.isClosed());
            synchronized (it) {
                it.mind = it.mind.reflected(upTo);
                it.keep(cast, List.of(), List.of());
            }
        }
    }

    /// Begins to sum up what has grown too long.
    void summariseIfNeeded(Conversation it, NpcDefinition who) {
        synchronized (it) {
            if (clock.isClosed()
                    || it.summarising
                    || !it.history.isTooLong(settings.windowTokens())
                    || it.history.old().isEmpty()) {
                return;
            }
            it.summarising = true;
        }
        aside("npc-summary-", it, () -> summarise(it, who));
    }

    /// Sums up everything but the last exchanges, after whoever does so already. Blocks.
    void summariseNow(Conversation it, NpcDefinition who) throws InterruptedException {
        synchronized (it) {
            while (it.summarising) {
                it.wait();
            }
            it.summarising = true;
        }
        summarise(it, who);
    }

    private void summarise(Conversation it, NpcDefinition who) {
        try {
            List<HistoryEntry> old;
            String before;
            synchronized (it) {
                old = it.history.old();
                before = it.history.summary();
            }
            if (!old.isEmpty()) {
                String summary = cast.summarise(who, before, old);
                synchronized (it) {
                    it.history.summarise(summary, old.getLast().number());
                    it.mind = it.mind.summarised(summary, old.getLast().number());
                    it.keep(cast, List.of(), List.of());
                }
            }
        } finally {
            synchronized (it) {
                it.summarising = false;
                it.notifyAll();
            }
        }
    }
}
