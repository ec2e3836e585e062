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

    /// Keeps the tool; answers once that is durable.
    CompletableFuture<NewTool.Handover> keep(NewTool tool) {
        return world.submit(
                        Actor.player(tool.ownerId()),
                        "tool made: " + tool.functionName(),
                        transaction -> {
                            NewTool.Handover handover = tool.putInto(transaction);
                            return handover == NewTool.Handover.DONE
                                    ? Decision.commit(handover)
                                    : Decision.discard(handover);
                        })
                .thenApply(Outcome::result);
    }
}
