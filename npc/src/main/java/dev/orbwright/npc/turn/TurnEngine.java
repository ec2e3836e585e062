package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.Impression;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.queue.MessageQueue;
import dev.orbwright.world.npc.NpcDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Has NPCs take their turns: when they begin, and what stops them.
public final class TurnEngine implements AutoCloseable {

    private static final double AT_A_FEW_METRES = 3;
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    /// Turns in a row that are stopped before anything of them was noticed; the next one goes on,
    /// whoever speaks: else quick lines would keep an NPC silent for as long as they come.
    private static final int MOST_PUT_BACK = 3;

    private final Cast cast;
    private final Audience audience;
    private final TurnSettings settings;
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final TurnClock clock = new TurnClock();
    private final Tidings tidings = new Tidings();
    private final Afterthought afterthought;
    private final TurnTaking turns;
    private final TurnSlots slots;

    public TurnEngine(Cast cast, Audience audience, TurnSettings settings) {
        this.cast = cast;
        this.audience = audience;
        this.settings = settings;
        this.afterthought = new Afterthought(cast, settings, clock);
        this.turns = new TurnTaking(cast, audience, settings, clock, afterthought, tidings);
        this.slots = new TurnSlots(settings.mostAtOnce(), this::take);
    }

    /// Gives an NPC something to answer, or to keep in mind where it would not answer it.
    ///
    /// @return false where there is no such NPC, or it is switched off
    public boolean deliver(String npcId, Message message) {
        Optional<NpcDefinition> who = cast.definition(npcId);
        if (clock.isClosed() || who.isEmpty() || !who.get().enabled()) {
            return false;
        }
        Conversation it = conversation(npcId);
        synchronized (it) {
            if (it.removed) {
                return false;
            }
            if (!Attention.wakes(who.get(), message)) {
                it.notice(new Happening(cast.worldTime(), Attention.lately(message)));
                return true;
            }
            boolean quickly = it.hearsAgain(System.nanoTime(), settings.batchDelay());
            it.queue.add(message).ifPresent(least -> it.dropped(least, audience));
            it.cancelQuiet();
            if (it.mind.paused()) {
                it.change(NpcState.SILENT, Turn.Stop.PAUSED.reason, audience);
                afterthought.whenQuiet(it);
            } else if (it.running.isEmpty()) {
                if (it.state == NpcState.IDLE || it.state == NpcState.SILENT) {
                    it.change(NpcState.LISTENING, "", audience);
                }
                if (message.isFromPlayer() && !quickly) {
                    it.cancelStart();
                    plan(it, true);
                } else {
                    plan(it);
                }
            } else if (it.putBacks < MOST_PUT_BACK
                    && Attention.outranks(who.get(), message, it.running.get())) {
                it.running.get().stop(Turn.Stop.NEWER);
            }
        }
        return true;
    }

    /// Has an NPC take notice of something without answering it.
    public void notice(String npcId, String happening) {
        if (isSwitchedOn(npcId)) {
            Conversation it = conversation(npcId);
            synchronized (it) {
                it.notice(new Happening(cast.worldTime(), happening));
            }
        }
    }

    /// All NPCs that see what happens take notice of something.
    public void noticeEverywhere(String happening) {
        tidings.add(new Happening(cast.worldTime(), happening));
    }

    /// Something that an NPC has noticed moves it.
    ///
    /// @param once what it is that moves it only once; empty where it does each time
    /// @return false where it did not, because it had before
    public boolean move(String npcId, Impression impression, Optional<String> once) {
        if (cast.definition(npcId).isEmpty()) {
            return false;
        }
        Conversation it = conversation(npcId);
        synchronized (it) {
            if (it.removed
                    || once.filter(it.mind.done()::contains).isPresent()
                    || it.mind.moved().stream().anyMatch(impression::isAgain)) {
                return false;
            }
            it.mind = it.mind.moved(impression);
            once.ifPresent(what -> it.mind = it.mind.did(what));
            it.keep(cast, List.of(), List.of());
        }
        return true;
    }

