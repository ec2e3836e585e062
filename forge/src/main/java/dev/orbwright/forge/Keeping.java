package dev.orbwright.forge;

import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/// Keeps a tool: function, artifact and inventory in one commit.
final class Keeping {

    /// Stands for a revision of which the parent is known when it is put in.
    private static final NewTool.Making NEXT = new NewTool.Making.Revision(0);

    private final World world;

    private final Duplicates duplicates;

    /// @param sources a source by its hash
    Keeping(World world, UnaryOperator<String> sources) {
        this.world = world;
        this.duplicates = new Duplicates(sources);
    }

    /// Keeps a tool with all its versions, or hands over the one like it that its player has made
    /// already; answers once that is durable.
    ///
    /// @throws WorldStoppedException where the world keeps nothing any more
    ///
    /// @param versions oldest first, at least one; each is a revision made from the one before
    /// @param attempts how often a function was written for it
    ForgeResult keep(List<NewTool> versions, int attempts) {
        List<NewTool> unlike = duplicates.without(versions, world.durable());
        try {
            NewTool.Handover handover = put(unlike).join();
            NewTool tool = unlike.getLast();
            return Results.of(handover, tool, isCarried(tool), attempts);
        } catch (CompletionException e) {
            // So that whoever made the wish learns that it can be taken up again.
            if (e.getCause() instanceof WorldStoppedException stopped) {
                throw stopped;
            }
            throw e;
        }
    }

    private boolean isCarried(NewTool tool) {
        return world.durable()
                .entity(tool.ownerId(), Soul.class)
                .filter(soul -> soul.carries(tool.artifactId()))
                .isPresent();
    }

    private CompletableFuture<NewTool.Handover> put(List<NewTool> versions) {
        NewTool newest = versions.getLast();
        return world.submit(
                        actor(newest.ownerId()),
                        cause(newest),
                        transaction -> {
                            for (NewTool version : inTurn(versions)) {
                                NewTool.Handover handover =
                                        after(version, transaction).putInto(transaction);
                                if (handover != NewTool.Handover.DONE) {
                                    return Decision.discard(handover);
                                }
                            }
                            return Decision.commit(NewTool.Handover.DONE);
                        })
                .thenApply(Outcome::result);
    }

    private Actor actor(String ownerId) {
        boolean npc =
                world.durable()
                        .entity(ownerId, Soul.class)
                        .filter(soul -> soul.type() == Soul.Type.NPC)
                        .isPresent();
        return npc ? new Actor(Actor.Kind.NPC, ownerId) : Actor.player(ownerId);
    }

    private static String cause(NewTool tool) {
        return switch (tool.making()) {
            case NewTool.Making.Anew() -> "tool made: " + tool.functionName();
            case NewTool.Making.Revision _ -> "tool revised: " + tool.functionName();
            case NewTool.Making.Existing() -> "tool shared: " + tool.functionName();
        };
    }

    private static List<NewTool> inTurn(List<NewTool> versions) {
        List<NewTool> all = new ArrayList<>();
        for (NewTool version : versions) {
            all.add(all.isEmpty() ? version : version.made(NEXT));
        }
        return all;
    }

    /// A version that follows another is made from the one that was put in last.
    private static NewTool after(NewTool version, Transaction transaction) {
        if (!version.making().equals(NEXT)) {
            return version;
        }
        int parent =
                transaction
                        .state()
                        .function(version.functionName())
                        .map(function -> function.revisions().size())
                        .orElse(0);
        return version.made(new NewTool.Making.Revision(parent));
    }
}
