package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a tool from a wish: the loop around the stages.
///
/// Any number of wishes may be under way at once; each has a thread of its own, which may be
/// virtual.
public final class Forge {

    private static final Logger LOG = LoggerFactory.getLogger(Forge.class);

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
    private final Patience patience;
    private final Set<String> promised = ConcurrentHashMap.newKeySet();

    /// Makes tools in this world.
    public Forge(
            World world,
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Catalog catalog,
            FunctionWriter writer) {
        this(world, runner, sandbox, hostApi, catalog, writer, Patience.STANDARD);
    }

    Forge(
            World world,
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Catalog catalog,
            FunctionWriter writer,
            Patience patience) {
        this.world = world;
        this.writer = writer;
        this.catalog = catalog;
        this.lint = new Lint(sandbox, hostApi);
        this.dryRun = new DryRun(runner);
        this.keeping = new Keeping(world);
        this.patience = patience;
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
        String name = promiseName(now, text);
        try {
            return create(wish, text, name, languageOf(now, wish), place.get(), listener);
        } finally {
            promised.remove(name);
        }
    }

    private ForgeResult create(
            Wish wish,
            String text,
            String name,
            Language language,
            Place place,
            ForgeListener listener) {
        listener.stage(Stage.RETRIEVING, "Looking for functions that do something like this.");
        Order order =
                new Order(
                        name,
                        language,
                        text,
                        NO_PARAMETERS,
                        Optional.of(place),
                        similar(text),
                        List.of());
        Drafting.Result result =
                new Drafting(writer, listener)
                        .draft(
                                "the function",
                                order,
                                draft -> examine(tool(wish, order, draft), place, listener));
        return switch (result) {
            case Drafting.Result.Accepted(Draft.Written draft, int attempts) ->
                    keep(tool(wish, order, withHistory(draft, wish, attempts)), attempts, listener);
            case Drafting.Result.Declined declined ->
                    new ForgeResult.Declined(
                            declined.code(),
                            declined.message(),
                            declined.attempts(),
                            declined.suggestions());
        };
    }

    /// A tool is written in the language of the artifact that it is wished for with, so that a
    /// world which speaks Python gets tools in Python.
    private static Language languageOf(WorldState state, Wish wish) {
        return state.entity(wish.catalystId(), Artifact.class)
                .flatMap(Artifact::functionName)
                .flatMap(state::function)
                .flatMap(function -> Language.named(function.active().language()))
                .orElse(Language.JAVASCRIPT);
    }

    /// A search that fails costs the writer its examples, and nobody the wish.
    private List<Order.Similar> similar(String text) {
        try {
            return catalog.similar(text, SIMILAR);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Similar functions could not be searched; the wish goes on without: {}",
                    e.toString());
            return List.of();
        }
    }

    private Examination examine(NewTool tool, Place place, ForgeListener listener) {
        listener.stage(Stage.LINTING, "Checking what was written.");
        GuestFunction function =
                new GuestFunction(tool.functionName(), tool.language(), tool.source());
        Examination linted =
                patience.examine(
                        Stage.LINTING, listener, () -> lint.examine(function, place.soul().id()));
        if (!(linted instanceof Examination.Passed)) {
            return linted;
        }
        listener.stage(
                Stage.TRYING,
                "Trying it on a copy of the world, at %s.".formatted(place.location().name()));
        Examination tried =
                patience.examine(
                        Stage.TRYING,
                        listener,
                        () -> EffectCheck.examine(dryRun.of(tool, place), tool));
        if (!(tried instanceof Examination.Prevented)) {
            listener.stage(Stage.CHECKING, "Comparing what it did with the wish.");
        }
        return tried;
    }

    private ForgeResult keep(NewTool tool, int attempts, ForgeListener listener) {
        listener.stage(Stage.KEEPING, "Keeping it.");
        return switch (keeping.keep(tool).join()) {
            case DONE ->
                    new ForgeResult.Created(
                            tool.functionName(),
                            tool.artifactId(),
                            tool.artifactName(),
                            "You now carry \"%s\". Use it to see what it does."
                                    .formatted(tool.artifactName()),
                            attempts);
            case NO_OWNER ->
                    new ForgeResult.Declined(
                            "NOT_FOUND",
                            "Whoever made the wish is no longer in this world.",
                            attempts);
            case NAME_TAKEN ->
                    new ForgeResult.Declined(
                            "NAME_TAKEN",
                            "Something else took the name %s meanwhile. Make the wish again."
                                    .formatted(tool.functionName()),
                            attempts);
        };
    }

    private static NewTool tool(Wish wish, Order order, Draft.Written draft) {
        return new NewTool(
                order.functionName(),
                NewTool.artifactIdFor(order.functionName()),
                NewTool.nameFor(wish.text()),
                wish.soulId(),
                order.description(),
                order.parametersSchema(),
                draft.language(),
                draft.source(),
                draft.provenance());
    }

    private static Draft.Written withHistory(Draft.Written draft, Wish wish, int attempts) {
        return new Draft.Written(
                draft.source(),
                draft.language(),
                draft.provenance()
                        .with("author", wish.soulId())
                        .with("prompt", wish.text().strip())
                        .with("catalyst", wish.catalystId())
                        .with("attempts", attempts)
                        .with("written_at", System.currentTimeMillis()));
    }

    /// The same name for the same wish in the same world, so that what a model is asked can be
    /// recorded and replayed; but no name for two wishes that are under way.
    private String promiseName(WorldState state, String text) {
        for (long count = 0; ; count++) {
            long hash = new SplittableRandom(text.hashCode() + (count << 32)).nextLong();
            String name = "df_user_%04x_%04x".formatted(hash >>> 48, hash & 0xffff);
            if (NewTool.areFree(state, name, NewTool.artifactIdFor(name)) && promised.add(name)) {
                return name;
            }
        }
    }
}
