package dev.orbwright.server;

import dev.orbwright.llm.ModelSettings;
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

    /// Without NPCs of files.
    public ServerSettings(
            Path savesFolder,
            String saveName,
            PortSettings port,
            boolean recreate,
            boolean generateWorld,
            ModelSettings models,
            ModelRules rules,
            GuestSettings guests,
            boolean publicMetrics) {
        this(
                savesFolder,
                saveName,
                port,
                recreate,
                generateWorld,
                models,
                rules,
                guests,
                publicMetrics,
                NpcSettings.none());
    }

    /// The same with these NPCs.
    public ServerSettings with(NpcSettings others) {
        return new ServerSettings(
                savesFolder,
                saveName,
                port,
                recreate,
                generateWorld,
                models,
                rules,
                guests,
                publicMetrics,
                others);
    }

    /// By the standard rules, with functions run as usual, without public metrics.
    public ServerSettings(
            Path savesFolder,
            String saveName,
            PortSettings port,
            boolean recreate,
            boolean generateWorld,
            ModelSettings models) {
        this(
                savesFolder,
                saveName,
                port,
                recreate,
                generateWorld,
                models,
                ModelRules.standard(),
                GuestSettings.standard(),
                false);
    }
}
