package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;

/// Makes tools from wishes, and other revisions of tools from words: the door to the stages.
///
/// Any number of wishes may be under way at once; each has a thread of its own, which may be
/// virtual.
public final class Forge {

    /// How often a draft is repaired at most.
    public static final int MOST_REPAIRS = 4;

    static final JsonObject NO_PARAMETERS =
            JsonObject.builder()
                    .put("type", "object")
                    .put("properties", JsonObject.EMPTY)
                    .put("required", Json.Arr.of())
                    .build();

    private final World world;
    private final FunctionWriter writer;
    private final Examples examples;
    private final Production production;
    private final Offers offers;
    private final Keeping keeping;
    private final Revising revising;
    private final Names names = new Names();
    private final Shelf shelf = new Shelf(System::nanoTime);

    /// What a wish may be answered with, besides a tool.
    ///
    /// @param offers functions that do it already
    /// @param preview a look at the tool before it is kept
    public record Asked(boolean offers, boolean preview) {

        /// A tool, and nothing else.
        public static final Asked TOOL = new Asked(false, false);
    }

    /// What a forge may do without.
    ///
    /// @param records how functions have done so far
    /// @param secondLook who is asked whether a tool fulfils its wish; empty for nobody
    public record Extras(TrackRecord.Book records, Optional<SecondLook> secondLook) {

        /// Without all of it.
        public static final Extras NONE = new Extras(TrackRecord.Book.empty(), Optional.empty());
    }

    /// Makes tools in this world, without extras.
    public Forge(
            World world,
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Catalog catalog,
            FunctionWriter writer) {
        this(world, runner, sandbox, hostApi, catalog, writer, Extras.NONE);
    }

    /// Makes tools in this world.
    public Forge(
            World world,
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Catalog catalog,
            FunctionWriter writer,
            Extras extras) {
        this(world, runner, sandbox, hostApi, catalog, writer, extras, Patience.STANDARD);
    }

    Forge(
            World world,
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Catalog catalog,
            FunctionWriter writer,
            Extras extras,
            Patience patience) {
        this.world = world;
        this.writer = writer;
        this.examples = new Examples(catalog, hostApi);
        Workbench workbench =
                new Workbench(runner, sandbox, hostApi, patience, extras.secondLook());
        this.production = new Production(writer, workbench);
        this.offers = new Offers(workbench, extras.records());
        this.keeping = new Keeping(world, runner::source);
        this.revising = new Revising(world, runner::source);
    }

    /// Who writes.
    public FunctionWriter writer() {
        return writer;
    }

    /// Makes a tool, or says why not; in that case nothing of the world has changed.
    ///
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public ForgeResult create(Wish wish, ForgeListener listener) {
        return create(wish, Asked.TOOL, listener);
    }

    /// Makes a tool, or what is asked for instead, or says why not; nothing of the world has
    /// changed but where the answer is a tool.
    ///
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public ForgeResult create(Wish wish, Asked asked, ForgeListener listener) {
        Optional<ForgeResult> refused = Results.refusal(wish.text());
        if (refused.isPresent()) {
            return refused.get();
        }
        String text = wish.text().strip();
        WorldState now = world.durable();
        Optional<Place> place = Place.of(now, wish.soulId(), text);
        if (place.isEmpty()) {
            return Results.nobody();
        }
        listener.stage(Stage.RETRIEVING, "Looking for functions that do something like this.");
        List<Order.Similar> found = examples.search(text);
        if (asked.offers()) {
            List<Offer> offered = offers.find(wish, place.get(), found, listener);
            if (!offered.isEmpty()) {
                return new ForgeResult.Offered(
                        "Something like it was made before. Take it, or have your own made.",
                        offered);
            }
        }
        String name = names.promise(now, text, shelf::holds);
        try {
            Order order =
                    new Order(
                            name,
                            languageOf(now, wish),
                            text,
                            NO_PARAMETERS,
                            place,
                            examples.forPrompt(found, now),
                            List.of());
            return make(
                    new Commission(
                            order, wish, place.get(), draft -> Tools.anew(wish, order, draft)),
                    asked.preview(),
                    listener);
        } finally {
            names.release(name);
        }
    }

    /// Hands over a function that was offered.
    ///
    /// @param wish the wish that it was offered for
    public ForgeResult take(Wish wish, String functionName) {
        return Offers.tool(wish, world.durable(), functionName, "")
                .map(found -> keeping.keep(List.of(found), 0))
                .orElseGet(Results::noOffer);
    }

    /// Keeps a tool that was shown. Where that fails, it stays as it was shown.
    ///
    /// @throws dev.orbwright.world.task.WorldStoppedException where the world takes no tasks
    public ForgeResult keep(String soulId, String draftId) {
        return shelf.take(soulId, draftId).map(this::keep).orElseGet(Results::noDraft);
    }

    private ForgeResult keep(Shelf.Item taken) {
        boolean kept = false;
        try {
            Shelf.Held held = taken.held();
            ForgeResult result = keeping.keep(held.versions(), held.attempts());
            kept = result instanceof ForgeResult.Created;
            return result;
        } finally {
            if (!kept) {
                shelf.putBack(taken);
            }
        }
    }

