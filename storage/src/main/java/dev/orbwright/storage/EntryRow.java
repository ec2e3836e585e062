package dev.orbwright.storage;

import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A row of `entries`.
record EntryRow(String table, String id, String json, long checksum) {

    static EntryRow of(Entry entry) {
        String table = tableOf(entry.key());
        String id = idOf(entry.key());
        String json = StoredJson.write(EntryJson.encode(entry));
        return new EntryRow(table, id, json, StoredText.checksum(table, id, json));
    }

    static EntryRow read(ResultSet row) throws SQLException, UnreadableException {
        EntryRow read =
                new EntryRow(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
        if (StoredText.checksum(read.table, read.id, read.json) != read.checksum) {
            throw new UnreadableException(read.where(), "is not what was saved");
        }
        return read;
    }

    static String tableOf(EntryKey key) {
        return Members.nameOf(key.table());
    }

    static String idOf(EntryKey key) {
        return StoredText.of(key.id());
    }

    Entry entry() throws UnreadableException {
        Entry entry = EntryJson.decode(where(), StoredJson.parse(where(), json));
        if (!tableOf(entry.key()).equals(table) || !idOf(entry.key()).equals(id)) {
            throw new UnreadableException(where(), "holds " + entry.key());
        }
        return entry;
    }

    private String where() {
        return table + " " + id;
    }
}
