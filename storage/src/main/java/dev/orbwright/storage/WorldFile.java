package dev.orbwright.storage;

import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One world in one SQLite file.
///
/// What [#append] has returned from survives a crash of the process, and of the machine. May be
/// used by any thread: calls wait for one another. After a failure, the next call goes on from what
/// is in the file. While it is open, no other [WorldFile] opens the same save, in this process or
/// another.
public final class WorldFile implements CommitStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorldFile.class);

    private final Path file;
    private final Clock clock;
    private final SaveLock saveLock;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Database database;
    private boolean closed;

    private WorldFile(Path file, Clock clock, SaveLock saveLock, Database database) {
        this.file = file;
        this.clock = clock;
        this.saveLock = saveLock;
        this.database = database;
    }

    /// What is done with the tables.
    interface Work<R> {
        R run(Database database, Tables tables)
                throws SQLException, UnreadableException, IOException;
    }

    /// Opens a world, or makes an empty one where there is no file. See [#open(Path, Clock)].
    ///
    /// @throws CommitStore.StorageException as there
    public static WorldFile open(Path file) throws StorageException {
        return open(file, Clock.systemUTC());
    }

    /// Opens a world, or makes an empty one where there is no file. The whole file is checked, but
    /// for its journal.
    ///
    /// @param clock for the wall time in the journal
    /// @throws CommitStore.StorageException where the file is in use, damaged, no save of ours, or
    ///   a newer program's; it is not changed then
    public static WorldFile open(Path file, Clock clock) throws StorageException {
        Path save = SaveFile.resolve(file);
        SaveLock lock = SaveLock.acquire(save);
        try {
            return open(save, clock, lock);
        } catch (StorageException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Opens a world whose lock is held; the world lets go of it when it is closed.
    static WorldFile open(Path save, Clock clock, SaveLock lock) throws StorageException {
        return new WorldFile(save, clock, lock, SaveFile.open(save, Schema.CURRENT, clock));
    }

    @Override
    public void append(List<Commit> commits) throws StorageException {
        if (commits.isEmpty()) {
            return;
        }
        long wallTime = clock.millis();
        use(
                "save the world",
                (database, tables) -> {
                    database.transaction(() -> {
                        long sequence = tables.head().sequence();
                        for (Commit commit : commits) {
                            sequence++;
                            if (commit.sequence() != sequence) {
                                throw new IllegalArgumentException(
                                        "commit %d comes where %d is due"
                                                .formatted(commit.sequence(), sequence));
                            }
                            tables.append(commit, wallTime);
                        }
                    });
                    return commits;
                });
    }

    @Override
    public Saved load() throws StorageException {
        return use(
                "load the world",
                (_, tables) -> {
                    List<Entry> entries = new ArrayList<>();
                    tables.entries(row -> entries.add(row.entry()));
                    Tables.Head head = tables.head();
                    return new Saved(
                            WorldState.of(entries),
                            head.sequence(),
                            head.worldTime(),
                            tables.log());
                });
    }

    /// {@inheritDoc}
    ///
    /// A char that is half of a surrogate pair comes back as `?`, which is what its hash is of.
    @Override
    public Optional<String> source(String hash) throws StorageException {
        return use("read a function", (_, tables) -> tables.source(hash).map(SourceText::text));
    }

    /// Commits as they were recorded, oldest first. The journal of an imported world begins with
    /// its import.
    ///
    /// @param fromSequence the first one that is wanted
    /// @param limit how many at most, from 0
    /// @throws CommitStore.StorageException where they cannot be read
    public List<RecordedCommit> journal(long fromSequence, int limit) throws StorageException {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is at least 0");
        }
        return use("read the journal", (_, tables) -> tables.journal(fromSequence, limit));
    }

    /// Notes what an answer of a model took. No part of the world: neither journalled nor exported.
    ///
    /// @throws CommitStore.StorageException where it cannot be saved
    public void recordModelUsage(ModelUsage usage) throws StorageException {
        use(
                "note the use of a model",
                (database, tables) -> {
                    database.transaction(() -> tables.add(usage));
                    return usage;
                });
    }

    /// All use of models so far, by purpose and model.
    ///
    /// @throws CommitStore.StorageException where it cannot be read
    public List<ModelUsage.Total> modelTotals() throws StorageException {
        return use("read the use of models", (_, tables) -> tables.modelTotals());
    }

    /// The use of models in requests that began at this time or later, in the order in which they
    /// ended.
    ///
    /// @throws CommitStore.StorageException where it cannot be read
    public List<ModelUsage> modelUsageSince(Instant time) throws StorageException {
        return use("read the use of models", (_, tables) -> tables.modelUsageSince(time));
    }

    /// Notes what runs of functions took so far, in place of what was noted before. No part of the
    /// world: neither journalled nor exported.
    ///
    /// @throws CommitStore.StorageException where it cannot be saved
    public void recordRunUsage(Collection<RunUsage> usage) throws StorageException {
        use(
                "note what functions took",
                (database, tables) -> {
                    database.transaction(() -> {
                        for (RunUsage each : usage) {
                            tables.put(each);
                        }
                    });
                    return usage;
                });
    }

    /// What runs of functions took so far, as it was noted last.
    ///
    /// @throws CommitStore.StorageException where it cannot be read
    public List<RunUsage> runUsage() throws StorageException {
        return use("read what functions took", (_, tables) -> tables.runUsage());
    }

    /// The world's own id: stays with it through export and import.
    ///
    /// @throws CommitStore.StorageException where it cannot be read
    public String worldId() throws StorageException {
        return use("read the world's id", (_, tables) -> tables.meta(SaveFile.WORLD_ID));
    }

    /// Where the file is, links resolved.
    public Path file() {
        return file;
    }

    /// Does something with the tables. Where it fails, the connection is dropped, and all that it
    /// did with it: so there is one way back, whatever SQLite had already undone by itself.
    <R> R use(String doing, Work<R> work) throws StorageException {
        turn.lock();
        boolean done = false;
        try {
            if (closed) {
                throw Trouble.refused(file, "is closed: the world it holds has been stopped.");
            }
            Database connected = database == null ? Database.reopen(file) : database;
            database = connected;
            R result = work.run(connected, new Tables(connected));
            done = true;
            return result;
        } catch (SQLException e) {
            throw Trouble.of(file, doing, e);
        } catch (UnreadableException e) {
            throw Trouble.damaged(file, e);
        } catch (IOException | UncheckedIOException e) {
            throw Trouble.failed(file, doing, e);
        } finally {
            if (!done) {
                drop();
            }
            turn.unlock();
        }
    }

    private void drop() {
        Database dropped = database;
        database = null;
        if (dropped != null) {
            try {
                dropped.close();
            } catch (SQLException e) {
                LOG.warn("Could not close the connection to {} after a failure", file, e);
            }
        }
    }

    /// Closes the file, with all that was appended in it; nothing is lost where this is not called.
    /// May be called twice.
    ///
    /// @throws CommitStore.StorageException where the disk failed
    @Override
    public void close() throws StorageException {
        turn.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            throw Trouble.of(file, "close the world", e);
        } finally {
            database = null;
            try {
                saveLock.close();
            } finally {
                turn.unlock();
            }
        }
    }
}
