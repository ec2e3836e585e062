package dev.orbwright.storage;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entry;

/// Entries as JSON for people and programs, in the form of saves and exports.
public final class EntryDocument {

    private EntryDocument() {}

    /// The entry as an object; `kind` says what it is.
    public static JsonObject of(Entry entry) {
        return EntryJson.encode(entry);
    }
}
