package dev.orbwright.forge;

import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Trial;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.condition.Arrangement;
import dev.orbwright.world.condition.Condition;
import dev.orbwright.world.condition.Scope;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tries a tool on a copy of the world, in its player's hands, at the place that it is meant for.
final class DryRun {

    private final FunctionRunner runner;

    DryRun(FunctionRunner runner) {
        this.runner = runner;
    }

    /// As the place is now.
    Tried of(NewTool tool, Place place) {
        Trial trial =
                runner.tryOut(
                        transaction -> {
                            arrange(tool, place, transaction);
                            return Decision.discard(true);
                        },
                        use(tool));
        return new Tried(trial, scope(tool, place), false);
    }

    /// With these conditions made true; empty where that cannot be done.
    Optional<Tried> where(List<Condition> conditions, NewTool tool, Place place) {
        Scope scope = scope(tool, place);
        AtomicBoolean arranged = new AtomicBoolean();
        Trial trial =
                runner.tryOut(
                        transaction -> {
                            arrange(tool, place, transaction);
                            arranged.set(Arrangement.make(conditions, scope, transaction));
                            return Decision.discard(true);
                        },
                        use(tool));
        return arranged.get() ? Optional.of(new Tried(trial, scope, true)) : Optional.empty();
    }

    private void arrange(NewTool tool, Place place, Transaction transaction) {
        if (tool.making() instanceof NewTool.Making.Revision) {
            tool.makeUsable(transaction);
        }
        tool.putInto(transaction);
        transaction
                .state()
                .entity(tool.ownerId(), Soul.class)
                .ifPresent(soul ->
                        transaction.put(
                                soul.movedTo(place.location().id(), place.soul().position())));
    }

    private static Use use(NewTool tool) {
        return new Use.OfArtifact(tool.ownerId(), tool.artifactId(), JsonObject.EMPTY);
    }

    private static Scope scope(NewTool tool, Place place) {
        return new Scope(
                tool.ownerId(),
                place.location().id(),
                Optional.of(tool.artifactId()),
                JsonObject.EMPTY);
    }
}
