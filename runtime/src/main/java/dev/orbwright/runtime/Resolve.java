package dev.orbwright.runtime;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Call;
import dev.orbwright.world.task.Transaction;
import java.util.Optional;

/// The first step of a run: finds the function and its arguments, and checks that it may be used.
///
/// Who, where and with what come from the world; what a client sent under these names is dropped.
record Resolve(Use use) implements Call<Resolve.Resolution> {

    /// What was found.
    sealed interface Resolution {
        /// The function and what it is called with.
        ///
        /// @param number of the revision
        record Found(
                String functionName,
                int number,
                FunctionRevision revision,
                Optional<String> ownerId,
                Optional<String> runnerId,
                Optional<String> artifactId,
                JsonObject params)
                implements Resolution {}

        /// It cannot be run; the message says why.
        record Missing(String code, String message) implements Resolution {
            /// What whoever asked for the run is told.
            Run.Refused refusal() {
                return new Run.Refused(code, message);
            }
        }
    }

    /// At whose expense this use would be in this state; empty for the world's, and for none.
    static Optional<String> ownerOf(Use use, WorldState state) {
        return payer(use)
                .or(() ->
                        new Resolve(use).in(state) instanceof Resolution.Found found
                                ? found.ownerId()
                                : Optional.empty());
    }

    /// Who pays for a use by being behind it; empty where the function's owner does.
    static Optional<String> payer(Use use) {
        return switch (use) {
            case Use.OfTimer timer -> timer.ownerId();
            case Use.OfNpc npc -> Optional.of(npc.soulId());
            case Use.OfNpcArtifact npc -> Optional.of(npc.soulId());
            case Use.OfArtifact _, Use.OfAnswer _, Use.OfFunction _ -> Optional.empty();
        };
    }

    @Override
    public Resolution execute(Transaction transaction) {
        return in(transaction.state());
    }

    private Resolution in(WorldState state) {
        return switch (use) {
            case Use.OfArtifact(String soulId, String artifactId, JsonObject arguments) ->
                    ofArtifact(state, soulId, artifactId, Optional.empty(), arguments);
            case Use.OfNpcArtifact(String soulId, String artifactId, JsonObject arguments, _) ->
                    ofArtifact(state, soulId, artifactId, Optional.empty(), arguments);
            case Use.OfAnswer(
                            String soulId,
                            String artifactId,
                            String functionName,
                            JsonObject arguments) ->
                    ofArtifact(state, soulId, artifactId, Optional.of(functionName), arguments);
            case Use.OfFunction(String name, Optional<String> soulId, JsonObject arguments, _) ->
                    function(
                            state,
                            name,
                            soulId,
                            Optional.empty(),
                            identity(state, arguments, soulId));
            case Use.OfNpc(String name, String soulId, JsonObject arguments, _) ->
                    function(
                            state,
                            name,
                            Optional.of(soulId),
                            Optional.empty(),
                            identity(state, arguments, Optional.of(soulId)));
            case Use.OfTimer(_, String name, _, Optional<String> soulId, JsonObject arguments) ->
                    function(
                            state,
                            name,
                            soulId,
                            Optional.empty(),
                            identity(state, arguments, soulId));
        };
    }

    private static Resolution ofArtifact(
            WorldState state,
            String soulId,
            String artifactId,
            Optional<String> functionName,
            JsonObject arguments) {
        Optional<Soul> soul = state.entity(soulId, Soul.class);
        Optional<Artifact> artifact = state.entity(artifactId, Artifact.class);
        if (soul.isEmpty() || artifact.isEmpty() || !soul.get().carries(artifactId)) {
            return new Resolution.Missing(
                    "NOT_FOUND",
                    "You do not carry anything with the id " + quoted(artifactId) + ".");
        }
        Optional<String> name = functionName.or(() -> artifact.get().functionName());
        if (name.isEmpty()) {
            return new Resolution.Missing(
                    "NOT_USABLE",
                    "The %s cannot be used by itself.".formatted(artifact.get().name()));
        }
        JsonObject params =
                identity(state, arguments, Optional.of(soulId))
                        .with("artifact_id", artifactId)
                        .with("artifact_properties", artifact.get().properties());
        return function(state, name.get(), Optional.of(soulId), Optional.of(artifactId), params);
    }

    private static JsonObject identity(
            WorldState state, JsonObject arguments, Optional<String> soulId) {
        JsonObject params = arguments.without("artifact_id").without("artifact_properties");
        if (soulId.isEmpty()) {
            return params;
        }
        JsonObject somebodys = params.with("soul_id", soulId.get());
        return state.entity(soulId.get(), Soul.class)
                .map(soul -> somebodys.with("location_id", soul.placeId()))
                .orElse(somebodys);
    }

    private static Resolution function(
            WorldState state,
            String name,
            Optional<String> soulId,
            Optional<String> artifactId,
            JsonObject params) {
        Optional<StoredFunction> found = state.function(name);
        if (found.isEmpty()) {
            return new Resolution.Missing(
                    "NOT_FOUND", "There is no function " + quoted(name) + " in this world.");
        }
        StoredFunction function = found.get();
        return switch (function.status()) {
            case QUARANTINED ->
                    new Resolution.Missing(
                            "QUARANTINED",
                            "The function %s failed too often and waits for a repair."
                                    .formatted(quoted(name)));
            case RETIRED ->
                    new Resolution.Missing(
                            "RETIRED", "The function %s was withdrawn.".formatted(quoted(name)));
            case CANDIDATE, ACTIVE ->
                    new Resolution.Found(
                            name,
                            function.activeRevision(),
                            function.active(),
                            function.ownerId(),
                            soulId,
                            artifactId,
                            params);
        };
    }

    private static String quoted(String text) {
        return "'" + (text.length() > 100 ? text.substring(0, 100) + "..." : text) + "'";
    }
}
