package dev.orbwright.server.demo;

import dev.orbwright.server.session.Dispatch;
import dev.orbwright.server.session.Show;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;

/// A demo that people watch: plays a script, tells watchers of each step, and begins again when one
/// of them wants it.
public final class DemoStage implements Show {

    /// Makes the world new for another start.
    public interface Reset {
        /// The world is as it was at its beginning when this returns.
        void run();
    }

    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 100;

    private final DemoScript script;
    private final Dispatch dispatch;
    private final Backstage backstage;
    private final Optional<Reset> reset;
    private final PrintStream out;
    private final Conductor conductor;
    private volatile Optional<String> soulId = Optional.empty();
    private volatile Optional<JsonObject> now = Optional.empty();

    /// @param dispatch where the demo's player comes in, and watchers are told
    /// @param backstage does with NPCs what no player can
    /// @param reset empty where the world is kept, so that watchers cannot have the demo begun
    ///   again
    /// @param out hears of each step
    public DemoStage(
            DemoScript script,
            Dispatch dispatch,
            Backstage backstage,
            Optional<Reset> reset,
            Pace pace,
            PrintStream out) {
        this.script = script;
        this.dispatch = dispatch;
        this.backstage = backstage;
        this.reset = reset;
        this.out = out;
        this.conductor = new Conductor(pace);
    }

    /// Plays the script to its end; from the start again where a watcher asks for it meanwhile.
    public DemoResult play() throws InterruptedException {
        while (true) {
            try {
                return new DemoRun(
                                dispatch, dispatch::relocate, backstage, conductor, out, this::tell)
                        .play(script, soul -> soulId = Optional.of(soul));
            } catch (Conductor.StartOverException e) {
                begin();
            }
        }
    }

    /// Plays the script again each time that a watcher asks for it; ends by being interrupted only.
    public void playOnDemand() throws InterruptedException {
        while (true) {
            conductor.awaitStartOver();
            begin();
            out.println(play().summary());
        }
    }

    private void begin() {
        out.println("      The demo begins again.");
        soulId = Optional.empty();
        reset.ifPresent(Reset::run);
    }

    private void tell(JsonObject step) {
        JsonObject payload =
                step.with("paused", conductor.paused()).with("speed", speed(conductor.pace()));
        now = Optional.of(payload);
        dispatch.tellSpectators("demoStep", payload);
    }

    private static Json speed(Pace pace) {
        return Double.isInfinite(pace.speed()) ? Json.of("max") : Json.of(pace.speed());
    }

    @Override
    public Optional<String> soulId() {
        return soulId;
    }

    @Override
    public Optional<JsonObject> now() {
        return now;
    }

    @Override
    public Optional<String> control(JsonObject request) {
        Optional<String> said =
                switch (request.text("action").orElse("")) {
                    case "pause" -> {
                        conductor.pause();
                        yield Optional.of("The demo is paused.");
                    }
                    case "resume" -> {
                        conductor.resume();
                        yield Optional.of("The demo goes on.");
                    }
                    case "restart" ->
                            reset.map(_ -> {
                                conductor.startOver();
                                return "The demo begins again.";
                            });
                    case "speed" -> speed(request.number("speed"));
                    default -> Optional.empty();
                };
        if (said.isPresent()) {
            now.ifPresent(this::tell);
        }
        return said;
    }

    private Optional<String> speed(OptionalDouble speed) {
        if (speed.isEmpty() || speed.getAsDouble() < SLOWEST || speed.getAsDouble() > FASTEST) {
            return Optional.empty();
        }
        conductor.play(new Pace(speed.getAsDouble()));
        return Optional.of(
                "The demo plays at %.3g times its speed.".formatted(speed.getAsDouble()));
    }
}
