package dev.orbwright.server.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/// The line in front of the forge: a few wishes are worked on at once, the others wait for their
/// turn in the order in which they came, and are told each time that they move up. Thread-safe.
final class WishLine {

    private record Waiting(CountDownLatch turn, IntConsumer position) {}

    private final int atOnce;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private int worked;

    /// @param atOnce how many wishes are worked on at once
    WishLine(int atOnce) {
        this.atOnce = atOnce;
    }

    /// Waits until it is this wish's turn; [#leave] when it is over. An interrupt does not end the
    /// waiting, and stays set.
    ///
    /// @param position is told, and told again when it changes, at which place in the line the wish
    ///   is, from 1
    /// @return whether it had to wait
    boolean enter(IntConsumer position) {
        CountDownLatch turn = new CountDownLatch(1);
        synchronized (this) {
            if (worked < atOnce && line.isEmpty()) {
                worked++;
                return false;
            }
            line.add(new Waiting(turn, position));
            position.accept(line.size());
        }
        awaitTurn(turn);
        return true;
    }

    private static void awaitTurn(CountDownLatch turn) {
        boolean interrupted = false;
        while (true) {
            try {
                turn.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// A wish is over: the next one's turn comes.
    synchronized void leave() {
        Waiting next = line.poll();
        if (next == null) {
            worked--;
            return;
        }
        next.turn().countDown();
        int place = 1;
        for (Waiting waiting : line) {
            waiting.position().accept(place++);
        }
    }

    /// How many wishes are worked on or wait.
    synchronized int size() {
        return worked + line.size();
    }

    /// How many wishes wait.
    synchronized int waiting() {
        return line.size();
    }
}
