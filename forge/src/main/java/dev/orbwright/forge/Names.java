package dev.orbwright.forge;

import dev.orbwright.world.state.WorldState;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Names for new functions: the same for the same wish in the same world, so that what a model is
/// asked can be recorded and replayed; but none for two wishes at once.
final class Names {

    private final Set<String> promised = ConcurrentHashMap.newKeySet();

    /// Promises a name; [#release] gives it back.
    ///
    /// @param taken whether something that is not in the world has it
    String promise(WorldState state, String wish, Predicate<String> taken) {
        for (long count = 0; ; count++) {
            long hash = new SplittableRandom(wish.hashCode() + (count << 32)).nextLong();
            String name = "df_user_%04x_%04x".formatted(hash >>> 48, hash & 0xffff);
            if (NewTool.areFree(state, name, NewTool.artifactIdFor(name))
                    && !taken.test(name)
                    && promised.add(name)) {
                return name;
            }
        }
    }

    void release(String name) {
        promised.remove(name);
    }
}
