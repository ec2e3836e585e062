package dev.orbwright.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server has started so far; it ends in the opposite order. Threads: one at a time.
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /// How a part ends.
    interface Ending {
        void run() throws Exception;
    }

    private record Part(String name, Ending ending) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    /// Has a part closed at the end.
    ///
    /// @param name for messages
    <T extends AutoCloseable> T add(String name, T part) {
        atEnd(name, part::close);
        return part;
    }

    /// Begins to make a part, in a thread of its own. It is closed at the end where nobody takes
    /// it.
    <T extends AutoCloseable> Ahead<T> begin(String name, Callable<T> make) {
        Ahead<T> ahead = Ahead.begin(name, make);
        atEnd(name + ", made ahead", ahead::abandon);
        return ahead;
    }

    /// Has this done before everything ends that is there already.
    void atEnd(String name, Ending ending) {
        parts.push(new Part(name, ending));
    }

    /// Ends them all. One that cannot be ended keeps no other from it.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.ending().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.error("Stopping the {} failed", part.name(), e);
            }
        }
    }
}
