package dev.orbwright.npc.turn;

import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.HistoryEntry.Response;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.world.npc.NpcDefinition;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One answer of an NPC, from the first thought to the last command. Runs on one thread; others may
/// only [#stop] it.
final class Turn implements Mind.Voice {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    /// Characters of a raw reply that are kept for whoever looks into it.
    private static final int KEPT_OF_REPLY = 16 * 1024;

    /// Why a turn ends before its end.
    enum Stop {
        NEWER("something newer came"),
        TIMEOUT("its mind did not answer in time"),
        ENDLESS("it would not have stopped talking"),
        RESTARTED("its mind began anew"),
        REMOVED("it has left the world"),
        PAUSED("an operator lets it rest"),
        SWITCHED_OFF("it was switched off"),
        CLOSING("the server stops");

        final String reason;

        Stop(String reason) {
            this.reason = reason;
        }
    }

    /// Unwinds the mind.
    private static final class StoppedException extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        StoppedException() {
            super("the turn was stopped", null, false, false);
        }
    }

    final String id;
    final NpcDefinition who;
    final Batch batch;

    /// Characters of what was said that were shown so far, as somebody has told; below 0 where
    /// nobody has. Guarded by the conversation.
    int shown = -1;

    private final Delivery delivery;
    private final StringBuilder raw = new StringBuilder();
    private final List<String> once = new ArrayList<>();
    private final long begun = System.nanoTime();
    private boolean brokenOff;
    private boolean failed;
    private boolean recovered;
    private TokenUsage usage = TokenUsage.NONE;
    private String prompt = "";
    private String thoughtBy = "";
    private String failure = "";
    private volatile long lastSign = begun;

    // Guarded by this.
    private Optional<Thread> thinker = Optional.empty();
    private Optional<Stop> stop = Optional.empty();

    /// @param out is told of everything
    /// @param speaking is run when it begins to speak
    Turn(
            String id,
            NpcDefinition who,
            Batch batch,
            Cast cast,
            Consumer<TurnEvent> out,
            Runnable speaking) {
        this.id = id;
        this.who = who;
        this.batch = batch;
        this.delivery =
                new Delivery(id, who, batch, cast, () -> stopped().isPresent(), out, speaking);
    }

    /// Ends it as soon as possible, where it has not ended. What was begun with hands is finished.
    synchronized void stop(Stop why) {
        if (stop.isEmpty()) {
            stop = Optional.of(why);
            thinker.ifPresent(Thread::interrupt);
        }
    }

    synchronized Optional<Stop> stopped() {
        return stop;
    }

    /// When something last came from its mind, by the system's clock in nanoseconds.
    long lastSign() {
        return lastSign;
    }

    /// Thinks, speaks and acts.
    void run(Situation situation, Mind mind, Mind understudy) {
        boolean answered = think(mind, situation);
        if (stopped().isEmpty() && !answered) {
            recover(situation, understudy);
        } else if (stopped().filter(Turn::isTheMinds).isPresent()) {
            brokenOff |= delivery.hasSpoken();
            sayTimeoutLine();
        } else if (stopped().isEmpty() && (failed || delivery.hasLostWords())) {
            answerPlayers();
        }
        delivery.awaitDeeds();
    }

    private static boolean isTheMinds(Stop why) {
        return why == Stop.TIMEOUT || why == Stop.ENDLESS || why == Stop.RESTARTED;
    }

    /// Speaks words that are there already.
    void recite(String reply) {
        raw.append(reply);
        delivery.recite(reply);
    }

    /// @return whether there is an answer, or a part of one
    private boolean think(Mind mind, Situation situation) {
        boolean whole = false;
        synchronized (this) {
            if (stop.isPresent()) {
                return true;
            }
            thinker = Optional.of(Thread.currentThread());
        }
        thoughtBy = mind.description();
        try {
            Mind.Thought thought = mind.think(situation, this);
            usage = usage.plus(thought.usage());
            whole = thought instanceof Mind.Thought.Done;
            if (thought instanceof Mind.Thought.Failed failed
                    && failed.kind() != FailureKind.CANCELLED) {
                failure = "%s: %s".formatted(failed.kind(), failed.message());
                LOG.warn("{} had no answer for {}: {}", mind.description(), who.id(), failure);
            }
        } catch (StoppedException _) {
            // Whoever stopped it knows why.
        } catch (RuntimeException e) {
            failure = "a bug: " + e;
            LOG.error("A bug in {} while it thought for {}", mind.description(), who.id(), e);
        } finally {
            synchronized (this) {
                thinker = Optional.empty();
                // The interrupt was meant for the thinking alone.
                boolean _ = Thread.interrupted();
            }
        }
        delivery.end();
        failed = !whole;
        brokenOff |= !whole && stopped().isEmpty() && delivery.hasSpoken();
        return delivery.hasShown() || (whole && delivery.isSilence());
    }

    /// Somebody who waits for an answer gets one, though the mind had none.
    private void recover(Situation situation, Mind understudy) {
        recovered = true;
        delivery.begin();
        if (!think(understudy, situation) && stopped().isEmpty()) {
            answerPlayers();
        }
    }

    /// A gesture alone is no answer for whoever waits for words.
    private void answerPlayers() {
        if (!batch.fromPlayers().isEmpty()) {
            sayTimeoutLine();
        }
    }

    private void sayTimeoutLine() {
        if (!delivery.hasSpoken()) {
            delivery.recite("<say>" + TimeoutLines.of(who, id) + "</say>");
        }
    }

    @Override
    public void asked(String text) {
        prompt = text;
    }

    @Override
    public void did(String what) {
        once.add(what);
    }

    /// What it did that it does only once.
    List<String> once() {
        return List.copyOf(once);
    }

    @Override
    public void delta(String text) {
        lastSign = System.nanoTime();
        if (stopped().isPresent()) {
            throw new StoppedException();
        }
        if (raw.length() < KEPT_OF_REPLY) {
            raw.append(text, 0, Math.min(text.length(), KEPT_OF_REPLY - raw.length()));
        }
        delivery.accept(text);
        if (delivery.isEndless()) {
            stop(Stop.ENDLESS);
            throw new StoppedException();
        }
    }

    @Override
    public void waiting(String why) {
        lastSign = System.nanoTime();
    }

    /// Nothing that was seen or done can be taken back, so then the turn is over.
    @Override
    public void restarted() {
        if (delivery.hasShown() || delivery.hasCommanded()) {
            stop(Stop.RESTARTED);
            throw new StoppedException();
        }
        raw.setLength(0);
        delivery.beginAnew();
    }

    /// What it comes to, for the history.
    Response response(long number, long at) {
        return delivery.response(
                number, at, brokenOff || stopped().filter(why -> why != Stop.TIMEOUT).isPresent());
    }

    /// What it took, for whoever looks into it.
    ///
    /// @param number which turn of the NPC's it is
    /// @param at world time in milliseconds
    /// @param all what all turns up to this one took
    TurnReport report(long number, long at, double usd, TokenUsage all) {
        double seconds = (double) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 1000;
        return new TurnReport(
                number,
                id,
                at,
                thoughtBy,
                usage,
                usd,
                seconds,
                stopped().map(why -> why.reason).orElse(""),
                failure,
                all);
    }

    /// Everything that was said.
    String speech() {
        return delivery.speech();
    }

    /// True where something came of it that others have noticed, or silence.
    boolean hasAnswered() {
        return delivery.hasShown() || delivery.hasCommanded() || delivery.choseSilence();
    }

    /// Whether it said all that its own mind wanted to say, and did nothing besides: what can be
    /// said again.
    boolean isWholeAnswer() {
        return !failed
                && !recovered
                && !brokenOff
                && stopped().isEmpty()
                && !delivery.hasLostWords()
                && !delivery.hasCommanded()
                && delivery.hasSpoken();
    }

    boolean choseSilence() {
        return delivery.choseSilence();
    }

    TokenUsage usage() {
        return usage;
    }

    String prompt() {
        return prompt;
    }

    String rawReply() {
        return raw.toString();
    }
}
