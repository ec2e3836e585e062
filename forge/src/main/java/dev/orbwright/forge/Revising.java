package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Finds the tool that another revision is wanted of.
final class Revising {

    /// What was found.
    sealed interface Found {
        /// The tool as it is.
        record Tool(NewTool tool, Place place) implements Found {}

        /// Nothing that can be revised.
        record Not(ForgeResult.Declined why) implements Found {}
    }

    private final World world;
    private final UnaryOperator<String> sources;

    /// @param sources a source by its hash
    Revising(World world, UnaryOperator<String> sources) {
        this.world = world;
        this.sources = sources;
    }

    Found ofArtifact(String soulId, String artifactId) {
        WorldState state = world.durable();
        Optional<Artifact> artifact =
                state.entity(soulId, Soul.class)
                        .filter(soul -> soul.carries(artifactId))
                        .flatMap(_ -> state.entity(artifactId, Artifact.class));
        Optional<StoredFunction> function =
                artifact.flatMap(Artifact::functionName).flatMap(state::function);
        if (artifact.isEmpty() || function.isEmpty()) {
            return not("NOT_FOUND", "You carry no such tool.");
        }
        return found(state, soulId, Handle.of(artifact.get()), function.get());
    }

    Found ofFunction(String soulId, String functionName) {
        WorldState state = world.durable();
        Optional<StoredFunction> function = state.function(functionName);
        if (function.isEmpty()) {
            return not("NOT_FOUND", "There is no such function.");
        }
        return found(state, soulId, handle(state, soulId, function.get()), function.get());
    }

    /// Through what a function is used: artifact's id and name.
    private record Handle(String artifactId, String name) {
        static Handle of(Artifact artifact) {
            return new Handle(artifact.id(), artifact.name());
        }
    }

    /// The artifact that its owner uses it with, or uses what it helps with. A timer may run it, or
    /// somebody else have the artifact: then one that is there for trials only.
    private static Handle handle(WorldState state, String soulId, StoredFunction function) {
        return carried(state, soulId, function.name())
                .or(() -> Helper.toolOf(function).flatMap(helped -> carried(state, soulId, helped)))
                .map(Handle::of)
                .orElseGet(() ->
                        new Handle(
                                Offers.artifactId(state, function.name()),
                                NewTool.nameFor(function.active().description())));
    }

    private static Optional<Artifact> carried(
            WorldState state, String soulId, String functionName) {
        return state.entity(soulId, Soul.class).map(Soul::inventory).orElse(List.of()).stream()
                .flatMap(id -> state.entity(id, Artifact.class).stream())
                .filter(artifact -> artifact.functionName().equals(Optional.of(functionName)))
                .findFirst();
    }

    private Found found(WorldState state, String soulId, Handle handle, StoredFunction function) {
        if (!function.ownerId().equals(Optional.of(soulId))) {
            return not("NOT_YOURS", "Only its owner can have this function changed.");
        }
        if (function.status() == StoredFunction.Status.RETIRED) {
            return not("RETIRED", "This function is retired; restore it first.");
        }
        FunctionRevision active = function.active();
        Optional<Language> language = Language.named(active.language());
        Optional<Place> place = Place.of(state, soulId, active.description());
        if (language.isEmpty() || place.isEmpty()) {
            return not("NOT_FOUND", "This function cannot be changed here.");
        }
        return new Found.Tool(
                new NewTool(
                        function.name(),
                        handle.artifactId(),
                        handle.name(),
                        soulId,
                        active.description(),
                        active.parametersSchema(),
                        language.get(),
                        sources.apply(active.sourceHash()),
                        Offers.conditions(active),
                        helpers(state, function),
                        new NewTool.Making.Revision(function.activeRevision()),
                        active.provenance()),
                place.get());
    }

    /// Those that it calls, not those of earlier revisions.
    private List<Helper> helpers(WorldState state, StoredFunction function) {
        List<Helper> all = allHelpers(state, function);
        return Helper.called(all, sources.apply(function.active().sourceHash()));
    }

    private List<Helper> allHelpers(WorldState state, StoredFunction function) {
        return Helper.of(state, function).stream()
                .flatMap(helper ->
                        Language.named(helper.active().language()).stream()
                                .map(language ->
                                        new Helper(
                                                helper.name(),
                                                helper.active().description(),
                                                helper.active().parametersSchema(),
                                                language,
                                                sources.apply(helper.active().sourceHash()),
                                                helper.active().provenance())))
                .toList();
    }

    private static Found not(String code, String message) {
        return new Found.Not(new ForgeResult.Declined(code, message, 0));
    }

    /// An order of another version of a tool.
    static Order order(
            NewTool tool,
            Place place,
            String words,
            Optional<String> failure,
            List<Order.Similar> similar) {
        return new Order(
                tool.functionName(),
                tool.language(),
                tool.description(),
                tool.parametersSchema(),
                Optional.of(place),
                similar.stream().filter(one -> !one.name().equals(tool.functionName())).toList(),
                Optional.of(
                        new Order.Base(
                                tool.source(),
                                tool.language(),
                                tool.conditions().toJson(),
                                tool.provenance(),
                                words,
                                failure,
                                tool.helpers())),
                List.of());
    }
}
