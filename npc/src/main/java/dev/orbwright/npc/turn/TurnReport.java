package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;

/// What a turn took.
///
/// @param at world time in milliseconds at its end
/// @param mind what thought
/// @param seconds from the first thought to the last command
/// @param ending why it ended before its end; empty text where it did not
/// @param failure why its mind had no answer; empty text where it had. For operators, never for
///   players
public record TurnReport(
        String turnId,
        long at,
        String mind,
        TokenUsage usage,
        double seconds,
        String ending,
        String failure) {}
