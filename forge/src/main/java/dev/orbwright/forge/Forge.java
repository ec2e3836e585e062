package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes tools from wishes, and other revisions of tools from words: the door to the stages.
///
/// Any number of wishes may be under way at once; each has a thread of its own, which may be
/// virtual.
public final class Forge {

    /// How often a draft is repaired at most.
    public static final int MOST_REPAIRS = 4;

    /// How often somebody else is asked about the tools of one wish, at most.
    private static final int SECOND_LOOKS = 2;

    static final JsonObject NO_PARAMETERS =
            JsonObject.builder()
                    .put("type", "object")
                    .put("properties", JsonObject.EMPTY)
                    .put("required", Json.Arr.of())
                    .build();

    private final World world;
    private final FunctionWriter writer;
    private final Examples examples;
    private final Workbench workbench;
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
        this.workbench = new Workbench(runner, sandbox, hostApi, patience, extras.secondLook());
        this.offers = new Offers(workbench, extras.records());
        this.keeping = new Keeping(world);
        this.revising = new Revising(world, runner);
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
        Optional<ForgeResult.Declined> refused = refusal(wish.text());
        if (refused.isPresent()) {
            return refused.get();
        }
        String text = wish.text().strip();
        WorldState now = world.durable();
        Optional<Place> place = Place.of(now, wish.soulId(), text);
        if (place.isEmpty()) {
            return nobody();
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
            Making making = new Making(wish, place.get(), draft -> Tools.anew(wish, order, draft));
            return make("the function", order, making, asked.preview(), listener);
        } finally {
            names.release(name);
        }
    }

    /// Hands over a function that was offered.
    ///
    /// @param wish the wish that it was offered for
    public ForgeResult take(Wish wish, String functionName) {
        Optional<NewTool> tool = Offers.tool(wish, world.durable(), functionName, "");
        return tool.<ForgeResult>map(found -> kept(List.of(found), 0))
                .orElseGet(() ->
                        new ForgeResult.Declined(
                                "NOT_FOUND",
                                "That function is not there any more. Make the wish again.",
                                0));
    }

    /// Keeps a tool that was shown.
    public ForgeResult keep(String soulId, String draftId) {
        return shelf.take(soulId, draftId)
                .map(held -> kept(held.versions(), held.attempts()))
                .orElseGet(Forge::noDraft);
    }

    /// The wish that a tool was shown for.
    public Optional<Wish> wishOf(String soulId, String draftId) {
        return shelf.find(soulId, draftId).map(Shelf.Held::wish);
    }

    /// Forgets a tool that was shown; false where there is none.
    public boolean discard(String soulId, String draftId) {
        return shelf.take(soulId, draftId).isPresent();
    }

    /// Makes another version of a tool that was shown, and shows it. Where that fails, the one
    /// before stays.
    ///
    /// @param words what is to be otherwise
    public ForgeResult refine(String soulId, String draftId, String words, ForgeListener listener) {
        Optional<ForgeResult.Declined> refused = refusal(words);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Shelf.Held> held = shelf.find(soulId, draftId);
        if (held.isEmpty()) {
            return noDraft();
        }
        NewTool tool = held.get().tool();
        Order order =
                revising.order(
                        tool,
                        held.get().place(),
                        words.strip(),
                        Optional.empty(),
                        examples.forPrompt(words, world.durable()));
        Making making =
                new Making(
                        held.get().wish(),
                        held.get().place(),
                        draft -> Tools.refined(tool, words.strip(), draft));
        return switch (draft("the function", order, making, listener)) {
            case Drafting.Result.Accepted accepted -> {
                Shelf.Held next = held.get().with(finished(accepted, making), accepted.attempts());
                yield shown(next, tried(accepted));
            }
            case Drafting.Result.Declined declined -> declined(declined);
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
        Optional<ForgeResult.Declined> refused = refusal(words);
        return refused.isPresent()
                ? refused.get()
                : revise(
                        revising.ofArtifact(soulId, artifactId),
                        words.strip(),
                        Optional.empty(),
                        preview,
                        listener);
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

    /// Examines a text that somebody wrote by hand for a function that there is, as a draft is
    /// examined, but for the second look.
    ///
    /// @param soulId whose function it is; where it carries no tool that runs it, the text is only
    ///   read, and not tried
    /// @return what is wrong and what looks wrong; no errors where it may be kept
    public List<Finding> inspect(
            String soulId, String functionName, Language language, String source) {
        Examination seen =
                switch (revising.ofFunction(soulId, functionName)) {
                    case Revising.Found.Tool(NewTool tool, Place place) ->
                            workbench.examine(
                                    Tools.written(tool, language, source),
                                    place,
                                    ForgeListener.none());
                    case Revising.Found.Not _ ->
                            workbench.read(functionName, language, source, soulId);
                };
        return switch (seen) {
            case Examination.Passed(List<Finding> warnings, _) -> warnings;
            case Examination.Failed failed -> failed.findings();
            case Examination.Prevented prevented -> List.of(Finding.error(prevented.message()));
        };
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
                        revising.order(
                                tool,
                                place,
                                words,
                                failure,
                                examples.forPrompt(
                                        tool.description() + " " + words, world.durable()));
                Wish wish = new Wish(tool.ownerId(), tool.artifactId(), tool.description());
                Making making = new Making(wish, place, draft -> Tools.refined(tool, words, draft));
                yield make("the function", order, making, preview, listener);
            }
        };
    }

    /// How a draft becomes a tool.
    private record Making(Wish wish, Place place, Tools.Maker maker, long begun) {
        Making(Wish wish, Place place, Tools.Maker maker) {
            this(wish, place, maker, System.nanoTime());
        }

        double seconds() {
            return Math.round((System.nanoTime() - begun) / 1e7) / 100.0;
        }

        NewTool tool(Draft.Written draft) {
            return maker.tool(draft);
        }
    }

    private ForgeResult make(
            String what, Order order, Making making, boolean preview, ForgeListener listener) {
        return switch (draft(what, order, making, listener)) {
            case Drafting.Result.Accepted accepted -> {
                NewTool tool = finished(accepted, making);
                if (preview) {
                    yield shown(
                            Shelf.Held.of(
                                    making.wish(),
                                    making.place(),
                                    List.of(tool),
                                    accepted.attempts()),
                            tried(accepted));
                }
                listener.stage(Stage.KEEPING, "Keeping it.");
                yield kept(List.of(tool), accepted.attempts());
            }
            case Drafting.Result.Declined declined -> declined(declined);
        };
    }

    private Drafting.Result draft(String what, Order order, Making making, ForgeListener listener) {
        Supplier<Boolean> mayLook = looks();
        String wish = Tools.wishOf(order);
        return new Drafting(writer, listener)
                .draft(
                        what,
                        order,
                        draft -> {
                            NewTool tool = making.tool(draft);
                            Examination seen = workbench.examine(tool, making.place(), listener);
                            return seen instanceof Examination.Passed(_, Optional<Tried> tried)
                                            && tried.isPresent()
                                            && workbench.looksTwice()
                                            && mayLook.get()
                                    ? workbench
                                            .objection(
                                                    tool,
                                                    tried.get(),
                                                    wish,
                                                    making.place().payer(),
                                                    listener)
                                            .orElse(seen)
                                    : seen;
                        });
    }

    private static Supplier<Boolean> looks() {
        int[] left = {SECOND_LOOKS};
        return () -> left[0]-- > 0;
    }

    private static NewTool finished(Drafting.Result.Accepted accepted, Making making) {
        return Tools.withHistory(
                making.tool(accepted.draft()),
                making.wish(),
                accepted.attempts(),
                making.seconds(),
                accepted.passed().tried());
    }

    private static Tried tried(Drafting.Result.Accepted accepted) {
        return accepted.passed().tried().orElseThrow();
    }

    private ForgeResult shown(Shelf.Held held, Tried tried) {
        shelf.put(held);
        NewTool tool = held.tool();
        List<String> would =
                new ArrayList<>(
                        Workbench.sentences(
                                new Conditions(tool.conditions().requires(), List.of()), tried));
        would.addAll(Would.sentences(tried));
        return new ForgeResult.Previewed(
                held.id(),
                tool.functionName(),
                tool.artifactName(),
                "This is what it would do. Keep it, change it, or throw it away.",
                would,
                ChangeSummary.of(tried),
                tried.trial(),
                tool.conditions().toJson(),
                tool.source(),
                tool.language(),
                held.attempts());
    }

    private ForgeResult kept(List<NewTool> versions, int attempts) {
        List<NewTool> unlike = Duplicates.without(versions, world.durable());
        NewTool tool = unlike.getLast();
        return switch (keeping.keep(unlike).join()) {
            case DONE ->
                    new ForgeResult.Created(
                            tool.functionName(),
                            tool.artifactId(),
                            tool.artifactName(),
                            tool.making() instanceof NewTool.Making.Revision
                                    ? "\"%s\" works otherwise from now on. Use it to see what it does."
                                            .formatted(tool.artifactName())
                                    : "You now carry \"%s\". Use it to see what it does."
                                            .formatted(tool.artifactName()),
                            attempts,
                            tool.making() instanceof NewTool.Making.Revision);
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
            case NO_FUNCTION ->
                    new ForgeResult.Declined(
                            "NOT_FOUND",
                            "The function %s is not there any more, or is not yours to change."
                                    .formatted(tool.functionName()),
                            attempts);
        };
    }

    private static ForgeResult declined(Drafting.Result.Declined declined) {
        return new ForgeResult.Declined(
                declined.code(), declined.message(), declined.attempts(), declined.suggestions());
    }

    private static ForgeResult noDraft() {
        return new ForgeResult.Declined(
                "NO_DRAFT",
                "There is no such draft, or it was thrown away after %d minutes. Make the wish again."
                        .formatted(Shelf.KEPT.toMinutes()),
                0);
    }

    private static ForgeResult.Declined nobody() {
        return new ForgeResult.Declined("NOT_FOUND", "There is no such soul in this world.", 0);
    }

    private static Optional<ForgeResult.Declined> refusal(String words) {
        String text = words.strip();
        if (text.codePoints().allMatch(Forge::isBlank)) {
            return Optional.of(
                    new ForgeResult.Declined(
                            "EMPTY_WISH", "Say in a few words what the tool should do.", 0));
        }
        if (text.length() > Wish.LONGEST) {
            return Optional.of(
                    new ForgeResult.Declined(
                            "WISH_TOO_LONG",
                            "The wish has %,d characters; say it in %,d or fewer."
                                    .formatted(text.length(), Wish.LONGEST),
                            0));
        }
        return Optional.empty();
    }

    /// Spaces of all kinds, and what cannot be seen.
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.CONTROL
                || Character.getType(character) == Character.FORMAT;
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
