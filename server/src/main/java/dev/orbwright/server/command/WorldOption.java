package dev.orbwright.server.command;

import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--world`.
final class WorldOption {

    @Option(
            names = "--world",
            paramLabel = "FILE|javascript|python",
            description =
                    "What a new world is made of: a file of commands, or the standard world with its"
                            + " functions in this language (default: javascript, or what the demo"
                            + " script names).")
    private @Nullable String world;

    /// Whether it was given.
    boolean isGiven() {
        return world != null;
    }

    /// What a new world is made of.
    ///
    /// @param script the demo that is to be played in it, if there is one
    InitialPrompt prompt(Optional<DemoScript> script) throws IOException, MalformedJsonException {
        return Texts.initialPrompt(
                Optional.ofNullable(world).or(() -> script.flatMap(DemoScript::world)));
    }
}
