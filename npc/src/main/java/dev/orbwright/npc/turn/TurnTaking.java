package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.world.npc.NpcDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Has an NPC take one turn: from what it has heard to what is kept of its answer.
final class TurnTaking {

    private final Cast cast;
    private final Audience audience;
    private final TurnSettings settings;
    private final TurnClock clock;
    private final Afterthought afterthought;
    private final Tidings tidings;
    private final AtomicLong turns = new AtomicLong();
    private final String epoch = Long.toString(System.currentTimeMillis(), 36);

    TurnTaking(
            Cast cast,
            Audience audience,
            TurnSettings settings,
            TurnClock clock,
            Afterthought afterthought,
            Tidings tidings) {
        this.cast = cast;
        this.audience = audience;
        this.settings = settings;
        this.clock = clock;
        this.afterthought = afterthought;
        this.tidings = tidings;
    }

    /// What a turn begins with.
    private record Beginning(
            Turn turn, Cast.Kept past, List<Happening> lately, List<String> results) {}

    /// Takes a turn; returns when it is over.
    void take(Conversation it) {
        Optional<Beginning> beginning = begin(it);
        if (beginning.isEmpty()) {
            return;
        }
        Turn turn = beginning.get().turn();
        audience.hear(new TurnEvent.Started(it.npcId, turn.id, turn.batch.senders()));
        changeTo(it, NpcState.THINKING, "");
        Optional<Future<?>> watch = watch(turn);
        String reason = "";
        try {
            Optional<Situation> situation =
                    cast.situation(
                            turn.who,
                            turn.batch,
                            beginning.get().past(),
                            beginning.get().lately(),
                            beginning.get().results());
            if (situation.isEmpty()) {
                turn.stop(Turn.Stop.REMOVED);
            } else {
                reason = run(it, turn, situation.get());
            }
        } finally {
            watch.ifPresent(planned -> planned.cancel(false));
            end(it, beginning.get(), reason);
        }
    }

    /// Takes what is to be answered out of the queue and into the history; empty where there is
    /// nothing to answer.
    private Optional<Beginning> begin(Conversation it) {
        Optional<NpcDefinition> who = cast.definition(it.npcId);
        synchronized (it) {
            // Whoever rests answers what waits afterwards.
            boolean may =
                    who.filter(NpcDefinition::enabled).isPresent()
                            && !it.removed
                            && !it.mind.paused()
                            && !clock.isClosed();
            Optional<Batch> batch = may ? it.queue.take(settings.mostInBatch()) : Optional.empty();
            if (batch.isEmpty()) {
                it.change(NpcState.IDLE, "", audience);
                return Optional.empty();
            }
            Turn turn =
                    new Turn(
                            "%s~%s-%d".formatted(it.npcId, epoch, turns.incrementAndGet()),
                            who.orElseThrow(),
                            batch.get(),
                            cast,
                            audience::hear,
                            () -> changeTo(it, NpcState.SPEAKING, ""));
            it.running = Optional.of(turn);
            it.chain = turn.batch.chain();
            it.ended = Optional.empty();
            List<Happening> lately = it.lately(cast.worldTime());
            if (seesThings(turn.who)) {
                lately = tidings.among(lately, cast.worldTime());
            }
            List<String> results = it.results;
            it.results = new ArrayList<>();
            History before =
                    new History(
                            it.history.entries(), it.history.summary(), it.history.summarised());
            HistoryEntry heard =
                    HistoryEntry.Incoming.of(it.history.next(), cast.worldTime(), turn.batch);
            it.keep(cast, List.of(heard), it.history.put(heard));
            return Optional.of(
                    new Beginning(
                            turn,
                            new Cast.Kept(before, it.mind.at(cast.worldTime()), List.of()),
                            lately,
                            results));
        }
    }

    static boolean seesThings(NpcDefinition who) {
        return who.enabled() && who.context().senses().seesThings();
    }

