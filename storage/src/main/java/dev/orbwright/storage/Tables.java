package dev.orbwright.storage;

import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore.LogLine;
import dev.orbwright.world.task.WorldEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// All our SQL. What writes must be called within a transaction.
final class Tables {

    /// How many lines of the world log are kept at hand.
    static final int LOG_LINES = 100;

    private final Database database;

    Tables(Database database) {
        this.database = database;
    }

    /// The last commit.
    record Head(long sequence, long worldTime) {}

    // What is written.

    /// The journal row, and all that follows from it.
    void append(Commit commit, long wallTime) throws SQLException, UnreadableException {
        addToJournal(commit, wallTime);
        for (Change change : commit.changes().changes()) {
            if (change.after().isPresent()) {
                put(change.after().get());
            } else {
                remove(change.key());
            }
        }
        for (SourceText source : commit.sources()) {
            put(source);
        }
        for (WorldEvent event : commit.events()) {
            if (event instanceof WorldEvent.Logged(String text)) {
                add(new LogLine(commit.worldTime(), text));
            }
        }
        if (!commit.runs().isEmpty()) {
            new RunTable(database).add(commit.runs(), commit.sequence());
        }
    }

    void addToJournal(Commit commit, long wallTime) throws SQLException {
        CommitRow row = CommitRow.of(commit, wallTime);
        database.update(
                """
                INSERT INTO commits (sequence, actor_kind, actor_id, cause, world_time, wall_time,
                    changes, events, sources, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                row.sequence(),
                row.actorKind(),
                row.actorId(),
                row.cause(),
                row.worldTime(),
                row.wallTime(),
                row.changes(),
                row.events(),
                row.sources(),
                row.checksum());
    }

    void put(Entry entry) throws SQLException {
        EntryRow row = EntryRow.of(entry);
        database.update(
                """
                INSERT INTO entries (table_name, id, json, checksum) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET json = excluded.json, checksum = excluded.checksum\
                """,
                row.table(),
                row.id(),
                row.json(),
                row.checksum());
    }

    private void remove(EntryKey key) throws SQLException {
        database.update(
                "DELETE FROM entries WHERE table_name = ? AND id = ?",
                EntryRow.tableOf(key),
                EntryRow.idOf(key));
    }

    void put(SourceText source) throws SQLException {
        database.update(
                "INSERT INTO sources (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
                source.hash(),
                source.text());
    }

    void add(LogLine line) throws SQLException {
        String text = StoredText.of(line.text());
        database.update(
                "INSERT INTO log_lines (world_time, text, checksum) VALUES (?, ?, ?)",
                line.worldTime(),
                text,
                StoredText.checksum(line.worldTime(), text));
        database.update(
                "DELETE FROM log_lines WHERE id <= (SELECT max(id) FROM log_lines) - ?", LOG_LINES);
    }

    void add(ModelUsage usage) throws SQLException {
        database.update(
                """
                INSERT INTO model_usage (wall_time, purpose, model, payer_kind, payer_id,
                    prompt_tokens, completion_tokens, charged_nanos, priced)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                usage.time().toEpochMilli(),
                StoredText.of(usage.purpose()),
                StoredText.of(usage.model()),
                StoredText.of(usage.payer().kind()),
                StoredText.of(usage.payer().id()),
                usage.promptTokens(),
                usage.completionTokens(),
                usage.chargedNanos(),
                usage.priced() ? 1 : 0);
    }

