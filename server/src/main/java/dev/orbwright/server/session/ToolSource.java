package dev.orbwright.server.session;

import dev.orbwright.runtime.RunTotals;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// `toolSource {artifact_id}`: the player wants to read the function of something that they carry.
final class ToolSource implements Handler {

    private final World world;
    private final RunTotals totals;

    ToolSource(World world, RunTotals totals) {
        this.world = world;
        this.totals = totals;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> artifactId = payload.text("artifact_id");
        if (artifactId.isEmpty()) {
            return Replies.error("toolSource needs `artifact_id`, the id of something you carry.");
        }
        return Replies.now(source(session.soulId(), artifactId.get()));
    }

    private static JsonObject usage(RunTotals.Total total) {
        return JsonObject.builder()
                .put("runs", (double) total.runs())
                .put("failures", (double) total.failures())
                .put("limits", (double) total.limits())
                .put("cpu_ms", total.cost().cpuMicros() / 1000.0)
                .build();
    }

    private Reply source(String soulId, String artifactId) {
        WorldState state = world.durable();
        Optional<StoredFunction> function =
                state.entity(soulId, Soul.class)
                        .filter(soul -> soul.carries(artifactId))
                        .flatMap(_ -> state.entity(artifactId, Artifact.class))
                        .flatMap(Artifact::functionName)
                        .flatMap(state::function);
        if (function.isEmpty()) {
            return Reply.refused("NOT_FOUND", "You carry no such thing with a function in it.");
        }
        FunctionRevision active = function.get().active();
        try {
            Reply reply =
                    Reply.done(active.description())
                            .with("function_name", function.get().name())
                            .with("language", active.language())
                            .with("description", active.description())
                            .with("source", world.source(active.sourceHash()).orElse(""))
                            .with("provenance", active.provenance().without("author"))
                            .with(
                                    "status",
                                    function.get().status().name().toLowerCase(Locale.ROOT));
            return function.get().ownerId().equals(Optional.of(soulId))
                    ? reply.with("usage", usage(totals.function(function.get().name())))
                    : reply;
        } catch (CommitStore.StorageException e) {
            return Reply.error("STORAGE", "The source cannot be read: " + e.getMessage());
        }
    }
}
