package dev.orbwright.world.undo;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.state.EntryKey;

/// Something that keeps a commit from being taken back.
///
/// @param entry where it is
/// @param field which part of the entry, such as `details.lit`; empty for all of it
/// @param expected what would have to be there; `null` for nothing
/// @param found what is there; `null` for nothing
/// @param problem what is wrong, as a sentence
public record Conflict(EntryKey entry, String field, Json expected, Json found, String problem) {}
