package dev.orbwright.forge;

import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.World;
import java.util.concurrent.CompletableFuture;

/// Keeps a tool: function, artifact and inventory in one commit.
final class Keeping {

    private final World world;

    Keeping(World world) {
        this.world = world;
    }

    /// Whether the tool was kept, once that is durable; false where its owner is gone.
    CompletableFuture<Boolean> keep(NewTool tool) {
        return world.submit(
                        Actor.player(tool.ownerId()),
                        "tool made: " + tool.functionName(),
                        transaction ->
                                tool.putInto(transaction)
                                        ? Decision.commit(true)
                                        : Decision.discard(false))
                .thenApply(Outcome::result);
    }
}
