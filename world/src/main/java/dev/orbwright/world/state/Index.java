package dev.orbwright.world.state;

import java.util.Optional;
import java.util.Set;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentMap;
import kotlinx.collections.immutable.PersistentSet;

/// Immutable sets of entity ids by some key.
record Index<K>(PersistentMap<K, PersistentSet<String>> sets) {

    static <K> Index<K> empty() {
        return new Index<>(ExtensionsKt.persistentHashMapOf());
    }

    Set<String> get(K key) {
        PersistentSet<String> ids = sets.get(key);
        return ids == null ? Set.of() : ids;
    }

    /// With or without the id under the key; unchanged where there is no key.
    Index<K> marked(Optional<K> key, String id, boolean present) {
        return present ? with(key, id) : without(key, id);
    }

    private Index<K> with(Optional<K> key, String id) {
        if (key.isEmpty()) {
            return this;
        }
        PersistentSet<String> ids = sets.get(key.get());
        PersistentSet<String> old = ids == null ? ExtensionsKt.persistentHashSetOf() : ids;
        return new Index<>(sets.putting(key.get(), old.adding(id)));
    }

    private Index<K> without(Optional<K> key, String id) {
        PersistentSet<String> ids = key.isEmpty() ? null : sets.get(key.get());
        if (ids == null) {
            return this;
        }
        PersistentSet<String> fewer = ids.removing(id);
        return new Index<>(
                fewer.isEmpty() ? sets.removing(key.get()) : sets.putting(key.get(), fewer));
    }
}
