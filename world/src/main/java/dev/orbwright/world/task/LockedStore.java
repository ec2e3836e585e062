package dev.orbwright.world.task;

import java.util.List;
import java.util.Optional;

/// Lets one thread at a time into a store; others wait. Thread-safe.
final class LockedStore implements CommitStore {

    private final CommitStore store;

    LockedStore(CommitStore store) {
        this.store = store;
    }

    @Override
    public synchronized void append(List<Commit> commits) throws StorageException {
        store.append(commits);
    }

    @Override
    public synchronized Saved load() throws StorageException {
        return store.load();
    }

    @Override
    public synchronized Optional<String> source(String hash) throws StorageException {
        return store.source(hash);
    }
}
