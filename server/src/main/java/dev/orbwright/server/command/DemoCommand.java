package dev.orbwright.server.command;

import dev.orbwright.server.GameServer;
import dev.orbwright.server.GuestSettings;
import dev.orbwright.server.NpcSettings;
import dev.orbwright.server.ServerSettings;
import dev.orbwright.server.demo.DemoResult;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.server.genesis.InitialPrompt;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `orbwright demo`: a fresh world, and a scripted run in it.
@Command(
        name = "demo",
        description = "Make a fresh world and play a scripted run in it.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--script", paramLabel = "FILE", description = "Play this script.")
    private @Nullable Path script;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "Waits are divided by N; max skips them (default: ${DEFAULT-VALUE}).",
            defaultValue = "1",
            converter = PaceConverter.class)
    private Pace pace = Pace.MAX;

    @Option(
            names = "--exit",
            description = "End after the script; exit code 1 where a step failed.")
    private boolean exit;

    @Mixin private ModelOptions models = new ModelOptions();

    @Mixin private WorldOption world = new WorldOption();

    @Mixin private PortOption port = new PortOption();

    @Mixin private GuestOptions guests = new GuestOptions();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        DemoScript steps = Texts.demoScript(Optional.ofNullable(script));
        GuestSettings guestSettings = guests.settings();
        InitialPrompt prompt = world.prompt(Optional.of(steps));
        Path folder = Files.createTempDirectory("orbwright-demo");
        ServerSettings settings =
                new ServerSettings(
                        folder,
                        "demo",
                        port.settings(),
                        false,
                        false,
                        Home.models(),
                        models.rules(),
                        guestSettings,
                        false,
                        Double.isInfinite(pace.speed())
                                ? NpcSettings.of(Texts.npcs()).atOnce()
                                : NpcSettings.of(Texts.npcs()));
        guestSettings.notice().ifPresent(out::println);
        try (Serving serving =
                Serving.start(
                        () -> GameServer.prepare(settings, prompt),
                        out,
                        () -> TemporaryFolder.delete(folder))) {
            GameServer server = serving.server();
            out.printf("orbwright: watch it on %s/?follow=demo%n", server.url());
            DemoStage stage = server.stage(steps, pace, out, true);
            server.open();
            DemoResult result = stage.play();
            result.failures().forEach(out::println);
            out.println(result.summary());
            if (exit) {
                return result.failures().isEmpty() ? 0 : 1;
            }
            out.println("orbwright: the world stays open; Ctrl-C ends it");
            stage.playOnDemand();
        }
        return 0;
    }
}
