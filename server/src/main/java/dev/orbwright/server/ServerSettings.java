package dev.orbwright.server;

import dev.orbwright.llm.ModelSettings;
import dev.orbwright.npc.turn.TurnSettings;
import dev.orbwright.server.transport.PortSettings;
import java.nio.file.Path;

/// What a server is started with.
///
/// @param savesFolder where worlds are kept
/// @param saveName which world, a file name in that folder
/// @param port where players come in
/// @param recreate true starts afresh, with a copy of the old save kept
/// @param generateWorld true has a model write the world's functions
/// @param rules how the models may be used
/// @param guests how functions are run
/// @param publicMetrics true shows `/metrics` to everybody who reaches the port, not only to this
///   machine
/// @param npcs who lives in the world
public record ServerSettings(
        Path savesFolder,
        String saveName,
        PortSettings port,
        boolean recreate,
        boolean generateWorld,
        ModelSettings models,
        ModelRules rules,
        GuestSettings guests,
        boolean publicMetrics,
        NpcSettings npcs) {

    /// Tokens of history in a prompt, however much a model can read: each turn pays for them.
    private static final long MOST_HISTORY = 24_000;

    /// A world without NPCs of files, with models by the standard rules and functions run as usual.
    public static ServerSettings standard(
            Path savesFolder, String saveName, PortSettings port, ModelSettings models) {
        return new ServerSettings(
                savesFolder,
                saveName,
                port,
                false,
                false,
                models,
                ModelRules.standard(),
                GuestSettings.standard(),
                false,
                NpcSettings.none());
    }

    /// How NPCs take their turns with this model: a quarter of what it can read is for their
    /// history, the rest for who they are, what they see and what they answer.
    TurnSettings turnsOfNpcs() {
        return models.chat()
                .map(chat ->
                        npcs.turns()
                                .withWindow((int) Math.min(MOST_HISTORY, chat.contextTokens() / 4)))
                .orElseGet(npcs::turns);
    }
}
