package dev.orbwright.server;

import dev.orbwright.npc.NpcFiles;
import dev.orbwright.npc.turn.TurnSettings;
import java.time.Duration;

/// Who lives in a world, and how.
///
/// @param files definitions of NPCs that a world gets
/// @param turns how they take their turns
/// @param pace between the words of those that think offline
public record NpcSettings(NpcFiles files, TurnSettings turns, Duration pace) {

    private static final Duration USUAL_PACE = Duration.ofMillis(45);

    /// Nobody but whom the world has already.
    public static NpcSettings none() {
        return new NpcSettings(NpcFiles.none(), TurnSettings.standard(), Duration.ZERO);
    }

    /// These, at the pace of somebody who speaks.
    public static NpcSettings of(NpcFiles files) {
        return new NpcSettings(files, TurnSettings.standard(), USUAL_PACE);
    }

    /// The same, without pauses between words.
    public NpcSettings atOnce() {
        return new NpcSettings(files, turns, Duration.ZERO);
    }
}
