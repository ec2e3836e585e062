package dev.orbwright.storage;

import dev.orbwright.world.task.RunCost;
import dev.orbwright.world.task.RunRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The SQL of run records. What writes must be called within a transaction. No text is stored as no
/// value.
final class RunTable {

    private static final String COLUMNS =
            """
            id, parent_id, commit_sequence, wall_time, function_name, revision, owner_id, soul_id, via,
                cause, ending, code, message, counts, undoes, statements, cpu_micros, wall_micros,
                host_calls, bytes_in, bytes_out, heap, entities\
            """;

    private final Database database;

    RunTable(Database database) {
        this.database = database;
    }

    /// The records of one task, the run that began it first.
    ///
    /// @param commit its sequence; 0 for none
    void add(List<RunRecord> task, long commit) throws SQLException, UnreadableException {
        long parent = 0;
        for (RunRecord run : task) {
            add(run, run.nested() ? parent : 0, commit);
            if (!run.nested() && task.size() > 1) {
                parent = lastId();
            }
        }
    }

    private void add(RunRecord run, long parent, long commit) throws SQLException {
        database.update(
                """
                INSERT INTO runs (parent_id, commit_sequence, wall_time, function_name, revision,
                    owner_id, soul_id, via, cause, ending, code, message, counts, undoes, statements,
                    cpu_micros, wall_micros, host_calls, bytes_in, bytes_out, heap, entities)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                parent,
                commit,
                run.at(),
                StoredText.of(run.functionName()),
                run.revision(),
                StoredText.of(run.ownerId().orElse("")),
                StoredText.of(run.soulId().orElse("")),
                StoredText.of(run.via().orElse("")),
                StoredText.of(run.cause()),
                Members.nameOf(run.ending()),
                StoredText.of(run.code()),
                StoredText.of(run.message()),
                run.counts() ? 1 : 0,
                run.undoes(),
                run.cost().statements(),
                run.cost().cpuMicros(),
                run.cost().wallMicros(),
                run.cost().hostCalls(),
                run.cost().bytesIn(),
                run.cost().bytesOut(),
                run.cost().heap(),
                run.cost().entities());
    }

    private long lastId() throws SQLException, UnreadableException {
        long[] id = new long[1];
        database.each("SELECT last_insert_rowid()", row -> id[0] = row.getLong(1));
        return id[0];
    }

    /// Latest first. Runs that did not commit are noted some time after they ended, so numbers do
    /// not say which came first.
    ///
    /// @param before only those that ended before this one; those with smaller numbers, where it is
    ///   forgotten
    List<StoredRun> ofFunction(String name, long before, int limit)
            throws SQLException, UnreadableException {
        Optional<StoredRun> bound = find(before);
        long time = bound.map(stored -> stored.run().at()).orElse(Long.MAX_VALUE);
        return list(
                "SELECT "
                        + COLUMNS
                        + """
                         FROM runs
                        WHERE function_name = ?1 AND (wall_time < ?2 OR (wall_time = ?2 AND id < ?3))
                            AND (id < ?3 OR ?2 < 9223372036854775807)
                        ORDER BY wall_time DESC, id DESC LIMIT ?4\
                        """,
                StoredText.of(name),
                time,
                before,
                limit);
    }

    Optional<StoredRun> find(long id) throws SQLException, UnreadableException {
        return list("SELECT " + COLUMNS + " FROM runs WHERE id = ?", id).stream().findFirst();
    }

    /// What took this run back, latest first.
    List<StoredRun> undoingOf(long id) throws SQLException, UnreadableException {
        return list(
                "SELECT "
                        + COLUMNS
                        + " FROM runs WHERE undoes = ? AND undoes > 0 ORDER BY id DESC LIMIT 10",
                id);
    }

    /// The latest runs of a revision that were begun for themselves and tell of the function: those
    /// that went well, and those whose failure counts.
    List<StoredRun> latestTelling(String name, int revision, int limit)
            throws SQLException, UnreadableException {
        return list(
                "SELECT "
                        + COLUMNS
                        + """
                         FROM runs
                        WHERE function_name = ? AND revision = ? AND parent_id = 0
                            AND (ending IN ('answered', 'declined') OR counts = 1)
                            AND ending <> 'undid'
                        ORDER BY wall_time DESC, id DESC LIMIT ?\
                        """,
                StoredText.of(name),
                revision,
                limit);
    }

    Optional<Long> lastTime(String name) throws SQLException, UnreadableException {
        List<Long> times = new ArrayList<>(1);
        database.each(
                "SELECT wall_time FROM runs WHERE function_name = ? ORDER BY wall_time DESC LIMIT 1",
                row -> times.add(row.getLong(1)),
                StoredText.of(name));
        return times.stream().findFirst();
    }

    void forgive(String name) throws SQLException {
        database.update(
                "UPDATE runs SET counts = 0 WHERE function_name = ? AND counts = 1",
                StoredText.of(name));
    }

    /// Keeps the latest only.
    void trim(int perFunction, int inAll) throws SQLException, UnreadableException {
        database.update("DELETE FROM runs WHERE id <= (SELECT max(id) FROM runs) - ?", inAll);
        List<String> crowded = new ArrayList<>();
        database.each(
                "SELECT function_name FROM runs GROUP BY function_name HAVING count(*) > ?",
                row -> crowded.add(row.getString(1)),
                perFunction);
        for (String name : crowded) {
            database.update(
                    """
                    DELETE FROM runs WHERE function_name = ? AND id <=
                        (SELECT id FROM runs WHERE function_name = ? ORDER BY id DESC LIMIT 1 OFFSET ?)\
                    """,
                    name,
                    name,
                    perFunction);
        }
    }

    private List<StoredRun> list(String sql, Object... arguments)
            throws SQLException, UnreadableException {
        List<StoredRun> found = new ArrayList<>();
        database.each(sql, row -> found.add(read(row)), arguments);
        return found;
    }

    private static StoredRun read(ResultSet row) throws SQLException, UnreadableException {
        return new StoredRun(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                new RunRecord(
                        row.getLong(4),
                        text(row, 5),
                        row.getInt(6),
                        maybe(row, 7),
                        maybe(row, 8),
                        maybe(row, 9),
                        text(row, 10),
                        Members.constant("runs", row.getString(11), RunRecord.Ending.class),
                        text(row, 12),
                        text(row, 13),
                        cost(row, 16),
                        row.getLong(14) == 1,
                        row.getLong(2) > 0,
                        row.getLong(15)));
    }

    /// @param first the column of the first part
    static RunCost cost(ResultSet row, int first) throws SQLException {
        return new RunCost(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4),
                row.getLong(first + 5),
                row.getLong(first + 6),
                row.getLong(first + 7));
    }

    private static String text(ResultSet row, int column) throws SQLException, UnreadableException {
        return StoredText.plain("runs", row.getString(column));
    }

    private static Optional<String> maybe(ResultSet row, int column)
            throws SQLException, UnreadableException {
        return Optional.of(text(row, column)).filter(found -> !found.isEmpty());
    }
}
