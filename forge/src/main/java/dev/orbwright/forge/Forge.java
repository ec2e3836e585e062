package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Trial;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// Makes a tool from a wish: the loop around the stages.
///
/// Any number of wishes may be under way at once; each has a thread of its own, which may be
/// virtual.
public final class Forge {

    /// How often a draft is repaired at most.
    public static final int MOST_REPAIRS = 3;

    private static final int SIMILAR = 3;
    private static final JsonObject NO_PARAMETERS =
            JsonObject.builder()
                    .put("type", "object")
                    .put("properties", JsonObject.EMPTY)
                    .put("required", Json.Arr.of())
                    .build();

    private final World world;
    private final FunctionWriter writer;
    private final Catalog catalog;
    private final Lint lint;
    private final DryRun dryRun;
    private final Keeping keeping;
    private final SecureRandom random = new SecureRandom();

    /// Makes tools in this world.
    public Forge(
            World world,
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Catalog catalog,
            FunctionWriter writer) {
        this.world = world;
        this.writer = writer;
        this.catalog = catalog;
        this.lint = new Lint(sandbox, hostApi);
        this.dryRun = new DryRun(runner);
        this.keeping = new Keeping(world);
    }

    /// Who writes.
    public FunctionWriter writer() {
        return writer;
    }

    /// Makes a tool, or says why not; in that case nothing of the world has changed.
    ///
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public ForgeResult create(Wish wish, ForgeListener listener) {
        String text = wish.text().strip();
        if (text.isEmpty()) {
            return new ForgeResult.Declined(
                    "EMPTY_WISH", "Say in a few words what the tool should do.", 0);
        }
        if (text.length() > Wish.LONGEST) {
            return new ForgeResult.Declined(
                    "WISH_TOO_LONG",
                    "The wish has %,d characters; say it in %,d or fewer."
                            .formatted(text.length(), Wish.LONGEST),
                    0);
        }
        WorldState now = world.durable();
        Optional<Place> place = Place.of(now, wish.soulId(), text);
        if (place.isEmpty()) {
            return new ForgeResult.Declined("NOT_FOUND", "There is no such soul in this world.", 0);
        }
        listener.stage(Stage.RETRIEVING, "Looking for functions that do something like this.");
        List<Order.Similar> similar = catalog.similar(text, SIMILAR);
        Order order = new Order(freshName(now), text, NO_PARAMETERS, place, similar, List.of());
        return attempt(wish, order, place.get(), listener);
    }

    private ForgeResult attempt(Wish wish, Order first, Place place, ForgeListener listener) {
        Order order = first;
        for (int attempt = 1; ; attempt++) {
            listener.stage(
                    attempt == 1 ? Stage.WRITING : Stage.REPAIRING,
                    attempt == 1
                            ? "Writing the function (%s).".formatted(writer.description())
                            : "Writing it again, attempt %d of %d."
                                    .formatted(attempt, MOST_REPAIRS + 1));
            Order.Failed failed;
            switch (writer.write(order, listener)) {
                case Draft.Declined(String code, String message) -> {
                    return new ForgeResult.Declined(code, message, attempt);
                }
                case Draft.Unusable(String reply, String problem) ->
                        failed = new Order.Failed(reply, problem);
                case Draft.Written(String source, JsonObject provenance) -> {
                    NewTool tool = tool(wish, order, source, provenance);
                    Optional<String> problem = examine(tool, place, listener);
                    if (problem.isEmpty()) {
                        return keep(tool, attempt, listener);
                    }
                    failed = new Order.Failed(source, problem.get());
                }
            }
            if (attempt > MOST_REPAIRS) {
                return new ForgeResult.Declined(
                        "NO_WORKING_FUNCTION",
                        "No function that works could be written in %d attempts. The last one failed: %s"
                                .formatted(attempt, failed.problem()),
                        attempt);
            }
            order = order.after(failed);
        }
    }

    private Optional<String> examine(NewTool tool, Place place, ForgeListener listener) {
        listener.stage(Stage.LINTING, "Checking what was written.");
        List<String> findings =
                lint.findings(
                        new GuestFunction(tool.functionName(), Language.JAVASCRIPT, tool.source()));
        if (!findings.isEmpty()) {
            return Optional.of(String.join("\n", findings));
        }
        listener.stage(
                Stage.TRYING,
                "Trying it on a copy of the world, at %s.".formatted(place.location().name()));
        Trial trial = dryRun.of(tool, place);
        listener.stage(Stage.CHECKING, "Comparing what it did with the wish.");
        return EffectCheck.problem(trial);
    }

    private ForgeResult keep(NewTool tool, int attempts, ForgeListener listener) {
        listener.stage(Stage.KEEPING, "Keeping it.");
        if (!keeping.keep(tool).join()) {
            return new ForgeResult.Declined(
                    "NOT_FOUND", "Whoever made the wish is no longer in this world.", attempts);
        }
        return new ForgeResult.Created(
                tool.functionName(),
                tool.artifactId(),
                tool.artifactName(),
                "You now carry \"%s\". Use it to see what it does.".formatted(tool.artifactName()),
                attempts);
    }

    private NewTool tool(Wish wish, Order order, String source, JsonObject provenance) {
        return new NewTool(
                order.functionName(),
                order.functionName().replace("df_user_", "tool_"),
                NewTool.nameFor(wish.text()),
                wish.soulId(),
                order.description(),
                order.parametersSchema(),
                "javascript",
                source,
                provenance
                        .with("author", wish.soulId())
                        .with("prompt", order.description())
                        .with("catalyst", wish.catalystId())
                        .with("attempts", order.failed().size() + 1)
                        .with("written_at", System.currentTimeMillis()));
    }

    private String freshName(WorldState state) {
        while (true) {
            String name =
                    "df_user_%04x_%04x".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
            if (state.function(name).isEmpty()) {
                return name;
            }
        }
    }
}
