package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String WITH_ANSWERS =
            """
            SELECT id, wall_time, soul_id, text, outcome, account, draft_id,
                COALESCE((SELECT later.id FROM wish_log AS later
                    WHERE wish_log.draft_id <> '' AND later.draft_id = wish_log.draft_id
                        AND later.wall_time > wish_log.wall_time
                    ORDER BY later.wall_time LIMIT 1), ''),
                COALESCE((SELECT answer FROM draft_answers
                    WHERE draft_answers.draft_id = CASE wish_log.draft_id
                        WHEN '' THEN wish_log.id ELSE wish_log.draft_id END), '')
            FROM wish_log
            """;

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
    /// @param draftId the draft that its player was shown; empty where there was none. A refinement
    ///   of a draft has the same one
    public record Entry(
            String id,
            Instant ended,
            String soulId,
            String text,
            String outcome,
            String account,
            Optional<String> draftId) {}

    /// A wish that is over, with what became of what its player was shown.
    ///
    /// @param refinedBy the next wish that made another draft of the same one
    /// @param answer what its player said to the draft or the offers in the end, in JSON
    public record Found(Entry entry, Optional<String> refinedBy, Optional<String> answer) {}

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
                                    account, draft_id)
                                VALUES (?, ?, ?, ?, ?, ?, ?)\
                                """,
                                StoredText.of(entry.id()),
                                entry.ended().toEpochMilli(),
                                StoredText.of(entry.soulId()),
                                StoredText.of(entry.text()),
                                StoredText.of(entry.outcome()),
                                StoredText.ofJson(entry.account()),
                                StoredText.of(entry.draftId().orElse("")));
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

    /// Notes what a player said to a draft or to offers, which may be before the wish is noted.
    /// That a draft was kept stands, whatever is noted after it: two answers may come at once.
    ///
    /// @param shown the draft's id; of offers that of the wish
    /// @param answer in JSON; `became` says in a word what became of it, such as `kept`
    /// @throws StorageException where it cannot be saved
    public void answer(String shown, Instant when, String answer) throws StorageException {
        file.use(
                "note what became of what was shown",
                (database, _) -> {
                    database.transaction(() -> {
                        database.update(
                                """
                                INSERT INTO draft_answers (draft_id, wall_time, answer)
                                VALUES (?, ?, ?)
                                ON CONFLICT (draft_id) DO UPDATE
                                    SET wall_time = excluded.wall_time, answer = excluded.answer
                                    WHERE json_extract(draft_answers.answer, '$.became') IS NOT 'kept'\
                                """,
                                StoredText.of(shown),
                                when.toEpochMilli(),
                                StoredText.ofJson(answer));
                        database.update(
                                """
                                DELETE FROM draft_answers WHERE draft_id NOT IN
                                    (SELECT draft_id FROM draft_answers
                                    ORDER BY wall_time DESC, draft_id LIMIT ?)\
                                """,
                                MOST);
                    });
                    return shown;
                });
    }

    /// The latest ones, newest first.
    ///
    /// @throws StorageException where they cannot be read
    public List<Found> latest(int most) throws StorageException {
        return read("ORDER BY wall_time DESC, id LIMIT ?", most);
    }

    /// The one of this id.
    ///
    /// @throws StorageException where it cannot be read
    public Optional<Found> find(String id) throws StorageException {
        return read("WHERE id = ?", StoredText.of(id)).stream().findFirst();
    }

    private List<Found> read(String which, Object parameter) throws StorageException {
        return file.use(
                "read how wishes went",
                (database, _) -> {
                    List<Found> found = new ArrayList<>();
                    database.each(WITH_ANSWERS + which, row -> found.add(found(row)), parameter);
                    return found;
                });
    }

    private static Found found(ResultSet row) throws SQLException, UnreadableException {
        return new Found(
                new Entry(
                        StoredText.plain(PLACE, row.getString(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        StoredText.plain(PLACE, row.getString(3)),
                        StoredText.plain(PLACE, row.getString(4)),
                        StoredText.plain(PLACE, row.getString(5)),
                        row.getString(6),
                        there(StoredText.plain(PLACE, row.getString(7)))),
                there(StoredText.plain(PLACE, row.getString(8))),
                there(row.getString(9)));
    }

    private static Optional<String> there(String column) {
        return column.isEmpty() ? Optional.empty() : Optional.of(column);
    }
}
