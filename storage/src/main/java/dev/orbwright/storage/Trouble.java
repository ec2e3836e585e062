package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What went wrong with a file, in words for whoever runs the server.
final class Trouble {

    private Trouble() {}

    /// @param doing what was tried, such as `save the world`
    static StorageException of(Path file, String doing, SQLException e) {
        String problem =
                switch (code(e)) {
                    case SQLITE_FULL ->
                            "the disk is full. Free some space and start again; what was saved"
                                    + " before is intact.";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                            "another program has the file locked. Close it and start again.";
                    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                            "the file is read-only. Allow writing to it and to its folder.";
                    case SQLITE_CANTOPEN ->
                            "the file cannot be opened. Check that its folder exists and may be"
                                    + " written to.";
                    case SQLITE_IOERR ->
                            "the disk failed (%s). Check it, then start again."
                                    .formatted(e.getMessage());
                    default -> String.valueOf(e.getMessage());
                };
        return switch (code(e)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(file, e);
            default ->
                    new StorageException(
                            "Could not %s (%s): %s".formatted(doing, file, problem), e);
        };
    }

    /// Where a file that should have our tables was read, and what we asked made no sense to it.
    static StorageException ofReading(Path file, SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_ERROR
                ? damaged(file, e)
                : of(file, "open the save", e);
    }

    static StorageException failed(Path file, String doing, Exception e) {
        return new StorageException("Could not %s (%s): %s".formatted(doing, file, e), e);
    }

    /// A refusal that has no other cause than what was found.
    static StorageException refused(Path file, String reason) {
        return new StorageException(file + " " + reason, new IOException(reason));
    }

    static StorageException damaged(Path file, String problem) {
        return damage(file, new DamagedException(problem));
    }

    static StorageException damaged(Path file, Exception cause) {
        String problem = String.valueOf(cause.getMessage());
        return damage(file, new DamagedException(problem, cause));
    }

    private static StorageException damage(Path file, DamagedException damage) {
        return new StorageException(
                "%s is damaged: %s. Keep the file, and continue from a copy or an export."
                        .formatted(file, damage.getMessage()),
                damage);
    }

    static boolean isDamage(StorageException e) {
        return e.getCause() instanceof DamagedException;
    }

    /// SQLite's primary result code; extended codes carry it in their low byte.
    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
