package dev.orbwright.npc.turn;

import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.HistoryEntry.Deed;
import dev.orbwright.npc.history.HistoryEntry.Response;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.tag.Reply;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.npc.tag.TagListener;
import dev.orbwright.npc.tag.TagParser;
import dev.orbwright.world.npc.NpcDefinition;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One answer of an NPC, from the first thought to the last command. Runs on one thread; others may
/// only [#stop] it.
final class Turn implements Mind.Voice, TagListener {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    /// Commands of one turn; later ones are refused.
    private static final int MOST_COMMANDS = 8;

    /// Characters of a raw reply that are kept for whoever looks into it.
    private static final int KEPT_OF_REPLY = 16 * 1024;

    private static final long TO_ACT_SECONDS = 20;

    private static final Executor THREADS =
            work -> Thread.ofVirtual().name("npc-hands").start(work);

    /// Why a turn ends before its end.
    enum Stop {
        NEWER("something newer came"),
        TIMEOUT("its mind did not answer in time"),
        ENDLESS("it would not have stopped talking"),
        RESTARTED("its mind began anew"),
        REMOVED("it has left the world"),
        PAUSED("an operator lets it rest"),
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
    private final Cast cast;
    private final Consumer<TurnEvent> out;
    private final Runnable speaking;
    private final List<Deed> deeds = new ArrayList<>(); // guarded by itself
    private final List<StringBuilder> said = new ArrayList<>();
    private final Reply.Collector collector = new Reply.Collector();
    private final StringBuilder raw = new StringBuilder();
    private final List<String> once = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    private TagParser parser = new TagParser(this);
    private Composure composure = new Composure();
    private CompletableFuture<Void> hands = CompletableFuture.completedFuture(null);
    private boolean acted;
    private int commands;
    private int silences;
    private int firstIndex;
    private int elements;
    private boolean lostComposure;
    private boolean brokenOff;
    private TokenUsage usage = TokenUsage.NONE;
    private String prompt = "";
    private String failure = "";
    private volatile long lastSign;

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
        this.cast = cast;
        this.out = out;
        this.speaking = speaking;
        this.lastSign = System.nanoTime();
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
        } else if (stopped().equals(Optional.of(Stop.TIMEOUT))) {
            sayTimeoutLine();
        }
        awaitHands();
    }

    /// Speaks words that are there already.
    void recite(String reply) {
        raw.append(reply);
        parser.accept(reply);
        endReply();
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
        endReply();
        brokenOff |= !whole && stopped().isEmpty() && !said.isEmpty();
        return hasShown() || (whole && silences > 0 && !lostComposure);
    }

    private void endReply() {
        parser.finish();
        firstIndex += elements;
        elements = 0;
    }

    private boolean hasShown() {
        return !said.isEmpty() || acted || !collector.reply().actions().isEmpty();
    }

    /// Somebody who waits for an answer gets one, though the mind had none.
    private void recover(Situation situation, Mind understudy) {
        parser = new TagParser(this);
        composure = new Composure();
        if (!think(understudy, situation)
                && stopped().isEmpty()
                && !batch.fromPlayers().isEmpty()) {
            sayTimeoutLine();
        }
    }

    private void sayTimeoutLine() {
        if (said.isEmpty()) {
            parser = new TagParser(this);
            composure = new Composure();
            parser.accept("<say>" + TimeoutLines.of(who, id) + "</say>");
            endReply();
        }
    }

    private void awaitHands() {
        try {
            hands.get(TO_ACT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("What {} does takes longer than {} s", who.id(), TO_ACT_SECONDS, e);
        } catch (ExecutionException e) {
            LOG.error("A bug in what {} does", who.id(), e);
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
        parser.accept(text);
        if (parser.isEndless()) {
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
        if (hasShown() || commands > 0) {
            stop(Stop.RESTARTED);
            throw new StoppedException();
        }
        raw.setLength(0);
        silences = 0;
        parser = new TagParser(this);
        composure = new Composure();
    }

    @Override
    public void opened(Tag tag, int index) {
        elements = Math.max(elements, index + 1);
        collector.opened(tag, index);
        if (tag == Tag.SAY) {
            composure = new Composure();
        } else {
            out.accept(new TurnEvent.Opened(who.id(), id, tag, firstIndex + index));
        }
    }

    @Override
    public void text(Tag tag, int index, String text) {
        if (tag == Tag.SAY) {
            speak(index, composure.pass(text));
        } else {
            collector.text(tag, index, text);
            out.accept(new TurnEvent.Chunk(who.id(), id, tag, firstIndex + index, text));
        }
    }

    private void speak(int index, String text) {
        if (text.isEmpty()) {
            return;
        }
        int element = firstIndex + index;
        if (!begun.contains(element)) {
            begun.add(element);
            if (said.isEmpty()) {
                speaking.run();
            }
            said.add(new StringBuilder());
            out.accept(new TurnEvent.Opened(who.id(), id, Tag.SAY, element));
        }
        said.getLast().append(text);
        out.accept(new TurnEvent.Chunk(who.id(), id, Tag.SAY, element, text));
    }

    @Override
    public void closed(Tag tag, int index, Ending ending) {
        boolean complete = ending == Ending.CLOSED;
        if (tag == Tag.SAY) {
            speak(index, composure.end());
            lostComposure |= composure.isLost();
            if (composure.isLost()) {
                LOG.warn("What {} was to say was out of character and is not told", who.id());
            }
            if (!begun.contains(firstIndex + index)) {
                return;
            }
        } else {
            collector.closed(tag, index, ending);
        }
        out.accept(new TurnEvent.Closed(who.id(), id, tag, firstIndex + index, complete));
        if (tag == Tag.SILENCE) {
            silences++;
        } else if (tag == Tag.FUNCTION) {
            function(complete);
        }
    }

    private void function(boolean complete) {
        if (!complete) {
            List<String> unfinished = collector.reply().unfinished();
            if (!unfinished.isEmpty()) {
                done(
                        new Deed(
                                oneLine(unfinished.getLast()),
                                false,
                                "the command was not finished"));
            }
            return;
        }
        List<String> functions = collector.reply().functions();
        if (functions.size() <= commands) {
            return; // an empty one
        }
        String function = functions.getLast();
        commands = functions.size();
        if (commands > MOST_COMMANDS) {
            done(new Deed(oneLine(function), false, "too many commands in one turn"));
            return;
        }
        acted = true;
        hands =
                hands.handleAsync(
                        (_, _) -> {
                            if (stopped().isPresent()) {
                                done(
                                        new Deed(
                                                oneLine(function),
                                                false,
                                                "there was no time for it"));
                            } else {
                                act(function);
                            }
                            return null;
                        },
                        THREADS);
    }

    private void act(String function) {
        try {
            cast.act(who, function, batch).forEach(this::done);
        } catch (CompletionException | IllegalStateException e) {
            LOG.warn("{} could not do {}", who.id(), oneLine(function), e);
            done(new Deed(oneLine(function), false, "the world does not allow anything now"));
        }
    }

    private static String oneLine(String function) {
        String line = function.replaceAll("\\s+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    private void done(Deed deed) {
        synchronized (deeds) {
            deeds.add(deed);
        }
        out.accept(new TurnEvent.Acted(who.id(), id, deed));
    }

    /// What it comes to, for the history.
    Response response(long number, long at) {
        Reply reply = collector.reply();
        List<Deed> whatWasDone;
        synchronized (deeds) {
            whatWasDone = List.copyOf(deeds);
        }
        boolean cut = brokenOff || stopped().filter(why -> why != Stop.TIMEOUT).isPresent();
        return new Response(
                number,
                at,
                id,
                reply.thinking(),
                said.stream().map(StringBuilder::toString).toList(),
                cut,
                reply.actions().stream().filter(Turn::isGesture).toList(),
                whatWasDone,
                silences > 0 && said.isEmpty());
    }

    /// `0` and `1` only say whether there is one.
    private static boolean isGesture(String action) {
        return !action.equals("0") && !action.equals("1");
    }

    /// Everything that was said.
    String speech() {
        return String.join(" ", said);
    }

    boolean choseSilence() {
        return silences > 0 && said.isEmpty();
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

    /// Why its mind had no answer; empty text where it had.
    String failure() {
        return failure;
    }
}
