package dev.orbwright.storage;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore.LogLine;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A world as one readable JSON document, and back.
///
/// ```json
/// {"format": "orbwright-world", "version": 2, "world_id": ..., "created": ...,
///  "sequence": ..., "world_time": ..., "log": [{"world_time": ..., "text": ...}],
///  "entries": [{"kind": "location", "id": ...}], "sources": [{"hash": ..., "lines": [...]}]}
/// ```
///
/// `format` and `version` come first. In names of members a backslash is doubled once more. All
/// that a world is, is in it: entries (timers, and functions with all their revisions, among them),
/// sources, the latest lines of the log, world time. The journal, and what models and functions
/// took, stay behind. Text is UTF-8; the same world always gives the same document.
public final class WorldExport {

    static final String FORMAT = "orbwright-world";
    static final int VERSION = 2;

    /// The oldest version that can be imported; version 1 had no timers.
    static final int OLDEST_VERSION = 1;

    private WorldExport() {}

    /// Writes the document. The world's other calls wait until it is written, so give a stream that
    /// is quick, such as a file's. The stream is flushed, not closed.
    ///
    /// @throws StorageException where the world cannot be read or the document not be written
    public static void write(WorldFile world, OutputStream out) throws StorageException {
        world.use(
                "export the world",
                (_, tables) -> {
                    Writer writer =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    write(tables, writer);
                    writer.flush();
                    return world;
                });
    }

    private static void write(Tables tables, Writer out)
            throws IOException, SQLException, UnreadableException {
        Tables.Head head = tables.head();
        out.write("{\n");
        member(out, "format", Json.of(FORMAT));
        member(out, "version", Json.of(VERSION));
        member(out, SaveFile.WORLD_ID, Json.of(tables.meta(SaveFile.WORLD_ID)));
        member(out, SaveFile.CREATED, Json.of(tables.meta(SaveFile.CREATED)));
        member(out, "sequence", Members.wholeNumber(head.sequence()));
        member(out, "world_time", Members.wholeNumber(head.worldTime()));
        Items log = new Items(out, "log");
        for (LogLine line : tables.log()) {
            log.add(
                    JsonObject.of(
                            "world_time",
                            Members.wholeNumber(line.worldTime()),
                            "text",
                            line.text()));
        }
        log.end();
        out.write(",\n");
        Items entries = new Items(out, "entries");
        tables.entries(row -> entries.add(EntryJson.encode(row.entry())));
        entries.end();
        out.write(",\n");
        Items sources = new Items(out, "sources");
        tables.sources(source -> sources.add(encode(source)));
        sources.end();
        out.write("\n}\n");
    }

    private static JsonObject encode(SourceText source) {
        List<String> lines = List.of(source.text().split("\n", -1));
        return JsonObject.of("hash", source.hash(), "lines", Json.Arr.ofStrings(lines));
    }

    private static void member(Writer out, String name, Json value) throws IOException {
        out.write("  \"%s\": %s,\n".formatted(name, StoredJson.write(value)));
    }

    /// An array member, written item by item.
    private static final class Items {
        private final Writer out;
        private boolean empty = true;

        Items(Writer out, String name) throws IOException {
            this.out = out;
            out.write("  \"%s\": [".formatted(name));
        }

        void add(Json item) {
            try {
                out.write(empty ? "\n    " : ",\n    ");
                out.write(StoredJson.writePretty(item).replace("\n", "\n    "));
                empty = false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            out.write(empty ? "]" : "\n  ]");
        }
    }

    /// Makes a save of a document. The world keeps its id, its time and the number of its last
    /// commit.
    ///
    /// @param file must not be there yet
    /// @param clock for the journal
    /// @return the world, open
    /// @throws StorageException where the document is not right (the message begins with the place
    ///   in it), the file is there, or the disk failed; no file is made then
    public static WorldFile importInto(Path file, InputStream document, Clock clock)
            throws StorageException {
        WorldDocument world = WorldDocument.read(document);
        Path save = SaveFile.resolve(file);
        SaveLock lock = SaveLock.acquire(save);
        boolean open = false;
        try {
            if (Files.exists(save) || Files.exists(Database.sibling(save, "-wal"))) {
                throw Trouble.refused(save, "is there already. Name a new file.");
            }
            SaveFile.create(save, Schema.CURRENT, tables -> world.writeTo(tables, clock.millis()));
            WorldFile opened = WorldFile.open(save, clock, lock);
            open = true;
            return opened;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    /// A state as text: equal states give equal text, and a difference shows in its line. One entry
    /// a line, sorted by table and id, members sorted by name.
    public static String canonical(WorldState state) {
        return state.entries().stream()
                .sorted(
                        Comparator.comparing((Entry entry) -> entry.key().table())
                                .thenComparing(entry -> entry.key().id()))
                .map(entry -> JsonText.writeCanonical(EntryJson.encode(entry)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
