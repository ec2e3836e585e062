package dev.orbwright.runtime;

import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Source texts by hash. A hash names one text for ever, so what was read once is kept.
final class Sources {

    private static final int KEPT = 2_000;

    private final World world;
    private final Map<String, String> recent =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                            return size() > KEPT;
                        }
                    });

    Sources(World world) {
        this.world = world;
    }

    /// The text of this hash.
    ///
    /// @throws IllegalStateException where a function names a source that was never kept
    String text(String hash) {
        String known = recent.get(hash);
        if (known != null) {
            return known;
        }
        try {
            String text =
                    world.source(hash)
                            .orElseThrow(() ->
                                    new IllegalStateException("no source is kept for " + hash));
            recent.put(hash, text);
            return text;
        } catch (CommitStore.StorageException e) {
            throw new IllegalStateException("the source " + hash + " cannot be read", e);
        }
    }

    /// Remembers a text that may not be durable yet.
    void remember(String hash, String text) {
        recent.put(hash, text);
    }
}
