package dev.orbwright.server.command;

import dev.orbwright.server.GameServer;
import dev.orbwright.server.NpcSettings;
import dev.orbwright.server.ServerSettings;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.server.genesis.InitialPrompt;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `orbwright play`: the server.
@Command(
        name = "play",
        description = "Run the server; goes on with the save where there is one.",
        mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {

    @Option(names = "--recreate", description = "Keep a copy of the old save, then start afresh.")
    private boolean recreate;

    @Option(
            names = "--demo",
            paramLabel = "FILE",
            description = "Play this script once, at the start.")
    private @Nullable Path demo;

    @Option(
            names = "--generate-world",
            description = "Have the model write a new world's functions from their descriptions.")
    private boolean generateWorld;

    @Mixin private SaveOption save = new SaveOption();

    @Option(
            names = "--public-metrics",
            description = "Show /metrics to others than this machine, too.")
    private boolean publicMetrics;

    @Mixin private ModelOptions models = new ModelOptions();

    @Mixin private WorldOption world = new WorldOption();

    @Mixin private PortOption port = new PortOption();

    @Mixin private GuestOptions guests = new GuestOptions();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        Optional<DemoScript> script =
                demo == null ? Optional.empty() : Optional.of(Texts.demoScript(Optional.of(demo)));
        InitialPrompt prompt = world.prompt(script);
        ServerSettings settings =
                new ServerSettings(
                        save.location().folder(),
                        save.location().name(),
                        port.settings(),
                        recreate,
                        generateWorld,
                        Home.models(),
                        models.rules(),
                        guests.settings(),
                        publicMetrics,
                        NpcSettings.of(Texts.npcs()));
        settings.guests().notice().ifPresent(out::println);
        try (Serving serving =
                Serving.start(() -> GameServer.prepare(settings, prompt), out, () -> {})) {
            GameServer server = serving.server();
            if (world.isGiven() && !server.isNew()) {
                out.println(
                        "orbwright: --world is for new worlds, and this one is made already;"
                                + " use --recreate with it to start afresh");
            }
            Optional<DemoStage> stage =
                    script.map(steps -> server.stage(steps, new Pace(1), out, false));
            server.open();
            // For whoever reads the console; never logged.
            out.printf("orbwright: operators show this key: %s%n", server.operatorKey());
            if (stage.isPresent()) {
                out.println(stage.get().play().summary());
            }
            Serving.untilTheEnd();
        }
        return 0;
    }
}