    /// How much of a turn was shown to somebody. What was told of a turn counts as a whole, unless
    /// the turn was cut; then it counts as far as it was shown to whoever has seen most of it.
    ///
    /// @param characters of everything that was said in it, in the order in which it was told
    public void confirm(String turnId, int characters) {
        int end = turnId.lastIndexOf('~');
        Conversation it = end < 0 ? null : conversations.get(turnId.substring(0, end));
        if (it == null) {
            return;
        }
        int shown = Math.max(0, characters);
        synchronized (it) {
            Optional<HistoryEntry.Response> counts = it.cuts.shown(turnId, shown);
            if (counts.isEmpty()) {
                it.running
                        .filter(turn -> turn.id.equals(turnId))
                        .ifPresent(turn -> turn.shown = Math.max(turn.shown, shown));
                return;
            }
            Optional<HistoryEntry> known = it.history.entry(counts.get().number());
            if (known.isPresent() && !known.get().equals(counts.get())) {
                it.history.put(counts.get());
                it.keep(cast, List.of(counts.get()), List.of());
            }
            it.ended = it.ended.filter(turn -> !turn.id.equals(turnId));
            if (it.running.isEmpty() && !it.queue.isEmpty() && it.start.isPresent()) {
                it.cancelStart();
                plan(it);
            }
        }
    }

    private boolean isSwitchedOn(String npcId) {
        return cast.definition(npcId).filter(NpcDefinition::enabled).isPresent();
    }

    private Conversation conversation(String npcId) {
        return conversations.computeIfAbsent(
                npcId,
                id ->
                        new Conversation(
                                id,
                                new MessageQueue(settings.queueSize(), System::nanoTime),
                                cast.load(id)));
    }

    /// Takes up what players and operators said and was not answered before a restart.
    public void resume(String npcId) {
        if (!isSwitchedOn(npcId)) {
            return;
        }
        Conversation it = conversation(npcId);
        synchronized (it) {
            it.history
                    .takeUnanswered()
                    .ifPresent(incoming -> incoming.heard().forEach(heard -> again(it, heard)));
            it.reflectedUpTo = Math.min(it.reflectedUpTo, it.history.next() - 1);
            afterthought.resume(it);
            if (!it.queue.isEmpty() && !it.mind.paused()) {
                it.change(NpcState.LISTENING, "", audience);
                plan(it);
            }
        }
    }

    private static void again(Conversation it, HistoryEntry.Heard heard) {
        Optional<Message.Kind> kind = heard.messageKind().filter(Message.Kind::outlivesRestart);
        String sender = heard.senderId().orElse("");
        switch (kind.orElse(null)) {
            case CHAT ->
                    it.queue.add(
                            Message.chat(sender, heard.sender(), heard.text(), AT_A_FEW_METRES));
            case GIFT ->
                    it.queue.add(
                            Message.gift(
                                    sender,
                                    heard.sender(),
                                    heard.text(),
                                    heard.thing().orElse("")));
            case SYSTEM -> it.queue.add(Message.system(heard.text()));
            case RESULT -> it.results.add(heard.text());
            case null, default -> {} // nobody waits for an answer
        }
    }

    /// With the conversation's lock.
    private void plan(Conversation it) {
        plan(it, false);
    }

    /// With the conversation's lock.
    ///
    /// @param first whether nothing more is waited for, though nothing is urgent: after a pause, a
    ///   player's line is answered at once, and what comes soon after it together
    private void plan(Conversation it, boolean first) {
        if (clock.isClosed() || it.waitsForTurn) {
            return;
        }
        // What was shown of a turn that was cut a moment ago is told soon.
        boolean awaitsConfirmation = it.ended.isPresent();
        boolean atOnce = first || it.queue.isUrgent();
        if (atOnce && !awaitsConfirmation) {
            it.cancelStart();
            it.waitsForTurn = true;
            slots.admit(it);
        } else if (it.start.isEmpty()) {
            Duration more = atOnce ? Duration.ZERO : settings.batchDelay();
            Duration confirmed = awaitsConfirmation ? settings.toConfirmCut() : Duration.ZERO;
            Duration delay = more.compareTo(confirmed) > 0 ? more : confirmed;
            it.start = clock.schedule(() -> begin(it), delay);
        }
    }

    private void begin(Conversation it) {
        synchronized (it) {
            it.start = Optional.empty();
            it.ended = Optional.empty();
            if (it.queue.isEmpty() || it.running.isPresent()) {
                return;
            }
            it.waitsForTurn = true;
        }
        slots.admit(it);
    }

    private void take(Conversation it) {
        try {
            turns.take(it);
        } finally {
            synchronized (it) {
                it.running = Optional.empty();
                it.waitsForTurn = false;
                if (!it.queue.isEmpty()
                        && !it.mind.paused()
                        && !it.removed
                        && isSwitchedOn(it.npcId)) {
                    it.change(NpcState.LISTENING, "", audience);
                    plan(it);
                }
            }
        }
    }

