package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The wishes of a save that are under way, so that a crash does not make them be forgotten. No
/// part of the world: neither journalled nor exported. May be used by any thread, as the
/// [WorldFile] that it reads and writes.
public final class WishArchive {

    private final WorldFile file;

    /// The wishes in this file.
    public WishArchive(WorldFile file) {
        this.file = file;
    }

    /// Notes that a wish is under way, in place of what was noted of it before.
    ///
    /// @throws StorageException where it cannot be saved
    public void begin(KeptWish wish) throws StorageException {
        file.use(
                "note a wish",
                (database, _) -> {
                    database.transaction(() ->
                            database.update(
                                    """
                                    INSERT OR REPLACE INTO wishes (id, wall_time, soul_id, catalyst_id,
                                        text, errand, resumed)
                                    VALUES (?, ?, ?, ?, ?, ?, ?)\
                                    """,
                                    StoredText.of(wish.id()),
                                    wish.made().toEpochMilli(),
                                    StoredText.of(wish.soulId()),
                                    StoredText.of(wish.catalystId()),
                                    StoredText.of(wish.text()),
                                    StoredText.of(wish.errand()),
                                    wish.resumed()));
                    return wish;
                });
    }

    /// Notes that a wish is over.
    ///
    /// @throws StorageException where that cannot be saved
    public void end(String id) throws StorageException {
        file.use(
                "note the end of a wish",
                (database, _) -> {
                    database.transaction(() ->
                            database.update("DELETE FROM wishes WHERE id = ?", StoredText.of(id)));
                    return id;
                });
    }

    /// The wishes that are under way, oldest first.
    ///
    /// @throws StorageException where they cannot be read
    public List<KeptWish> underWay() throws StorageException {
        return file.use(
                "read the wishes",
                (database, _) -> {
                    List<KeptWish> wishes = new ArrayList<>();
                    database.each(
                            """
                            SELECT id, wall_time, soul_id, catalyst_id, text, errand, resumed
                            FROM wishes
                            ORDER BY wall_time, id\
                            """,
                            row ->
                                    wishes.add(
                                            new KeptWish(
                                                    StoredText.plain("wishes", row.getString(1)),
                                                    Instant.ofEpochMilli(row.getLong(2)),
                                                    StoredText.plain("wishes", row.getString(3)),
                                                    StoredText.plain("wishes", row.getString(4)),
                                                    StoredText.plain("wishes", row.getString(5)),
                                                    StoredText.plain("wishes", row.getString(6)),
                                                    row.getInt(7))));
                    return wishes;
                });
    }
}
