package dev.orbwright.server.library;

import dev.orbwright.forge.Helper;
import dev.orbwright.forge.Wish;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;
import java.util.Optional;

/// Takes functions out of the world for good. Their run records and the journal stay.
final class Removing {

    private final Changes changes;
    private final RunArchive archive;

    Removing(Changes changes, RunArchive archive) {
        this.changes = changes;
        this.archive = archive;
    }

    /// Removes a function with its tools and its timers; for whom it is somebody else's, the tool
    /// that they were given goes, and no more.
    JsonObject remove(Asker asker, String name) throws ApiException, CommitStore.StorageException {
        boolean whole =
                changes.ofWorld(
                        asker,
                        "remove " + name,
                        transaction -> {
                            StoredFunction function = Changes.find(transaction, name);
                            if (!asker.mayChange(function)
                                    && asker instanceof Asker.Soul(String id)
                                    && giveBack(transaction, id, function)) {
                                return false;
                            }
                            Changes.refuseOthers(asker, function);
                            remove(transaction, function);
                            return true;
                        });
        if (whole) {
            archive.forgive(name);
        }
        return JsonObject.of("name", name, whole ? "removed" : "given_back", true);
    }

    private static boolean giveBack(
            Transaction transaction, String soulId, StoredFunction function) {
        WorldState state = transaction.state();
        Optional<Soul> soul = state.entity(soulId, Soul.class);
        Optional<Artifact> shared =
                Users.of(state, function.name()).artifacts().stream()
                        .filter(artifact ->
                                isShared(artifact, function)
                                        || artifact.creatorId().equals(Optional.of(soulId)))
                        .filter(artifact ->
                                soul.filter(one -> one.carries(artifact.id())).isPresent())
                        .findFirst();
        if (soul.isEmpty() || shared.isEmpty()) {
            return false;
        }
        transaction.put(soul.get().without(shared.get().id()));
        transaction.remove(shared.get().key());
        return true;
    }

    /// Whether its owner has given the tool to somebody.
    private static boolean isShared(Artifact artifact, StoredFunction function) {
        return function.ownerId().isPresent() && artifact.creatorId().equals(function.ownerId());
    }

    private static void remove(Transaction transaction, StoredFunction function)
            throws ApiException {
        WorldState state = transaction.state();
        Users users = Users.of(state, function.name());
        List<Artifact> others =
                users.artifacts().stream()
                        .filter(artifact -> !isShared(artifact, function))
                        // Somebody has taken it when it was offered: it goes with its function.
                        .filter(artifact -> !artifact.properties().flag(Wish.MADE_BY_ORB))
                        .toList();
        if (!others.isEmpty() || !users.puzzles().isEmpty() || !users.handlers().isEmpty()) {
            Json needed = new Users(others, users.puzzles(), users.handlers(), List.of()).toJson();
            throw new ApiException(
                    409,
                    "IN_USE",
                    "The world needs %s: see `used_by`. Retire it, or have that use another first."
                            .formatted(function.name()),
                    JsonObject.of("used_by", needed));
        }
        users.timers().stream().map(Timer::key).forEach(transaction::remove);
        for (Artifact artifact : users.artifacts()) {
            Users.holder(state, artifact.id())
                    .ifPresent(holder -> takeFrom(transaction, holder.id(), artifact, function));
            transaction.remove(artifact.key());
        }
        Helper.of(state, function).stream().map(StoredFunction::key).forEach(transaction::remove);
        transaction.remove(function.key());
    }

    private static void takeFrom(
            Transaction transaction, String holderId, Artifact artifact, StoredFunction function) {
        transaction
                .state()
                .entity(holderId, Soul.class)
                .ifPresent(holder -> transaction.put(holder.without(artifact.id())));
        if (!function.ownerId().equals(Optional.of(holderId))) {
            transaction.emit(
                    new WorldEvent.Told(
                            holderId,
                            "%s is gone: its owner has removed its function."
                                    .formatted(artifact.name())));
        }
    }
}
