package dev.orbwright.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.CommitStore.LogLine;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An exported world that was read whole and found right, see [WorldExport].
///
/// Read value by value: what is held is the world, never its text.
final class WorldDocument {

    private final Map<EntryKey, Entry> entries = new LinkedHashMap<>();
    private final Map<String, SourceText> sources = new LinkedHashMap<>();
    private final List<LogLine> log = new ArrayList<>();

    /// The members that are no arrays.
    private JsonObject head = JsonObject.EMPTY;

    private String worldId = "";
    private String created = "";
    private long sequence;
    private long worldTime;

    private WorldDocument() {}

    static WorldDocument read(InputStream document) throws StorageException {
        try (JsonParser parser = StoredJson.strict(document)) {
            WorldDocument world = new WorldDocument();
            try {
                world.read(parser);
                world.check();
            } catch (JsonProcessingException e) {
                JsonLocation at = parser.currentLocation();
                throw new UnreadableException(
                        "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                        e.getOriginalMessage());
            }
            return world;
        } catch (UnreadableException e) {
            throw new StorageException(
                    "The document cannot be imported: %s. Nothing was written."
                            .formatted(e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new StorageException("The document cannot be read: " + e, e);
        }
    }

    private void read(JsonParser parser) throws IOException, UnreadableException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableException("$", "expected an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String where = "$." + name;
            if (head.members().size() >= 2) {
                checkFormat();
            }
            parser.nextToken();
            switch (name) {
                case "entries" -> array(where, parser, this::addEntry);
                case "sources" -> array(where, parser, this::addSource);
                case "log" -> array(where, parser, this::addLine);
                default -> head = head.with(name, StoredJson.value(where, parser));
            }
        }
        if (parser.nextToken() != null) {
            throw new UnreadableException("$", "something follows the document");
        }
    }

    private interface Item {
        void add(String where, Json item) throws UnreadableException;
    }

    private void array(String where, JsonParser parser, Item item)
            throws IOException, UnreadableException {
        checkFormat();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableException(where, "expected an array");
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            String here = "%s[%d]".formatted(where, i);
            item.add(here, StoredJson.value(here, parser));
        }
    }

    /// Called before anything else is understood, so that the document of a newer version is said
    /// to be that, and not to be full of mistakes.
    private void checkFormat() throws UnreadableException {
        Members in = new Members("$", head);
        String first = "; 'format' and 'version' come first in a document";
        if (!in.has("format") || !in.has("version")) {
            throw new UnreadableException("$", "this is no exported world" + first);
        }
        if (!in.text("format").equals(WorldExport.FORMAT)) {
            throw in.bad("format", "expected '%s'".formatted(WorldExport.FORMAT));
        }
        long version = in.whole("version");
        if (version < WorldExport.OLDEST_VERSION || version > WorldExport.VERSION) {
            throw in.bad(
                    "version",
                    "this Orbwright reads versions %d to %d, not %d"
                            .formatted(WorldExport.OLDEST_VERSION, WorldExport.VERSION, version));
        }
    }

    private void addEntry(String where, Json item) throws UnreadableException {
        Entry entry = EntryJson.decode(where, item);
        if (entries.putIfAbsent(entry.key(), entry) != null) {
            throw new UnreadableException(
                    where,
                    "there is another %s '%s'"
                            .formatted(Members.nameOf(entry.key().table()), entry.key().id()));
        }
    }

    private void addSource(String where, Json item) throws UnreadableException {
        Members in = new Members(where, item);
        String hash = in.text("hash");
        SourceText source = SourceText.of(String.join("\n", in.texts("lines")));
        in.end();
        if (!source.hash().equals(hash)) {
            throw in.bad("hash", "the lines have another hash, " + source.hash());
        }
        if (sources.putIfAbsent(hash, source) != null) {
            throw in.bad("hash", "is there twice");
        }
    }

    private void addLine(String where, Json item) throws UnreadableException {
        Members in = new Members(where, item);
        log.add(new LogLine(in.whole("world_time"), in.text("text")));
        in.end();
        if (log.size() > Tables.LOG_LINES) {
            throw new UnreadableException(
                    where, "there are more than %d lines".formatted(Tables.LOG_LINES));
        }
    }

    private void check() throws UnreadableException {
        checkFormat();
        Members in = new Members("$", head);
        in.value("format");
        in.value("version");
        worldId = in.text(SaveFile.WORLD_ID);
        created = in.text(SaveFile.CREATED);
        sequence = in.whole("sequence");
        worldTime = in.whole("world_time");
        in.end();
        if (worldId.isBlank()) {
            throw in.bad(SaveFile.WORLD_ID, "is blank");
        }
        try {
            Instant.parse(created);
        } catch (DateTimeException _) {
            throw in.bad(SaveFile.CREATED, "expected a time, such as 2026-01-31T12:00:00Z");
        }
        boolean empty = entries.isEmpty() && log.isEmpty() && worldTime == 0;
        if (sequence < 0 || (sequence == 0 && !empty)) {
            throw in.bad("sequence", "expected at least 1, the number of the last commit");
        }
        checkSources();
    }

    private void checkSources() throws UnreadableException {
        for (Entry entry : entries.values()) {
            if (entry instanceof StoredFunction function) {
                for (FunctionRevision revision : function.revisions()) {
                    if (!sources.containsKey(revision.sourceHash())) {
                        throw new UnreadableException(
                                "$.sources",
                                "function '%s' needs source %s, which is missing"
                                        .formatted(function.name(), revision.sourceHash()));
                    }
                }
            }
        }
    }

    /// Writes the world. Its journal begins with this import, under the number of its last commit.
    void writeTo(Tables tables, long wallTime) throws SQLException {
        SaveFile.identify(tables, worldId, created);
        if (sequence > 0) {
            tables.addToJournal(
                    new Commit(
                            sequence,
                            new Actor(Actor.Kind.OPERATOR, "import"),
                            "import",
                            worldTime,
                            ChangeSet.EMPTY,
                            List.of(),
                            List.of()),
                    wallTime);
        }
        for (Entry entry : entries.values()) {
            tables.put(entry);
        }
        for (SourceText source : sources.values()) {
            tables.put(source);
        }
        for (LogLine line : log) {
            tables.add(line);
        }
    }
}
