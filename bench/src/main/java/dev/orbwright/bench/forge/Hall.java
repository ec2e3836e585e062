package dev.orbwright.bench.forge;

import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.SecondLook;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.process.ProcessSandbox;
import dev.orbwright.server.Main;
import dev.orbwright.server.genesis.Genesis;
import dev.orbwright.server.genesis.GenesisException;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Where stages are put up: the sandbox that they share, and the standard world, which is made once
/// and copied for each.
final class Hall implements AutoCloseable {

    private static final String PROMPT = "/initial_prompt.json";

    private final HostApi hostApi = HostApi.standard();
    private final Sandbox sandbox;
    private final Embedder embedder;
    private final Path folder;
    private final Path model;
    private int stages;

    private Hall(Sandbox sandbox, Embedder embedder, Path folder) {
        this.sandbox = sandbox;
        this.embedder = embedder;
        this.folder = folder;
        this.model = folder.resolve("model.sqlite");
    }

    /// Starts the sandbox and makes the world; takes some seconds.
    ///
    /// @throws BenchmarkException where that fails
    static Hall open(Embedder embedder) {
        HostApi hostApi = HostApi.standard();
        Sandbox sandbox =
                new ProcessSandbox(GuestWorld.binding(hostApi), List.copyOf(GuestWorld.BUDGETS));
        try {
            Hall hall = new Hall(sandbox, embedder, Files.createTempDirectory("orbwright-bench"));
            hall.make();
            return hall;
        } catch (IOException | CommitStore.StorageException | GenesisException e) {
            sandbox.close();
            throw new BenchmarkException("the standard world could not be made: " + e.getMessage());
        }
    }

    private void make() throws CommitStore.StorageException, GenesisException {
        try (WorldFile file = WorldFile.open(model);
                World world =
                        World.open(
                                "model",
                                file,
                                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()))) {
            Genesis.fromReference(world, new FunctionRunner(world, sandbox, hostApi)).run(prompt());
        }
    }

    private static InitialPrompt prompt() {
        try (InputStream in = Main.class.getResourceAsStream(PROMPT)) {
            if (in == null) {
                throw new BenchmarkException(PROMPT + " is missing from the server's jar");
            }
            return InitialPrompt.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedJsonException e) {
            throw new BenchmarkException(PROMPT + ": " + e.getMessage());
        }
    }

    HostApi hostApi() {
        return hostApi;
    }

    /// A new stage with the standard world, as it was made, where nobody takes second looks.
    Venue venue(FunctionWriter writer) {
        return venue(writer, Optional.empty());
    }

    /// A new stage with the standard world, as it was made.
    Venue venue(FunctionWriter writer, Optional<SecondLook> secondLook) {
        try {
            Path save = folder.resolve("stage-%d.sqlite".formatted(++stages));
            Files.copy(model, save);
            return new Venue(save, sandbox, hostApi, embedder, writer, secondLook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CommitStore.StorageException e) {
            throw new BenchmarkException("a stage could not be put up: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        sandbox.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
