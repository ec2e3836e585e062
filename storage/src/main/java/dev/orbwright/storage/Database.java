package dev.orbwright.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// One connection to one SQLite file, with the statements that it has prepared.
///
/// What is not committed when it is closed is rolled back. Not thread-safe.
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 3_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row.
    interface Row<R> {
        R read(ResultSet row) throws SQLException, UnreadableException;
    }

    /// Is shown one value after another.
    interface Visitor<T> {
        void visit(T value) throws SQLException, UnreadableException;
    }

    /// What is done in a transaction.
    interface Body {
        void run() throws SQLException, UnreadableException;
    }

    /// Makes a new file.
    static Database create(Path file) throws SQLException {
        Database database = new Database(config().createConnection(url(file)));
        return database.settled();
    }

    /// Connects to a file that is there, and changes nothing in it.
    static Database open(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return new Database(config.createConnection(url(file)));
    }

    /// Connects to one of our files.
    static Database reopen(Path file) throws SQLException {
        return open(file).settled();
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    /// The file beside this one that is called the same and something more.
    static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /// Asks for what we rely on: a commit that has returned survives a power cut (WAL with
    /// synchronous=FULL syncs at each commit), and damaged pages are noticed when they are read.
    Database settled() throws SQLException {
        try {
            String mode = text("PRAGMA journal_mode = WAL");
            if (!mode.equals("wal")) {
                throw new SQLException(
                        "its file system has no write-ahead log (journal mode '%s')"
                                .formatted(mode));
            }
            execute("PRAGMA synchronous = FULL");
            execute("PRAGMA cell_size_check = ON");
            execute("PRAGMA trusted_schema = OFF");
            execute("PRAGMA journal_size_limit = 67108864");
            return this;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Runs a statement with these strings, whole numbers and byte arrays bound to it.
    int update(String sql, Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    /// Visits the rows of a query, one at a time.
    void each(String sql, Visitor<ResultSet> visitor, Object... arguments)
            throws SQLException, UnreadableException {
        try (ResultSet results = bound(sql, arguments).executeQuery()) {
            while (results.next()) {
                visitor.visit(results);
            }
        }
    }

    /// The first column of a query's only row.
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return results.next() ? results.getString(1) : "";
        }
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case String text -> statement.setString(i + 1, text);
                case Number number -> statement.setLong(i + 1, number.longValue());
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default ->
                        throw new IllegalArgumentException(
                                "cannot bind a " + arguments[i].getClass().getSimpleName());
            }
        }
        return statement;
    }

    /// Does all of it or nothing. Where it fails, close this connection: that is what rolls back,
    /// also where SQLite has half done so itself.
    void transaction(Body body) throws SQLException, UnreadableException {
        execute("BEGIN IMMEDIATE");
        body.run();
        execute("COMMIT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
