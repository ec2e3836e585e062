package dev.orbwright.world.state;

/// Names an entry of a world.
public record EntryKey(Table table, String id) {

    /// The name spaces of a world; ids are unique within each.
    public enum Table {
        /// Things that stand in the world, see [Entity].
        ENTITY,
        /// See [WorldProperty].
        PROPERTY,
        /// See [EventHandler].
        HANDLER,
        /// See [StoredFunction].
        FUNCTION,
        /// See [Metadata].
        METADATA,
        /// See [Timer].
        TIMER
    }

    /// The key of an entity.
    public static EntryKey entity(String id) {
        return new EntryKey(Table.ENTITY, id);
    }

    /// The key of a world property.
    public static EntryKey property(String name) {
        return new EntryKey(Table.PROPERTY, name);
    }

    /// The key of an event's handler.
    public static EntryKey handler(String eventId) {
        return new EntryKey(Table.HANDLER, eventId);
    }

    /// The key of a function.
    public static EntryKey function(String name) {
        return new EntryKey(Table.FUNCTION, name);
    }

    /// The key of a timer.
    public static EntryKey timer(String id) {
        return new EntryKey(Table.TIMER, id);
    }

    /// The key of a piece of metadata.
    public static EntryKey metadata(String name) {
        return new EntryKey(Table.METADATA, name);
    }
}
