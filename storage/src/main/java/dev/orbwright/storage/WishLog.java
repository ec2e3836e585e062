package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the latest wishes of a save went, for whoever runs the server. No part of the world: neither
/// journalled nor exported. May be used by any thread, as the [WorldFile] that it reads and writes.
public final class WishLog {

    /// Wishes that are kept; older ones are forgotten.
    public static final int MOST = 500;

    private static final String PLACE = "wish_log";

    private final WorldFile file;

    /// The wishes in this file.
    public WishLog(WorldFile file) {
        this.file = file;
    }

    /// A wish that is over.
    ///
    /// @param ended when
    /// @param text what was wished for
    /// @param outcome how it ended, in a word
    /// @param account all that is known of it, in JSON
    public record Entry(
            String id, Instant ended, String soulId, String text, String outcome, String account) {}

    /// Notes how a wish went, in place of what was noted of it before.
    ///
    /// @throws StorageException where it cannot be saved
    public void note(Entry entry) throws StorageException {
        file.use(
                "note how a wish went",
                (database, _) -> {
                    database.transaction(() -> {
                        database.update(
                                """
                                INSERT OR REPLACE INTO wish_log (id, wall_time, soul_id, text, outcome,
                                    account)
                                VALUES (?, ?, ?, ?, ?, ?)\
                                """,
                                StoredText.of(entry.id()),
                                entry.ended().toEpochMilli(),
                                StoredText.of(entry.soulId()),
                                StoredText.of(entry.text()),
                                StoredText.of(entry.outcome()),
                                StoredText.ofJson(entry.account()));
                        database.update(
                                """
                                DELETE FROM wish_log WHERE id NOT IN
                                    (SELECT id FROM wish_log ORDER BY wall_time DESC, id LIMIT ?)\
                                """,
                                MOST);
                    });
                    return entry;
                });
    }

    /// The latest ones, newest first.
    ///
    /// @throws StorageException where they cannot be read
    public List<Entry> latest(int most) throws StorageException {
        return read("ORDER BY wall_time DESC, id LIMIT ?", most);
    }

    /// The one of this id.
    ///
    /// @throws StorageException where it cannot be read
    public Optional<Entry> find(String id) throws StorageException {
        return read("WHERE id = ?", StoredText.of(id)).stream().findFirst();
    }

    private List<Entry> read(String which, Object parameter) throws StorageException {
        return file.use(
                "read how wishes went",
                (database, _) -> {
                    List<Entry> entries = new ArrayList<>();
                    database.each(
                            "SELECT id, wall_time, soul_id, text, outcome, account FROM wish_log "
                                    + which,
                            row ->
                                    entries.add(
                                            new Entry(
                                                    StoredText.plain(PLACE, row.getString(1)),
                                                    Instant.ofEpochMilli(row.getLong(2)),
                                                    StoredText.plain(PLACE, row.getString(3)),
                                                    StoredText.plain(PLACE, row.getString(4)),
                                                    StoredText.plain(PLACE, row.getString(5)),
                                                    row.getString(6))),
                            parameter);
                    return entries;
                });
    }
}
