package dev.orbwright.storage;

import java.sql.SQLException;
import java.util.List;

/// The tables of a save, as the steps that lead to them from an empty file. A file's `user_version`
/// says how many steps it has taken. To change the tables, add a step; never edit one.
///
/// @param steps each a list of statements
record Schema(List<List<String>> steps) {

    /// `Orbw` in ASCII, in the header of each of our files.
    static final int APPLICATION_ID = 0x4f726277;

    /// What this version of the program reads and writes.
    static final Schema CURRENT =
            new Schema(
                    List.of(
                            List.of(
                                    """
                                    CREATE TABLE meta (
                                        name TEXT PRIMARY KEY,
                                        value TEXT NOT NULL
                                    ) STRICT, WITHOUT ROWID\
                                    """,
                                    // The journal. changes says each entry before and after.
                                    """
                                    CREATE TABLE commits (
                                        sequence INTEGER PRIMARY KEY,
                                        actor_kind TEXT NOT NULL,
                                        actor_id TEXT NOT NULL,
                                        cause TEXT NOT NULL,
                                        world_time INTEGER NOT NULL,
                                        wall_time INTEGER NOT NULL,
                                        changes TEXT NOT NULL,
                                        events TEXT NOT NULL,
                                        sources TEXT NOT NULL,
                                        checksum INTEGER NOT NULL
                                    ) STRICT\
                                    """,
                                    // The world as of the last commit. Without a rowid there is no
                                    // second tree that could disagree with the first.
                                    """
                                    CREATE TABLE entries (
                                        table_name TEXT NOT NULL,
                                        id TEXT NOT NULL,
                                        json TEXT NOT NULL,
                                        checksum INTEGER NOT NULL,
                                        PRIMARY KEY (table_name, id)
                                    ) STRICT, WITHOUT ROWID\
                                    """,
                                    """
                                    CREATE TABLE sources (
                                        hash TEXT PRIMARY KEY,
                                        text TEXT NOT NULL
                                    ) STRICT, WITHOUT ROWID\
                                    """,
                                    // The latest lines only; the journal has them all.
                                    """
                                    CREATE TABLE log_lines (
                                        id INTEGER PRIMARY KEY,
                                        world_time INTEGER NOT NULL,
                                        text TEXT NOT NULL,
                                        checksum INTEGER NOT NULL
                                    ) STRICT\
                                    """,
                                    """
                                    CREATE TABLE model_usage (
                                        id INTEGER PRIMARY KEY,
                                        wall_time INTEGER NOT NULL,
                                        purpose TEXT NOT NULL,
                                        model TEXT NOT NULL,
                                        prompt_tokens INTEGER NOT NULL,
                                        completion_tokens INTEGER NOT NULL
                                    ) STRICT\
                                    """),
                            // Timers are entries from here on, which earlier programs do not know.
                            List.of(
                                    """
                                    CREATE TABLE run_usage (
                                        kind TEXT NOT NULL,
                                        id TEXT NOT NULL,
                                        runs INTEGER NOT NULL,
                                        failures INTEGER NOT NULL,
                                        limits INTEGER NOT NULL,
                                        cpu_micros INTEGER NOT NULL,
                                        wall_micros INTEGER NOT NULL,
                                        host_calls INTEGER NOT NULL,
                                        bytes_in INTEGER NOT NULL,
                                        bytes_out INTEGER NOT NULL,
                                        PRIMARY KEY (kind, id)
                                    ) STRICT, WITHOUT ROWID\
                                    """),
                            // Who paid for a model, and how much.
                            List.of(
                                    """
                                    ALTER TABLE model_usage
                                    ADD COLUMN payer_kind TEXT NOT NULL DEFAULT 'world'\
                                    """,
                                    """
                                    ALTER TABLE model_usage
                                    ADD COLUMN payer_id TEXT NOT NULL DEFAULT ''\
                                    """,
                                    """
                                    ALTER TABLE model_usage
                                    ADD COLUMN charged_nanos INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    ALTER TABLE model_usage
                                    ADD COLUMN priced INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    CREATE INDEX model_usage_by_time ON model_usage (wall_time)\
                                    """),
                            // Runs of functions, and wishes that are under way. An empty text is
                            // no value, and so is 0 in parent_id, commit_sequence and undoes.
                            List.of(
                                    """
                                    CREATE TABLE runs (
                                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                                        parent_id INTEGER NOT NULL,
                                        commit_sequence INTEGER NOT NULL,
                                        wall_time INTEGER NOT NULL,
                                        function_name TEXT NOT NULL,
                                        revision INTEGER NOT NULL,
                                        owner_id TEXT NOT NULL,
                                        soul_id TEXT NOT NULL,
                                        via TEXT NOT NULL,
                                        cause TEXT NOT NULL,
                                        ending TEXT NOT NULL,
                                        code TEXT NOT NULL,
                                        message TEXT NOT NULL,
                                        cpu_micros INTEGER NOT NULL,
                                        wall_micros INTEGER NOT NULL,
                                        host_calls INTEGER NOT NULL,
                                        bytes_in INTEGER NOT NULL,
                                        bytes_out INTEGER NOT NULL,
                                        counts INTEGER NOT NULL,
                                        undoes INTEGER NOT NULL
                                    ) STRICT\
                                    """,
                                    """
                                    CREATE INDEX runs_by_function ON runs (function_name, wall_time, id)\
                                    """,
                                    """
                                    CREATE INDEX runs_by_undone ON runs (undoes) WHERE undoes > 0\
                                    """,
                                    """
                                    CREATE TABLE wishes (
                                        id TEXT PRIMARY KEY,
                                        wall_time INTEGER NOT NULL,
                                        soul_id TEXT NOT NULL,
                                        catalyst_id TEXT NOT NULL,
                                        text TEXT NOT NULL,
                                        resumed INTEGER NOT NULL
                                    ) STRICT, WITHOUT ROWID\
                                    """),
                            // What texts mean to a model, in half-precision numbers, the low byte
                            // first: an index is built again without asking for it again.
                            List.of(
                                    """
                                    CREATE TABLE embeddings (
                                        model TEXT NOT NULL,
                                        text_hash TEXT NOT NULL,
                                        vector BLOB NOT NULL,
                                        checksum INTEGER NOT NULL,
                                        PRIMARY KEY (model, text_hash)
                                    ) STRICT, WITHOUT ROWID\
                                    """),
                            // What is done for a wish; an empty text is a tool that is made.
                            List.of(
                                    """
                                    ALTER TABLE wishes
                                    ADD COLUMN errand TEXT NOT NULL DEFAULT ''\
                                    """),
                            // How the latest wishes went.
                            List.of(
                                    """
                                    CREATE TABLE wish_log (
                                        id TEXT PRIMARY KEY,
                                        wall_time INTEGER NOT NULL,
                                        soul_id TEXT NOT NULL,
                                        text TEXT NOT NULL,
                                        outcome TEXT NOT NULL,
                                        account TEXT NOT NULL
                                    ) STRICT, WITHOUT ROWID\
                                    """,
                                    """
                                    CREATE INDEX wish_log_by_time ON wish_log (wall_time)\
                                    """),
                            // What else runs take; of those before nobody knows.
                            List.of(
                                    """
                                    ALTER TABLE runs
                                    ADD COLUMN statements INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    ALTER TABLE runs
                                    ADD COLUMN heap INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    ALTER TABLE runs
                                    ADD COLUMN entities INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    ALTER TABLE run_usage
                                    ADD COLUMN statements INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    ALTER TABLE run_usage
                                    ADD COLUMN heap INTEGER NOT NULL DEFAULT 0\
                                    """,
                                    """
                                    ALTER TABLE run_usage
                                    ADD COLUMN entities INTEGER NOT NULL DEFAULT 0\
                                    """),
                            // What players were shown for a wish, and what they said to it.
                            List.of(
                                    """
                                    ALTER TABLE wish_log
                                    ADD COLUMN draft_id TEXT NOT NULL DEFAULT ''\
                                    """,
                                    """
                                    CREATE INDEX wish_log_by_draft ON wish_log (draft_id, wall_time)\
                                    """,
                                    """
                                    CREATE TABLE draft_answers (
                                        draft_id TEXT PRIMARY KEY,
                                        wall_time INTEGER NOT NULL,
                                        answer TEXT NOT NULL
                                    ) STRICT, WITHOUT ROWID\
                                    """)));

    /// Copies the steps.
    Schema {
        steps = List.copyOf(steps);
    }

    /// The `user_version` of a file that is up to date.
    int version() {
        return steps.size();
    }

    /// Takes the steps that the file has not taken, in one transaction.
    void bringUpToDate(Database database, int from) throws SQLException, UnreadableException {
        if (from == version()) {
            return;
        }
        database.transaction(() -> {
            for (List<String> step : steps.subList(from, version())) {
                for (String statement : step) {
                    database.execute(statement);
                }
            }
            database.execute("PRAGMA application_id = " + APPLICATION_ID);
            database.execute("PRAGMA user_version = " + version());
        });
    }
}
