package dev.orbwright.world.state;

/// One thing that a world keeps: an entity that stands in it, or one of its rules.
public sealed interface Entry
        permits Entity, WorldProperty, EventHandler, StoredFunction, Metadata, Timer {

    /// Where the entry is found; unique in its world.
    EntryKey key();
}
