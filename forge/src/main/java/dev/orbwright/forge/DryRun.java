package dev.orbwright.forge;

import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Trial;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Decision;

/// Tries a tool on a copy of the world, in its player's hands, at the place that it is meant for.
final class DryRun {

    private final FunctionRunner runner;

    DryRun(FunctionRunner runner) {
        this.runner = runner;
    }

    Trial of(NewTool tool, Place place) {
        return runner.tryOut(
                transaction -> {
                    tool.putInto(transaction);
                    transaction
                            .state()
                            .entity(tool.ownerId(), Soul.class)
                            .ifPresent(soul ->
                                    transaction.put(
                                            soul.movedTo(
                                                    place.location().id(),
                                                    place.soul().position())));
                    return Decision.discard(true);
                },
                new Use.OfArtifact(tool.ownerId(), tool.artifactId(), JsonObject.EMPTY));
    }
}
