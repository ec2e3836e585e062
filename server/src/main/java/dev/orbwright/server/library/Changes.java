package dev.orbwright.server.library;

import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.Optional;

/// Changes functions of a world in tasks that either do all of it or, where it is refused, nothing.
final class Changes {

    private final World world;

    Changes(World world) {
        this.world = world;
    }

    /// A change of a function.
    interface Work<R> {
        R on(Transaction transaction, StoredFunction function) throws ApiException;
    }

    /// A change of the world.
    interface WorldWork<R> {
        R on(Transaction transaction) throws ApiException;
    }

    private record Attempt<R>(Optional<R> done, Optional<ApiException> refusal) {}

    /// Changes a function that the asker may change, and waits until that is durable.
    <R> R ofFunction(Asker asker, String name, String cause, Work<R> work) throws ApiException {
        return ofWorld(
                asker,
                cause + " " + name,
                transaction -> {
                    StoredFunction function = find(transaction, name);
                    refuseOthers(asker, function);
                    return work.on(transaction, function);
                });
    }

    /// Changes the world, and waits until that is durable.
    <R> R ofWorld(Asker asker, String cause, WorldWork<R> work) throws ApiException {
        Attempt<R> attempt =
                world.<Attempt<R>>submit(
                                asker.actor(),
                                cause,
                                transaction -> {
                                    try {
                                        return Decision.commit(
                                                new Attempt<>(
                                                        Optional.of(work.on(transaction)),
                                                        Optional.empty()));
                                    } catch (ApiException e) {
                                        return Decision.discard(
                                                new Attempt<>(Optional.empty(), Optional.of(e)));
                                    }
                                })
                        .thenApply(Outcome::result)
                        .join();
        if (attempt.refusal().isPresent()) {
            throw attempt.refusal().get();
        }
        return attempt.done().orElseThrow();
    }

    static StoredFunction find(Transaction transaction, String name) throws ApiException {
        return transaction
                .state()
                .function(name)
                .orElseThrow(() ->
                        ApiException.notFound(
                                "There is no function '%s' in this world."
                                        .formatted(ApiRequest.shown(name))));
    }

    static void refuseOthers(Asker asker, StoredFunction function) throws ApiException {
        if (!asker.mayChange(function)) {
            throw ApiException.forbidden(
                    function.ownerId().isPresent()
                            ? "Only the owner of %s may do this. Fork it to have one of your own."
                                    .formatted(function.name())
                            : "%s is the world's own: only operators may do this."
                                    .formatted(function.name()));
        }
    }
}
