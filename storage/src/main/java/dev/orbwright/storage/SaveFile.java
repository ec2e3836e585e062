package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// Makes and checks the file of a save. The caller holds its [SaveLock].
final class SaveFile {

    /// What SQLite keeps beside its file while it is open, or after a crash.
    static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    static final String WORLD_ID = "world_id";
    static final String CREATED = "created";

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APPLICATION_ID_AT = 68;

    private SaveFile() {}

    /// Fills a new file.
    interface Content {
        void writeTo(Tables tables) throws SQLException;
    }

    /// The file's true path, so that two names of it are one save.
    static Path resolve(Path file) throws StorageException {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().indexOf('?') >= 0) {
            throw Trouble.refused(file, "cannot be a save: its path must not contain '?'.");
        }
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw Trouble.refused(file, "is a folder. Name a file in it.");
        }
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : folder.toRealPath().resolve(absolute.getFileName());
        } catch (NoSuchFileException _) {
            throw Trouble.refused(
                    file, "cannot be made: its folder does not exist. Make it first.");
        } catch (IOException e) {
            throw Trouble.failed(file, "find the save", e);
        }
    }

    /// Opens a save, made first where there is none, and checks it.
    static Database open(Path save, Schema schema, Clock clock) throws StorageException {
        if (!Files.exists(save)) {
            if (Files.exists(Database.sibling(save, "-wal"))) {
                throw Trouble.damaged(save, "its write-ahead log is there, but the file is not");
            }
            String worldId = UUID.randomUUID().toString();
            create(save, schema, tables -> identify(tables, worldId, clock.instant().toString()));
        }
        checkHeader(save);
        try {
            return checked(save, schema);
        } catch (SQLException e) {
            throw Trouble.of(save, "open the save", e);
        } catch (UnreadableException e) {
            throw Trouble.damaged(save, e);
        }
    }

    static void identify(Tables tables, String worldId, String created) throws SQLException {
        tables.putMeta(WORLD_ID, worldId);
        tables.putMeta(CREATED, created);
    }

    /// Makes a save that is there whole or not at all, by renaming a file that is complete.
    static void create(Path save, Schema schema, Content content) throws StorageException {
        Path unfinished = Database.sibling(save, ".new");
        try {
            Files.deleteIfExists(unfinished);
            for (String companion : COMPANIONS) {
                Files.deleteIfExists(Database.sibling(unfinished, companion));
            }
            try (Database database = Database.create(unfinished)) {
                schema.bringUpToDate(database, 0);
                database.transaction(() -> content.writeTo(new Tables(database)));
            }
            Files.move(unfinished, save, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(save);
        } catch (SQLException e) {
            throw Trouble.of(save, "make the save", e);
        } catch (IOException e) {
            throw Trouble.failed(save, "make the save", e);
        } catch (UnreadableException e) {
            throw Trouble.damaged(save, e);
        }
    }

    /// Makes what was renamed in a file's folder durable. Windows has no such call, and needs none.
    static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Looks at the first bytes without SQLite, which would take an empty file for a new one.
    private static void checkHeader(Path save) throws StorageException {
        try (InputStream in = Files.newInputStream(save)) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(APPLICATION_ID_AT + Integer.BYTES));
            if (header.limit() < APPLICATION_ID_AT + Integer.BYTES) {
                throw Trouble.damaged(save, "it ends within its header");
            }
            if (!header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
                throw Trouble.damaged(save, "its header is no save's");
            }
            if (header.getInt(APPLICATION_ID_AT) != Schema.APPLICATION_ID) {
                throw Trouble.refused(
                        save, "is a database of another program. Name another file for the save.");
            }
        } catch (IOException e) {
            throw Trouble.failed(save, "open the save", e);
        }
    }

    private static Database checked(Path save, Schema schema)
            throws SQLException, UnreadableException, StorageException {
        Database database = Database.open(save);
        boolean good = false;
        try {
            int version = Integer.parseInt(database.text("PRAGMA user_version"));
            if (version > schema.version()) {
                throw Trouble.refused(
                        save,
                        "was written by a newer Orbwright (format %d, this one reads up to %d)."
                                        .formatted(version, schema.version())
                                + " Use that one, or another save.");
            }
            String check = database.text("PRAGMA quick_check(1)");
            if (!check.equals("ok")) {
                throw Trouble.damaged(save, check);
            }
            database.settled();
            schema.bringUpToDate(database, version);
            readAll(save, new Tables(database));
            good = true;
            return database;
        } finally {
            if (!good) {
                database.close();
            }
        }
    }

    /// Reads each row that a world is loaded from, so that damage shows now.
    private static void readAll(Path save, Tables tables)
            throws UnreadableException, StorageException {
        try {
            tables.meta(WORLD_ID);
            tables.meta(CREATED);
            tables.head();
            tables.log();
            tables.entries(_ -> {});
            tables.sources(_ -> {});
        } catch (SQLException e) {
            throw Trouble.ofReading(save, e);
        }
    }
}
