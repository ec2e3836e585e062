package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.memory.Sentiment;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.queue.MessageQueue;
import dev.orbwright.world.npc.NpcDefinition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has NPCs take their turns.
public final class TurnEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TurnEngine.class);

    private static final double WARMTH_OF_GIFT = 15;
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final Cast cast;
    private final Audience audience;
    private final TurnSettings settings;
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicLong turns = new AtomicLong();
    private final String epoch = Long.toString(System.currentTimeMillis(), 36);

    // Guarded by `ready`.
    private final Deque<Conversation> ready = new ArrayDeque<>();
    private int underWay;

    private volatile boolean closing;

    public TurnEngine(Cast cast, Audience audience, TurnSettings settings) {
        this.cast = cast;
        this.audience = audience;
        this.settings = settings;
        this.clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("npc-clock").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Gives an NPC something to answer, or to keep in mind where it would not answer it.
    ///
    /// @return false where there is no such NPC, or it is switched off
    public boolean deliver(String npcId, Message message) {
        Optional<NpcDefinition> who = cast.definition(npcId);
        if (closing || who.isEmpty() || !who.get().enabled()) {
            return false;
        }
        Conversation it = conversation(npcId);
        Optional<Message> dropped = Optional.empty();
        synchronized (it) {
            if (it.removed) {
                return false;
            }
            if (!wakes(who.get(), message)) {
                it.notice(lately(message));
                return true;
            }
            dropped = it.queue.add(message);
            it.quiet.ifPresent(planned -> planned.cancel(false));
            if (it.mind.paused()) {
                change(it, NpcState.SILENT, Turn.Stop.PAUSED.reason);
            } else if (it.running.isEmpty()) {
                if (it.state == NpcState.IDLE || it.state == NpcState.SILENT) {
                    change(it, NpcState.LISTENING, "");
                }
                plan(it);
            } else if (outranks(who.get(), message, it.running.get())) {
                it.running.get().stop(Turn.Stop.NEWER);
            }
        }
        dropped.ifPresent(least -> audience.hear(new TurnEvent.Dropped(npcId, least)));
        return true;
    }

    private static String lately(Message message) {
        return message.kind() == Message.Kind.NPC
                ? "<%s> %s".formatted(message.senderName(), message.content())
                : message.content();
    }

    private static boolean wakes(NpcDefinition who, Message message) {
        return switch (message.kind()) {
            case CHAT, GIFT, SYSTEM, COMPANY -> true;
            case NPC -> message.urgent() && message.chain() < who.conduct().mostTurns();
            case PROXIMITY -> who.conduct().wakesOn().contains(NpcDefinition.Wake.PROXIMITY);
            case HAPPENING -> who.conduct().wakesOn().contains(NpcDefinition.Wake.HAPPENING);
            case RESULT -> message.urgent();
        };
    }

    private static boolean outranks(NpcDefinition who, Message message, Turn running) {
        return switch (who.conduct().interruption()) {
            case NEWER -> true;
            case IMPORTANT -> message.importance() >= running.batch.importance();
            case NEVER -> false;
        };
    }

    /// Has an NPC take notice of something without answering it.
    public void notice(String npcId, String happening) {
        if (cast.definition(npcId).isPresent()) {
            Conversation it = conversation(npcId);
            synchronized (it) {
                it.notice(happening);
            }
        }
    }

    /// How much of a turn was shown.
    ///
    /// @param characters of everything that was said in it, in the order in which it was told
    public void confirm(String turnId, int characters) {
        int end = turnId.lastIndexOf('~');
        Conversation it = end < 0 ? null : conversations.get(turnId.substring(0, end));
        if (it == null) {
            return;
        }
        synchronized (it) {
            Optional<HistoryEntry.Response> spoken =
                    it.history.entries().reversed().stream()
                            .limit(6)
                            .filter(HistoryEntry.Response.class::isInstance)
                            .map(HistoryEntry.Response.class::cast)
                            .filter(response -> response.turnId().equals(turnId))
                            .findFirst();
            if (spoken.isPresent()) {
                HistoryEntry.Response shown = spoken.get().shownUpTo(Math.max(0, characters));
                it.history.put(shown);
                it.ended = Optional.empty();
                if (!shown.equals(spoken.get())) {
                    keep(it, List.of(shown), List.of());
                }
                if (it.running.isEmpty() && !it.queue.isEmpty() && it.start.isPresent()) {
                    it.start.get().cancel(false);
                    it.start = Optional.empty();
                    plan(it);
                }
            }
        }
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

    /// Takes up what was heard and not answered before a restart.
    public void resume(String npcId) {
        Conversation it = conversation(npcId);
        synchronized (it) {
            it.history
                    .unanswered()
                    .ifPresent(incoming ->
                            incoming.heard().stream()
                                    .filter(HistoryEntry.Heard::isFromPlayer)
                                    .forEach(heard ->
                                            it.queue.add(
                                                    Message.chat(
                                                            heard.senderId().orElse(""),
                                                            heard.sender(),
                                                            heard.text(),
                                                            3))));
            if (!it.queue.isEmpty() && !it.mind.paused()) {
                change(it, NpcState.LISTENING, "");
                plan(it);
            }
        }
    }

    /// With the conversation's lock.
    private void plan(Conversation it) {
        if (closing || it.waitsForTurn) {
            return;
        }
        if (it.queue.isUrgent() && !awaitsConfirmation(it)) {
            it.start.ifPresent(planned -> planned.cancel(false));
            it.start = Optional.empty();
            it.waitsForTurn = true;
            admit(it);
        } else if (it.start.isEmpty()) {
            Duration delay = it.queue.isUrgent() ? settings.toConfirmCut() : settings.batchDelay();
            it.start =
                    schedule(
                            () -> {
                                synchronized (it) {
                                    it.start = Optional.empty();
                                    it.ended = Optional.empty();
                                    if (it.queue.isEmpty() || it.running.isPresent()) {
                                        return;
                                    }
                                    it.waitsForTurn = true;
                                }
                                admit(it);
                            },
                            delay);
        }
    }

    /// A turn that was cut a moment ago: what was shown of it is told soon.
    private boolean awaitsConfirmation(Conversation it) {
        return it.ended.isPresent();
    }

    private Optional<Future<?>> schedule(Runnable work, Duration delay) {
        try {
            return Optional.of(
                    clock.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing more is planned while the server stops", e);
            return Optional.empty();
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A bug in the clock of NPCs", e);
        }
    }

    /// Lets a conversation take its turn, or wait for one.
    private void admit(Conversation it) {
        synchronized (ready) {
            if (underWay >= settings.mostAtOnce()) {
                ready.addLast(it);
                return;
            }
            underWay++;
        }
        Thread.ofVirtual().name("npc-turn-" + it.npcId).start(() -> take(it));
    }

    private void take(Conversation it) {
        try {
            takeTurn(it);
        } catch (RuntimeException | Error e) {
            LOG.error("A bug in a turn of {}", it.npcId, e);
        } finally {
            Optional<Conversation> next;
            synchronized (ready) {
                next = Optional.ofNullable(ready.pollFirst());
                if (next.isEmpty()) {
                    underWay--;
                }
            }
            next.ifPresent(waiting ->
                    Thread.ofVirtual()
                            .name("npc-turn-" + waiting.npcId)
                            .start(() -> take(waiting)));
            synchronized (it) {
                it.running = Optional.empty();
                it.waitsForTurn = false;
                if (!it.queue.isEmpty() && !it.mind.paused() && !it.removed) {
                    change(it, NpcState.LISTENING, "");
                    plan(it);
                }
            }
        }
    }

    private void takeTurn(Conversation it) {
        Optional<NpcDefinition> who = cast.definition(it.npcId);
        Turn turn;
        List<String> lately;
        List<String> results;
        Cast.Kept past;
        synchronized (it) {
            Optional<Batch> batch = it.queue.take(settings.mostInBatch());
            if (batch.isEmpty() || who.isEmpty() || it.removed || it.mind.paused() || closing) {
                change(it, NpcState.IDLE, "");
                return;
            }
            turn =
                    new Turn(
                            "%s~%s-%d".formatted(it.npcId, epoch, turns.incrementAndGet()),
                            who.get(),
                            batch.get(),
                            cast,
                            audience::hear,
                            () -> changeTo(it, NpcState.SPEAKING, ""));
            it.running = Optional.of(turn);
            it.ended = Optional.empty();
            lately = List.copyOf(it.lately);
            it.lately.clear();
            results = it.results;
            it.results = new ArrayList<>();
            past =
                    new Cast.Kept(
                            new History(
                                    it.history.entries(),
                                    it.history.summary(),
                                    it.history.summarised()),
                            it.mind);
            HistoryEntry heard =
                    HistoryEntry.Incoming.of(it.history.next(), cast.worldTime(), turn.batch);
            keep(it, List.of(heard), it.history.put(heard));
        }
        audience.hear(new TurnEvent.Started(it.npcId, turn.id, turn.batch.senders()));
        changeTo(it, NpcState.THINKING, "");
        Optional<Future<?>> watch = watch(turn);
        String reason = "";
        try {
            Optional<Situation> situation =
                    cast.situation(who.get(), turn.batch, past, lately, results);
            if (situation.isEmpty()) {
                turn.stop(Turn.Stop.REMOVED);
            } else {
                reason = run(it, turn, situation.get());
            }
        } finally {
            watch.ifPresent(planned -> planned.cancel(false));
            end(it, turn, reason);
        }
    }

    private String run(Conversation it, Turn turn, Situation situation) {
        Optional<String> greeting = Greetings.simple(turn.batch);
        boolean caches = turn.who.conduct().cachesGreetings() && greeting.isPresent();
        Optional<String> known;
        synchronized (it) {
            known =
                    caches
                            ? Optional.ofNullable(it.greetings.get(greeting.get()))
                            : Optional.empty();
        }
        if (known.isPresent()) {
            turn.recite(known.get());
            return "";
        }
        turn.run(situation, cast.mind(turn.who), cast.understudy());
        if (caches && turn.stopped().isEmpty() && !turn.speech().isEmpty()) {
            synchronized (it) {
                it.greetings.put(greeting.get(), Greetings.reply(turn.speech()));
            }
        }
        return turn.choseSilence() ? "it chose to say nothing" : "";
    }

    /// Ends the turn where nothing comes from its mind for too long.
    private Optional<Future<?>> watch(Turn turn) {
        long patience = TimeUnit.SECONDS.toNanos(turn.who.conduct().responseTimeoutSeconds());
        return schedule(
                new Runnable() {
                    @Override
                    public void run() {
                        long left = turn.lastSign() + patience - System.nanoTime();
                        if (left <= 0) {
                            turn.stop(Turn.Stop.TIMEOUT);
                        } else {
                            schedule(this, Duration.ofNanos(left).plusMillis(1));
                        }
                    }
                },
                Duration.ofNanos(patience).plusMillis(1));
    }

    private void end(Conversation it, Turn turn, String reason) {
        Optional<Turn.Stop> stopped;
        synchronized (it) {
            if (it.removed) {
                turn.stop(Turn.Stop.REMOVED);
            }
            stopped = turn.stopped();
            it.turns++;
            it.usage = it.usage.plus(turn.usage());
            it.lastPrompt = turn.prompt();
            it.lastReply = turn.rawReply();
            if (!it.removed && !stopped.equals(Optional.of(Turn.Stop.REMOVED))) {
                remember(it, turn);
            }
        }
        // Others take up what was said, with locks of their own: so none is held here.
        boolean cut = isCut(stopped);
        audience.hear(
                cut
                        ? new TurnEvent.Interrupted(it.npcId, turn.id, stopped.orElseThrow().reason)
                        : new TurnEvent.Finished(
                                it.npcId, turn.id, turn.speech(), turn.batch.chain()));
        changeTo(it, reason.isEmpty() ? NpcState.IDLE : NpcState.SILENT, reason);
        summariseIfNeeded(it, turn.who);
    }

    private static boolean isCut(Optional<Turn.Stop> stopped) {
        return stopped.filter(why -> why != Turn.Stop.TIMEOUT).isPresent();
    }

    /// With the conversation's lock.
    private void remember(Conversation it, Turn turn) {
        HistoryEntry.Response response = turn.response(it.history.next(), cast.worldTime());
        it.mind = felt(it.mind, turn.batch);
        for (String once : turn.once()) {
            it.mind = it.mind.did(once);
        }
        keep(it, List.of(response), it.history.put(response));
        response.deeds()
                .forEach(deed ->
                        it.results.add(
                                "%s: %s%s"
                                        .formatted(
                                                deed.command(),
                                                deed.done() ? "" : "REFUSED, ",
                                                deed.result())));
        it.ended =
                isCut(turn.stopped()) && !response.said().isEmpty() && audience.confirms(it.npcId)
                        ? Optional.of(turn)
                        : Optional.empty();
        it.quiet =
                closing ? Optional.empty() : schedule(() -> conversationEnds(it), settings.quiet());
    }

    /// Words and gifts of players change how it feels.
    private MindState felt(MindState before, Batch batch) {
        MindState mind = before;
        for (Message message : batch.fromPlayers()) {
            double warmth =
                    message.kind() == Message.Kind.GIFT
                            ? WARMTH_OF_GIFT
                            : Sentiment.warmth(message.content());
            if (message.senderId().isPresent()) {
                mind =
                        mind.met(
                                message.senderId().get(),
                                message.senderName(),
                                cast.worldTime(),
                                warmth,
                                warmth / 50);
            }
        }
        return mind;
    }

    private void conversationEnds(Conversation it) {
        Thread.ofVirtual().name("npc-memory-" + it.npcId).start(() -> guarded(() -> reflect(it)));
    }

    private void reflect(Conversation it) {
        Optional<NpcDefinition> who = cast.definition(it.npcId);
        List<HistoryEntry> fresh;
        synchronized (it) {
            long from = it.reflectedUpTo;
            fresh = it.history.entries().stream().filter(entry -> entry.number() > from).toList();
            it.reflectedUpTo = it.history.next() - 1;
        }
        if (who.isPresent() && !fresh.isEmpty()) {
            cast.reflect(who.get(), fresh, closing);
        }
    }

    private void summariseIfNeeded(Conversation it, NpcDefinition who) {
        synchronized (it) {
            if (closing
                    || it.summarising
                    || !it.history.isTooLong(settings.windowTokens())
                    || it.history.old().isEmpty()) {
                return;
            }
            it.summarising = true;
        }
        Thread.ofVirtual()
                .name("npc-summary-" + it.npcId)
                .start(() -> guarded(() -> summarise(it, who)));
    }

    private void summarise(Conversation it, NpcDefinition who) {
        List<HistoryEntry> old;
        String before;
        synchronized (it) {
            old = it.history.old();
            before = it.history.summary();
        }
        try {
            if (!old.isEmpty()) {
                String summary = cast.summarise(who, before, old);
                synchronized (it) {
                    it.history.summarise(summary, old.getLast().number());
                    it.mind = it.mind.summarised(summary, old.getLast().number());
                    keep(it, List.of(), List.of());
                }
            }
        } finally {
            synchronized (it) {
                it.summarising = false;
            }
        }
    }

    /// Summarises what can be summarised, now. Blocks.
    public void summarise(String npcId) {
        cast.definition(npcId).ifPresent(who -> summarise(conversation(npcId), who));
    }

    /// Writes long-term memories of what was said since the last time, now. Blocks.
    public void reflect(String npcId) {
        if (cast.definition(npcId).isPresent()) {
            reflect(conversation(npcId));
        }
    }

    private void keep(Conversation it, List<HistoryEntry> entries, List<Long> gone) {
        cast.keep(it.npcId, entries, gone, it.mind);
    }

    private void changeTo(Conversation it, NpcState state, String reason) {
        synchronized (it) {
            change(it, state, reason);
        }
    }

    /// With the conversation's lock.
    private void change(Conversation it, NpcState state, String reason) {
        if (it.state != state || !it.reason.equals(reason)) {
            it.state = state;
            it.reason = reason;
            audience.hear(new TurnEvent.Changed(it.npcId, state, reason));
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
            keep(it, List.of(), List.of());
            if (rest) {
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.PAUSED));
                change(it, NpcState.SILENT, Turn.Stop.PAUSED.reason);
            } else {
                change(it, it.queue.isEmpty() ? NpcState.IDLE : NpcState.LISTENING, "");
                if (!it.queue.isEmpty() && it.running.isEmpty()) {
                    plan(it);
                }
            }
        }
    }

    /// Changes what goes on in an NPC, such as what it has done once.
    public void feel(String npcId, UnaryOperator<MindState> change) {
        Conversation it = conversation(npcId);
        synchronized (it) {
            it.mind = change.apply(it.mind);
            keep(it, List.of(), List.of());
        }
    }

    /// The NPC is gone: what it is doing ends, and nothing is kept of it.
    public void remove(String npcId) {
        Conversation it = conversations.remove(npcId);
        if (it != null) {
            synchronized (it) {
                it.removed = true;
                it.start.ifPresent(planned -> planned.cancel(false));
                it.quiet.ifPresent(planned -> planned.cancel(false));
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.REMOVED));
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

    /// How an NPC is doing, for whoever looks into it.
    ///
    /// @param reason why it is silent
    /// @param turnId of the turn that is under way
    /// @param prompt what its mind was asked last
    /// @param reply what it answered, raw
    public record Look(
            NpcState state,
            String reason,
            Optional<String> turnId,
            List<MessageQueue.Ranked> queue,
            List<HistoryEntry> history,
            String summary,
            MindState mind,
            List<String> lately,
            long turns,
            TokenUsage usage,
            String prompt,
            String reply) {}

    /// How an NPC is doing.
    public Look look(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it == null) {
            Cast.Kept kept = cast.load(npcId);
            return look(new Conversation(npcId, new MessageQueue(1, System::nanoTime), kept));
        }
        synchronized (it) {
            return look(it);
        }
    }

    private static Look look(Conversation it) {
        return new Look(
                it.mind.paused() ? NpcState.SILENT : it.state,
                it.mind.paused() ? Turn.Stop.PAUSED.reason : it.reason,
                it.running.map(turn -> turn.id),
                it.queue.contents(),
                it.history.entries(),
                it.history.summary(),
                it.mind,
                List.copyOf(it.lately),
                it.turns,
                it.usage,
                it.lastPrompt,
                it.lastReply);
    }

    /// The state of an NPC.
    public NpcState state(String npcId) {
        Conversation it = conversations.get(npcId);
        if (it == null) {
            return NpcState.IDLE;
        }
        synchronized (it) {
            return it.state;
        }
    }

    /// Lines of an NPC's history that have all these words, newest first.
    public List<String> search(String npcId, String words, int limit) {
        Conversation it = conversation(npcId);
        synchronized (it) {
            return it.history.search(words, limit);
        }
    }

    /// NPCs with which something goes on or has gone on.
    public Collection<String> known() {
        return List.copyOf(conversations.keySet());
    }

    /// Turns under way.
    public int underWay() {
        synchronized (ready) {
            return underWay;
        }
    }

    /// Ends what is under way; what was said so far is kept, and what is worth it remembered.
    @Override
    public void close() {
        closing = true;
        clock.shutdownNow();
        for (Conversation it : conversations.values()) {
            synchronized (it) {
                it.running.ifPresent(turn -> turn.stop(Turn.Stop.CLOSING));
            }
        }
        long deadline = System.nanoTime() + TO_CLOSE.toNanos();
        while (underWay() > 0 && System.nanoTime() < deadline) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        conversations.values().forEach(it -> guarded(() -> reflect(it)));
    }
}
