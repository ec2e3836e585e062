package dev.orbwright.npc.history;

/// Something that an NPC noticed and did not answer.
///
/// @param at world time in milliseconds
/// @param what happened, as a sentence
public record Happening(long at, String what) {}
