package dev.orbwright.server;

import dev.orbwright.llm.ModelSettings;
import java.nio.file.Path;

/// What a server is started with.
///
/// @param savesFolder where worlds are kept
/// @param saveName which world, a file name in that folder
/// @param port the public port on the loopback address; 0 picks a free one
/// @param recreate true starts afresh, with a copy of the old save kept
/// @param generateWorld true has a model write the world's functions
/// @param rules how the models may be used
/// @param publicMetrics true shows `/metrics` to everybody who reaches the port, not only to this
///   machine
public record ServerSettings(
        Path savesFolder,
        String saveName,
        int port,
        boolean recreate,
        boolean generateWorld,
        ModelSettings models,
        ModelRules rules,
        boolean publicMetrics) {

    /// By the standard rules, without public metrics.
    public ServerSettings(
            Path savesFolder,
            String saveName,
            int port,
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
                false);
    }
}
