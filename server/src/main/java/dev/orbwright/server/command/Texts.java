package dev.orbwright.server.command;

import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The texts that come with the program, and those that take their place.
final class Texts {

    private Texts() {}

    /// What the standard world is made of.
    static InitialPrompt initialPrompt() throws IOException, MalformedJsonException {
        return InitialPrompt.parse(resource("/initial_prompt.json"));
    }

    /// The demo script of a file, or the standard one.
    static DemoScript demoScript(Optional<Path> file) throws IOException, MalformedJsonException {
        if (file.isEmpty()) {
            return DemoScript.parse(resource("/demo_script.json"));
        }
        if (!Files.isReadable(file.get())) {
            throw new FileNotFoundException(
                    "the demo script %s cannot be read".formatted(file.get()));
        }
        try {
            return DemoScript.parse(Files.readString(file.get()));
        } catch (MalformedJsonException e) {
            throw new MalformedJsonException("%s: %s".formatted(file.get(), e.getMessage()));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
