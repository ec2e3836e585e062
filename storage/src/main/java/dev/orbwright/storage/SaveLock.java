package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Keeps a second server away from a save. The operating system lets go of it when this process
/// ends, however it ends; the file `NAME.lock` stays, and means nothing by itself.
///
/// An exclusive transaction on an empty SQLite file, not a `FileLock`: on POSIX systems a process
/// loses its file locks when it closes the file through any other descriptor, as a second attempt
/// within one process would; SQLite takes care of that.
final class SaveLock implements AutoCloseable {

    private final Path save;
    private final Connection connection;

    private SaveLock(Path save, Connection connection) {
        this.save = save;
        this.connection = connection;
    }

    /// Takes the lock of a save.
    ///
    /// @throws StorageException where somebody has it, this process included
    static SaveLock acquire(Path save) throws StorageException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(0);
        try {
            Connection connection =
                    config.createConnection(Database.url(Database.sibling(save, ".lock")));
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new SaveLock(save, connection);
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_BUSY) {
                throw Trouble.refused(
                        save,
                        "is in use by another server. Stop that one first, or use another save.");
            }
            throw Trouble.of(save, "lock the save", e);
        } catch (SQLException e) {
            throw Trouble.of(save, "lock the save", e);
        }
    }

    @Override
    public void close() throws StorageException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Trouble.of(save, "unlock the save", e);
        }
    }
}