    /// Summarises what can be summarised, now. Blocks.
    public void summarise(String npcId) {
        Optional<NpcDefinition> who = cast.definition(npcId);
        if (who.isEmpty()) {
            return;
        }
        try {
            afterthought.summariseNow(conversation(npcId), who.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes long-term memories of what was said since the last time, now. Blocks.
    public void reflect(String npcId) {
        if (cast.definition(npcId).isPresent()) {
            afterthought.reflect(conversation(npcId));
        }
    }

    /// Lets an NPC rest, or go on.
    public void pause(String npcId, boolean rest) {
        if (cast.definition(npcId).isEmpty()) {
            return;
        }
        Conversation it = conversation(npcId);
        synchronized (it) {
            it.mind = it.mind.paused(rest);
            it.keep(cast, List.of(), List.of());
            if (rest) {
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.PAUSED));
                it.change(NpcState.SILENT, Turn.Stop.PAUSED.reason, audience);
            } else {
                it.change(it.queue.isEmpty() ? NpcState.IDLE : NpcState.LISTENING, "", audience);
                if (!it.queue.isEmpty() && it.running.isEmpty()) {
                    plan(it);
                }
            }
        }
    }

    /// The NPC is gone: what it is doing ends, and nothing is kept of it.
    public void remove(String npcId) {
        Conversation it = conversations.remove(npcId);
        if (it != null) {
            synchronized (it) {
                it.removed = true;
                it.cancelStart();
                it.cancelQuiet();
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.REMOVED));
            }
        }
    }

    /// The NPC is switched off: what it is doing ends, and it answers nothing until it is on again.
    public void switchOff(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it != null) {
            synchronized (it) {
                it.cancelStart();
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.SWITCHED_OFF));
            }
        }
    }

    /// Stops what an NPC is saying.
    public void interrupt(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it != null) {
            synchronized (it) {
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.NEWER));
            }
        }
    }

    /// How an NPC is doing.
    public Look look(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it == null) {
            Cast.Kept kept = cast.load(npcId);
            it = new Conversation(npcId, new MessageQueue(1, System::nanoTime), kept);
        }
        synchronized (it) {
            long now = cast.worldTime();
            List<Happening> own = it.lately(now);
            return it.look(
                    cast.definition(npcId).filter(TurnTaking::seesThings).isPresent()
                            ? tidings.among(own, now)
                            : own,
                    now);
        }
    }

    /// Whether an NPC has nothing to do, and nothing before it.
    public boolean isFree(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it == null) {
            return !cast.load(npcId).mind().paused();
        }
        synchronized (it) {
            return !it.mind.paused()
                    && it.running.isEmpty()
                    && it.queue.isEmpty()
                    && !it.waitsForTurn
                    && (it.state == NpcState.IDLE || it.state == NpcState.SILENT);
        }
    }

    /// The state of an NPC.
    public NpcState state(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it == null) {
            return cast.load(npcId).mind().paused() ? NpcState.SILENT : NpcState.IDLE;
        }
        synchronized (it) {
            return it.mind.paused() ? NpcState.SILENT : it.state;
        }
    }

    /// How many turns of NPCs in a row have led to what an NPC does: to the turn that it began
    /// last.
    public int chain(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it == null) {
            return 0;
        }
        synchronized (it) {
            return it.chain;
        }
    }

    /// Lines of an NPC's history that have all these words, newest first.
    public List<String> search(String npcId, String words, int limit) {
        Conversation it = conversation(npcId);
        synchronized (it) {
            return it.history.search(words, limit);
        }
    }

    /// Turns under way.
    public int underWay() {
        return slots.underWay();
    }

    /// Ends what is under way; what was said so far is kept, what waits is answered after a
    /// restart, and what is worth it remembered.
    @Override
    public void close() {
        clock.close();
        for (Conversation it : conversations.values()) {
            synchronized (it) {
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.CLOSING));
            }
        }
        try {
            slots.awaitNone(TO_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        conversations.values().forEach(it -> TurnClock.guarded(() -> keepWaiting(it)));
        conversations.values().forEach(it -> TurnClock.guarded(() -> afterthought.reflect(it)));
    }

    /// What nobody has answered is kept as heard where somebody counts on it, and taken up after a
    /// restart.
    private void keepWaiting(Conversation it) {
        synchronized (it) {
            List<Message> waiting =
                    it.queue.take(Integer.MAX_VALUE).map(Batch::messages).orElse(List.of()).stream()
                            .filter(message -> message.kind().outlivesRestart())
                            .toList();
            if (it.removed) {
                return;
            }
            if (!waiting.isEmpty()) {
                HistoryEntry heard =
                        HistoryEntry.Incoming.of(
                                it.history.next(), cast.worldTime(), new Batch(waiting));
                it.keep(cast, List.of(heard), it.history.put(heard));
            } else if (!it.isLogKept()) {
                it.keep(cast, List.of(), List.of());
            }
        }
    }
}
