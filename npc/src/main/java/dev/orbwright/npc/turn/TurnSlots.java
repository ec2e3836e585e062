package dev.orbwright.npc.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets so many turns be under way at once, each on a virtual thread; the others wait in line.
final class TurnSlots {

    private static final Logger LOG = LoggerFactory.getLogger(TurnSlots.class);

    private final int most;
    private final Consumer<Conversation> turn;

    // Guarded by this.
    private final Deque<Conversation> line = new ArrayDeque<>();
    private int underWay;

    /// @param turn takes a turn; returns when it is over
    TurnSlots(int most, Consumer<Conversation> turn) {
        this.most = most;
        this.turn = turn;
    }

    /// Lets a conversation take its turn, or wait for one.
    void admit(Conversation it) {
        synchronized (this) {
            if (underWay >= most) {
                line.addLast(it);
                return;
            }
            underWay++;
        }
        start(it);
    }

    private void start(Conversation it) {
        Thread.ofVirtual().name("npc-turn-" + it.npcId).start(() -> run(it));
    }

    private void run(Conversation it) {
        try {
            turn.accept(it);
        } catch (RuntimeException | Error e) {
            LOG.error("A bug in a turn of {}", it.npcId, e);
        } finally {
            next().ifPresent(this::start);
        }
    }

    private synchronized Optional<Conversation> next() {
        Optional<Conversation> next = Optional.ofNullable(line.pollFirst());
        if (next.isEmpty()) {
            underWay--;
            if (underWay == 0) {
                notifyAll();
            }
        }
        return next;
    }

    /// Turns under way.
    synchronized int underWay() {
        return underWay;
    }

    /// Waits until none is under way, or as long as that.
    synchronized void awaitNone(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (underWay > 0) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