    /// A tool that was shown.
    ///
    /// @param wish what it was shown for
    /// @param said all that was said of it so far
    /// @param revises the artifact of which it is another revision; empty where it is a tool that
    ///   is not kept yet
    public record Drafted(Wish wish, String said, Optional<String> revises) {}

    /// What is known of a tool that was shown; empty where it was kept, thrown away or forgotten.
    public Optional<Drafted> drafted(String soulId, String draftId) {
        return shelf.find(soulId, draftId)
                .map(held -> new Drafted(held.wish(), held.said(), held.revises()));
    }

    /// Forgets a tool that was shown; false where there is none.
    public boolean discard(String soulId, String draftId) {
        return shelf.take(soulId, draftId).isPresent();
    }

    /// Makes another version of a tool that was shown, and shows it. Where that fails, the one
    /// before stays; where that was kept or thrown away meanwhile, the other is forgotten.
    ///
    /// @param words what is to be otherwise
    public ForgeResult refine(String soulId, String draftId, String words, ForgeListener listener) {
        Optional<ForgeResult> refused = Results.refusal(words);
        if (refused.isPresent()) {
            return refused.get();
        }
        return shelf.find(soulId, draftId)
                .filter(shelf::replace) // its time begins anew, so that it outlasts the writing
                .map(held -> refine(held, words.strip(), listener))
                .orElseGet(Results::noDraft);
    }

    private ForgeResult refine(Shelf.Held held, String words, ForgeListener listener) {
        NewTool tool = held.tool();
        Order order =
                Revising.order(
                        tool,
                        held.place(),
                        words,
                        Optional.empty(),
                        examples.forPrompt(words, world.durable()));
        Commission commission =
                new Commission(
                        order,
                        held.wish(),
                        held.place(),
                        draft -> Tools.refined(tool, words, draft));
        return switch (production.draft(commission, listener)) {
            case Drafting.Result.Accepted accepted -> {
                Shelf.Held next = held.with(commission.finished(accepted), accepted.attempts());
                yield shelf.replace(next) ? shown(next, accepted) : Results.noDraft();
            }
            case Drafting.Result.Declined declined -> Results.declined(declined);
        };
    }

    /// Makes another revision of a tool that its soul carries.
    ///
    /// @param words what is to be otherwise
    /// @param preview whether it is shown before it is kept
    public ForgeResult refineTool(
            String soulId,
            String artifactId,
            String words,
            boolean preview,
            ForgeListener listener) {
        return Results.refusal(words)
                .orElseGet(() ->
                        revise(
                                revising.ofArtifact(soulId, artifactId),
                                words.strip(),
                                Optional.empty(),
                                preview,
                                listener));
    }

    /// Makes another revision of a function that failed when it was used, such as one that was
    /// quarantined; it is a candidate again then.
    ///
    /// @param soulId the soul whose function it is
    /// @param failure how it failed: the guest's own error, with its line
    public ForgeResult repair(
            String soulId,
            String functionName,
            String failure,
            boolean preview,
            ForgeListener listener) {
        return revise(
                revising.ofFunction(soulId, functionName),
                "",
                Optional.of(failure),
                preview,
                listener);
    }

    private ForgeResult revise(
            Revising.Found found,
            String words,
            Optional<String> failure,
            boolean preview,
            ForgeListener listener) {
        return switch (found) {
            case Revising.Found.Not(ForgeResult.Declined why) -> why;
            case Revising.Found.Tool(NewTool tool, Place place) -> {
                listener.stage(
                        Stage.RETRIEVING, "Looking for functions that do something like this.");
                Order order =
                        Revising.order(
                                tool,
                                place,
                                words,
                                failure,
                                examples.forPrompt(
                                        tool.description() + " " + words, world.durable()));
                Wish wish = new Wish(tool.ownerId(), tool.artifactId(), tool.description());
                yield make(
                        new Commission(
                                order, wish, place, draft -> Tools.refined(tool, words, draft)),
                        preview,
                        listener);
            }
        };
    }

    private ForgeResult make(Commission commission, boolean preview, ForgeListener listener) {
        return switch (production.draft(commission, listener)) {
            case Drafting.Result.Accepted accepted -> {
                List<NewTool> tool = List.of(commission.finished(accepted));
                if (preview) {
                    Shelf.Held held =
                            Shelf.Held.of(
                                    commission.wish(),
                                    commission.place(),
                                    tool,
                                    accepted.attempts());
                    shelf.put(held);
                    yield shown(held, accepted);
                }
                listener.stage(Stage.KEEPING, "Keeping it.");
                yield keeping.keep(tool, accepted.attempts());
            }
            case Drafting.Result.Declined declined -> Results.declined(declined);
        };
    }

    private static ForgeResult shown(Shelf.Held held, Drafting.Result.Accepted accepted) {
        return Results.shown(held, accepted.passed().tried().orElseThrow());
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
}
