package dev.orbwright.world.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is told of a world's commits. A bug in one listener keeps the news from nobody else, and no
/// task from ending. Thread-safe.
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<WorldListener> all = new CopyOnWriteArrayList<>();

    void add(WorldListener listener) {
        all.add(listener);
    }

    void remove(WorldListener listener) {
        all.remove(listener);
    }

    void tell(Consumer<WorldListener> news) {
        for (WorldListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error bug) {
                LOG.error("A bug in a listener of the world", bug);
            }
        }
    }
}
