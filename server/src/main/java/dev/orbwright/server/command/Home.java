package dev.orbwright.server.command;

import dev.orbwright.llm.ModelSettings;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program lives and what it finds there.
final class Home {

    private Home() {}

    /// The folder of the checkout or release; the launcher says which.
    static Path folder() {
        return Path.of(System.getProperty("orbwright.home", ".")).toAbsolutePath().normalize();
    }

    /// Where worlds are kept.
    static Path saves() {
        return folder().resolve("saves");
    }

    /// The models of the environment, and of `.env` in the working folder.
    static ModelSettings models() {
        return ModelSettings.read(System.getenv(), Path.of(".env"));
    }

    /// A further setting of the environment, or of `.env` in the working folder.
    static Optional<String> variable(String name) {
        return ModelSettings.variable(System.getenv(), Path.of(".env"), name);
    }
}
