package dev.orbwright.server.command;

import dev.orbwright.npc.NpcFiles;
import dev.orbwright.sandbox.Language;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts that come with the program, and those that take their place.
final class Texts {

    private static final List<String> NPCS =
            List.of(
                    "keeper_oda.json",
                    "trader_bram.json",
                    "warden_ilse.json",
                    "wanderer_finn.json");

    private Texts() {}

    /// What the standard world is made of.
    static InitialPrompt initialPrompt() throws IOException, MalformedJsonException {
        return initialPrompt(Optional.empty());
    }

    /// What a world is made of.
    ///
    /// @param world a file, or the language in which the standard world's functions are to be;
    ///   empty for the standard world as it is
    static InitialPrompt initialPrompt(Optional<String> world)
            throws IOException, MalformedJsonException {
        Optional<Language> language = world.flatMap(Language::named);
        if (world.isPresent() && language.isEmpty()) {
            Path file = Path.of(world.get());
            return read(file, "the world's file", InitialPrompt::parse);
        }
        return InitialPrompt.parse(
                resource(
                        switch (language.orElse(Language.JAVASCRIPT)) {
                            case JAVASCRIPT -> "/initial_prompt.json";
                            case PYTHON -> "/initial_prompt_python.json";
                        }));
    }

    /// The demo script of a file, or the standard one.
    static DemoScript demoScript(Optional<Path> file) throws IOException, MalformedJsonException {
        if (file.isEmpty()) {
            return DemoScript.parse(resource("/demo_script.json"));
        }
        DemoScript script =
                read(
                        file.get(),
                        "the demo script",
                        text ->
                                DemoScript.parse(
                                        text,
                                        other ->
                                                Files.readString(
                                                        file.get().resolveSibling(other))));
        // A script names its world's file from where the script is, whoever plays it from where.
        return new DemoScript(
                script.steps(),
                script.world()
                        .map(world ->
                                Language.named(world).isPresent()
                                        ? world
                                        : file.get().resolveSibling(world).toString()));
    }

    /// The NPCs of the standard world: the files of the folder `npcs` where there is one, else
    /// those that come with the program.
    static NpcFiles npcs() throws IOException {
        Path folder = Home.folder().resolve("npcs");
        if (Files.isDirectory(folder)) {
            return NpcFiles.read(folder);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : NPCS) {
            texts.put(name, resource("/npcs/" + name));
        }
        return NpcFiles.of(texts);
    }

    private interface Reader<T> {
        T parse(String text) throws IOException, MalformedJsonException;
    }

    private static <T> T read(Path file, String what, Reader<T> reader)
            throws IOException, MalformedJsonException {
        if (!Files.isReadable(file)) {
            throw new FileNotFoundException("%s %s cannot be read".formatted(what, file));
        }
        try {
            return reader.parse(Files.readString(file));
        } catch (MalformedJsonException e) {
            throw new MalformedJsonException("%s: %s".formatted(file, e.getMessage()));
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
