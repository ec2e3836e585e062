package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import dev.orbwright.world.task.RunRecord;
import java.util.List;
import java.util.Optional;

/// The run records of a save. No part of the world: neither journalled nor exported. May be used by
/// any thread, as the [WorldFile] that it reads and writes.
///
/// Records of runs that committed are written by [WorldFile#append], with their commits.
public final class RunArchive {

    /// How many records of one function are kept, the latest.
    public static final int PER_FUNCTION = 500;

    /// How many records are kept in all, the latest.
    public static final int IN_ALL = 50_000;

    private final WorldFile file;

    /// The records in this file.
    public RunArchive(WorldFile file) {
        this.file = file;
    }

    /// Notes runs that did not commit.
    ///
    /// @param tasks the records of one task each, the run that began it first
    /// @throws StorageException where they cannot be saved
    public void add(List<List<RunRecord>> tasks) throws StorageException {
        file.use(
                "note runs of functions",
                (database, _) -> {
                    RunTable table = new RunTable(database);
                    database.transaction(() -> {
                        for (List<RunRecord> task : tasks) {
                            table.add(task, 0);
                        }
                    });
                    return tasks;
                });
    }

    /// The records of a function, latest first.
    ///
    /// @param before only those that ended before this one; [Long#MAX_VALUE] for all
    /// @param limit how many at most, from 0
    /// @throws StorageException where they cannot be read
    public List<StoredRun> ofFunction(String name, long before, int limit) throws StorageException {
        return file.use(
                "read runs of a function",
                (database, _) -> new RunTable(database).ofFunction(name, before, limit));
    }

    /// The record of this number.
    ///
    /// @throws StorageException where it cannot be read
    public Optional<StoredRun> find(long id) throws StorageException {
        return file.use("read a run", (database, _) -> new RunTable(database).find(id));
    }

    /// Records of what took this run back, latest first, at most 10.
    ///
    /// @throws StorageException where they cannot be read
    public List<StoredRun> undoingOf(long id) throws StorageException {
        return file.use(
                "read what took a run back", (database, _) -> new RunTable(database).undoingOf(id));
    }

    /// How many of the latest runs of this revision failed in a row, as far as their failures
    /// count, with the latest failure.
    ///
    /// @param most no more than this are looked at
    /// @throws StorageException where they cannot be read
    public List<StoredRun> failuresInARow(String name, int revision, int most)
            throws StorageException {
        return file
                .use(
                        "read runs of a function",
                        (database, _) -> new RunTable(database).latestTelling(name, revision, most))
                .stream()
                .takeWhile(stored -> stored.run().ending().isFailure())
                .toList();
    }

    /// When a function ran last, in milliseconds since 1970, as far as its records reach back.
    ///
    /// @throws StorageException where it cannot be read
    public Optional<Long> lastTime(String name) throws StorageException {
        return file.use(
                "read runs of a function", (database, _) -> new RunTable(database).lastTime(name));
    }

    /// From now on the failures of this function so far do not count.
    ///
    /// @throws StorageException where that cannot be saved
    public void forgive(String name) throws StorageException {
        file.use(
                "note runs of functions",
                (database, _) -> {
                    database.transaction(() -> new RunTable(database).forgive(name));
                    return name;
                });
    }

    /// Forgets all but the latest records; journal rows stay.
    ///
    /// @throws StorageException where that cannot be saved
    public void trim() throws StorageException {
        trim(PER_FUNCTION, IN_ALL);
    }

    void trim(int perFunction, int inAll) throws StorageException {
        file.use(
                "forget old runs of functions",
                (database, _) -> {
                    database.transaction(() -> new RunTable(database).trim(perFunction, inAll));
                    return inAll;
                });
    }
}