    void put(RunUsage usage) throws SQLException {
        database.update(
                """
                INSERT OR REPLACE INTO run_usage (kind, id, runs, failures, limits, statements,
                    cpu_micros, wall_micros, host_calls, bytes_in, bytes_out, heap, entities)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                Members.nameOf(usage.kind()),
                StoredText.of(usage.id()),
                usage.runs(),
                usage.failures(),
                usage.limits(),
                usage.cost().statements(),
                usage.cost().cpuMicros(),
                usage.cost().wallMicros(),
                usage.cost().hostCalls(),
                usage.cost().bytesIn(),
                usage.cost().bytesOut(),
                usage.cost().heap(),
                usage.cost().entities());
    }

    void putMeta(String name, String value) throws SQLException {
        database.update("INSERT INTO meta (name, value) VALUES (?, ?)", name, value);
    }

    // What is read.

    String meta(String name) throws SQLException, UnreadableException {
        return first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name)
                .orElseThrow(() -> new UnreadableException("meta." + name, "is missing"));
    }

    Head head() throws SQLException, UnreadableException {
        return first(
                        """
                        SELECT sequence, world_time FROM commits ORDER BY sequence DESC LIMIT 1\
                        """,
                        row -> new Head(row.getLong(1), row.getLong(2)))
                .orElse(new Head(0, 0));
    }

    /// All entries, by table and id.
    void entries(Database.Visitor<EntryRow> visitor) throws SQLException, UnreadableException {
        database.each(
                "SELECT table_name, id, json, checksum FROM entries ORDER BY table_name, id",
                row -> visitor.visit(EntryRow.read(row)));
    }

    /// All sources, by hash.
    void sources(Database.Visitor<SourceText> visitor) throws SQLException, UnreadableException {
        database.each(
                "SELECT hash, text FROM sources ORDER BY hash", row -> visitor.visit(source(row)));
    }

    Optional<SourceText> source(String hash) throws SQLException, UnreadableException {
        return first("SELECT hash, text FROM sources WHERE hash = ?", Tables::source, hash);
    }

    private static SourceText source(ResultSet row) throws SQLException, UnreadableException {
        SourceText source = SourceText.of(row.getString(2));
        if (!source.hash().equals(row.getString(1))) {
            throw new UnreadableException("source " + row.getString(1), "is not what was saved");
        }
        return source;
    }

    /// The latest lines of the world log, oldest first.
    List<LogLine> log() throws SQLException, UnreadableException {
        List<LogLine> lines = new ArrayList<>();
        database.each(
                "SELECT world_time, text, checksum FROM log_lines ORDER BY id DESC LIMIT ?",
                row -> {
                    LogLine line =
                            new LogLine(
                                    row.getLong(1),
                                    StoredText.plain("world log", row.getString(2)));
                    if (StoredText.checksum(row.getLong(1), row.getString(2)) != row.getLong(3)) {
                        throw new UnreadableException("world log", "is not what was saved");
                    }
                    lines.add(line);
                },
                LOG_LINES);
        Collections.reverse(lines);
        return lines;
    }

    List<RecordedCommit> journal(long from, int limit) throws SQLException, UnreadableException {
        List<CommitRow> rows = new ArrayList<>();
        database.each(
                """
                SELECT sequence, actor_kind, actor_id, cause, world_time, wall_time, changes,
                    events, sources, checksum
                FROM commits WHERE sequence >= ? ORDER BY sequence LIMIT ?\
                """,
                row -> rows.add(CommitRow.read(row)),
                from,
                limit);
        List<RecordedCommit> commits = new ArrayList<>();
        for (CommitRow row : rows) {
            List<SourceText> texts = new ArrayList<>();
            for (String hash : row.sourceHashes()) {
                texts.add(
                        source(hash)
                                .orElseThrow(() ->
                                        new UnreadableException(
                                                row.where(), "has lost source " + hash)));
            }
            commits.add(
                    new RecordedCommit(row.commit(texts), Instant.ofEpochMilli(row.wallTime())));
        }
        return commits;
    }

    List<ModelUsage.Total> modelTotals() throws SQLException, UnreadableException {
        List<ModelUsage.Total> totals = new ArrayList<>();
        database.each(
                """
                SELECT purpose, model, count(*), sum(prompt_tokens), sum(completion_tokens),
                    sum(charged_nanos), sum(1 - priced)
                FROM model_usage GROUP BY purpose, model ORDER BY purpose, model\
                """,
                row ->
                        totals.add(
                                new ModelUsage.Total(
                                        StoredText.plain("model_usage", row.getString(1)),
                                        StoredText.plain("model_usage", row.getString(2)),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getLong(7))));
        return totals;
    }

    List<ModelUsage> modelUsageSince(Instant time) throws SQLException, UnreadableException {
        List<ModelUsage> found = new ArrayList<>();
        database.each(
                """
                SELECT wall_time, purpose, model, payer_kind, payer_id, prompt_tokens,
                    completion_tokens, charged_nanos, priced
                FROM model_usage WHERE wall_time >= ? ORDER BY id\
                """,
                row ->
                        found.add(
                                new ModelUsage(
                                        Instant.ofEpochMilli(row.getLong(1)),
                                        StoredText.plain("model_usage", row.getString(2)),
                                        StoredText.plain("model_usage", row.getString(3)),
                                        new ModelUsage.Payer(
                                                StoredText.plain("model_usage", row.getString(4)),
                                                StoredText.plain("model_usage", row.getString(5))),
                                        row.getLong(6),
                                        row.getLong(7),
                                        row.getLong(8),
                                        row.getLong(9) == 1)),
                time.toEpochMilli());
        return found;
    }

    List<RunUsage> runUsage() throws SQLException, UnreadableException {
        List<RunUsage> usage = new ArrayList<>();
        database.each(
                """
                SELECT kind, id, runs, failures, limits, statements, cpu_micros, wall_micros,
                    host_calls, bytes_in, bytes_out, heap, entities
                FROM run_usage ORDER BY kind, id\
                """,
                row ->
                        usage.add(
                                new RunUsage(
                                        Members.constant(
                                                "run_usage", row.getString(1), RunUsage.Kind.class),
                                        StoredText.plain("run_usage", row.getString(2)),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        RunTable.cost(row, 6))));
        return usage;
    }

    private <R> Optional<R> first(String sql, Database.Row<R> row, Object... arguments)
            throws SQLException, UnreadableException {
        List<R> found = new ArrayList<>(1);
        database.each(sql, result -> found.add(row.read(result)), arguments);
        return found.stream().findFirst();
    }
}
