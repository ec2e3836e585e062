package dev.orbwright.npc.turn;

import dev.orbwright.npc.history.HistoryEntry.Deed;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.world.npc.NpcDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done in one turn: its commands, one after the other, while it goes on speaking.
final class Doing {

    private static final Logger LOG = LoggerFactory.getLogger(Doing.class);

    /// Commands of one turn; later ones are refused.
    private static final int MOST_COMMANDS = 8;

    private static final long TO_ACT_SECONDS = 20;
    private static final int LONGEST_LINE = 200;

    private static final Executor THREADS =
            work -> Thread.ofVirtual().name("npc-hands").start(work);

    private final NpcDefinition who;
    private final Batch cause;
    private final Cast cast;
    private final BooleanSupplier stopped;
    private final Consumer<Deed> out;
    private final List<Deed> deeds = new ArrayList<>(); // guarded by itself
    private CompletableFuture<Void> hands = CompletableFuture.completedFuture(null);
    private int commands;
    private boolean acted;

    /// @param stopped whether nothing more is begun
    /// @param out is told of each deed
    Doing(NpcDefinition who, Batch cause, Cast cast, BooleanSupplier stopped, Consumer<Deed> out) {
        this.who = who;
        this.cause = cause;
        this.cast = cast;
        this.stopped = stopped;
        this.out = out;
    }

    /// The next command. Returns at once.
    void command(String function) {
        commands++;
        if (commands > MOST_COMMANDS) {
            refused(function, "too many commands in one turn");
            return;
        }
        acted = true;
        hands =
                hands.handleAsync(
                        (_, _) -> {
                            if (stopped.getAsBoolean()) {
                                refused(function, "there was no time for it");
                            } else {
                                act(function);
                            }
                            return null;
                        },
                        THREADS);
    }

    /// A command that is not executed.
    void refused(String function, String why) {
        done(new Deed(oneLine(function), false, why));
    }

    private void act(String function) {
        try {
            cast.act(who, function, cause).forEach(this::done);
        } catch (CompletionException | IllegalStateException e) {
            LOG.warn("{} could not do {}", who.id(), oneLine(function), e);
            refused(function, "the world does not allow anything now");
        }
    }

    private static String oneLine(String function) {
        String line = function.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
    }

    private void done(Deed deed) {
        synchronized (deeds) {
            deeds.add(deed);
        }
        out.accept(deed);
    }

    /// Waits until everything is done that was begun, but not for ever.
    void await() {
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

    /// True where a command was begun.
    boolean hasActed() {
        return acted;
    }

    /// How many commands there were.
    int commands() {
        return commands;
    }

    /// What was done and refused so far.
    List<Deed> deeds() {
        synchronized (deeds) {
            return List.copyOf(deeds);
        }
    }
}
