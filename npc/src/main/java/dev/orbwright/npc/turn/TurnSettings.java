package dev.orbwright.npc.turn;

import java.time.Duration;

/// How turns are taken.
///
/// @param batchDelay how long more is waited for before an answer
/// @param queueSize messages that may wait for one NPC
/// @param mostInBatch messages that are answered together
/// @param mostAtOnce turns under way in the whole world
/// @param windowTokens room for history in a prompt
/// @param toConfirmCut how long the next turn waits to be told what was shown of one that was cut
/// @param quiet after how long without a word a conversation is over
public record TurnSettings(
        Duration batchDelay,
        int queueSize,
        int mostInBatch,
        int mostAtOnce,
        int windowTokens,
        Duration toConfirmCut,
        Duration quiet) {

    /// What holds where nothing else is said.
    public static TurnSettings standard() {
        return new TurnSettings(
                Duration.ofMillis(500),
                50,
                20,
                1000,
                3000,
                Duration.ofMillis(250),
                Duration.ofSeconds(60));
    }

    /// The same, with room for another length of history.
    public TurnSettings withWindow(int tokens) {
        return new TurnSettings(
                batchDelay, queueSize, mostInBatch, mostAtOnce, tokens, toConfirmCut, quiet);
    }
}
