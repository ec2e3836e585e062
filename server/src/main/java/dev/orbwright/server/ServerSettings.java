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
/// @param guests how functions are run
public record ServerSettings(
        Path savesFolder,
        String saveName,
        PortSettings port,
        boolean recreate,
        boolean generateWorld,
        ModelSettings models,
        GuestSettings guests) {

    /// Functions are run as usual.
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
                GuestSettings.standard());
    }
}