    /// @return why it is silent afterwards; empty text where it is not
    private String run(Conversation it, Turn turn, Situation situation) {
        Optional<String> greeting = Greetings.simple(turn.batch);
        boolean caches = turn.who.conduct().cachesGreetings() && greeting.isPresent();
        Optional<String> known;
        synchronized (it) {
            it.greetsAs(turn.who);
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
        if (caches && turn.isWholeAnswer()) {
            synchronized (it) {
                it.greetings.put(greeting.get(), Greetings.reply(turn.speech()));
            }
        }
        return turn.choseSilence() ? "it chose to say nothing" : "";
    }

    /// Ends the turn where nothing comes from its mind for too long.
    private Optional<Future<?>> watch(Turn turn) {
        long patience = TimeUnit.SECONDS.toNanos(turn.who.conduct().responseTimeoutSeconds());
        return clock.schedule(
                new Runnable() {
                    @Override
                    public void run() {
                        long left = turn.lastSign() + patience - System.nanoTime();
                        if (left <= 0) {
                            turn.stop(Turn.Stop.TIMEOUT);
                        } else {
                            var _ = clock.schedule(this, Duration.ofNanos(left).plusMillis(1));
                        }
                    }
                },
                Duration.ofNanos(patience).plusMillis(1));
    }

    private void end(Conversation it, Beginning beginning, String reason) {
        Turn turn = beginning.turn();
        Optional<Turn.Stop> stopped;
        synchronized (it) {
            if (it.removed) {
                turn.stop(Turn.Stop.REMOVED);
            }
            stopped = turn.stopped();
            it.took(turn, cast);
            boolean comesAgain =
                    stopped.equals(Optional.of(Turn.Stop.CLOSING))
                            || (stopped.equals(Optional.of(Turn.Stop.NEWER))
                                    && !it.queue.isEmpty());
            if (comesAgain && !turn.hasAnswered()) {
                putBack(it, beginning);
            } else if (!it.removed && !stopped.equals(Optional.of(Turn.Stop.REMOVED))) {
                remember(it, turn);
            }
        }
        // Others take up what was said, with locks of their own: so none is held here.
        audience.hear(
                isCut(stopped)
                        ? new TurnEvent.Interrupted(it.npcId, turn.id, stopped.orElseThrow().reason)
                        : new TurnEvent.Finished(
                                it.npcId, turn.id, turn.speech(), turn.batch.chain()));
        changeTo(it, reason.isEmpty() ? NpcState.IDLE : NpcState.SILENT, reason);
        afterthought.summariseIfNeeded(it, turn.who);
    }

    /// Nothing was answered yet, so it is answered together with what is newer. What was heard
    /// stays kept under its number, which the next turn's entry has, for a server that dies
    /// meanwhile.
    private void putBack(Conversation it, Beginning beginning) {
        it.putBacks++;
        it.history.takeUnanswered();
        it.queue
                .putBack(beginning.turn().batch.messages())
                .forEach(gone -> it.dropped(gone, audience));
        it.results.addAll(0, beginning.results());
        it.ended = Optional.empty();
    }

    private static boolean isCut(Optional<Turn.Stop> stopped) {
        return stopped.filter(why -> why != Turn.Stop.TIMEOUT).isPresent();
    }

    /// With the conversation's lock.
    private void remember(Conversation it, Turn turn) {
        it.putBacks = 0;
        HistoryEntry.Response told = turn.response(it.history.next(), cast.worldTime());
        HistoryEntry.Response response =
                isCut(turn.stopped()) ? it.cuts.add(told, turn.shown) : told;
        it.mind = Feelings.after(it.mind, turn.batch, cast.worldTime());
        for (String once : turn.once()) {
            it.mind = it.mind.did(once);
        }
        it.keep(cast, List.of(response), it.history.put(response));
        response.deeds()
                .forEach(deed ->
                        it.results.add(
                                "%s: %s%s"
                                        .formatted(
                                                deed.command(),
                                                deed.done() ? "" : "REFUSED, ",
                                                deed.result())));
        it.ended =
                isCut(turn.stopped()) && !told.said().isEmpty() && audience.confirms(it.npcId)
                        ? Optional.of(turn)
                        : Optional.empty();
        afterthought.whenQuiet(it);
        afterthought.reflectIfMuch(it);
    }

    private void changeTo(Conversation it, NpcState state, String reason) {
        synchronized (it) {
            it.change(state, reason, audience);
        }
    }
}
