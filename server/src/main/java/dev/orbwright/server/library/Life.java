package dev.orbwright.server.library;

import dev.orbwright.forge.Helper;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Transaction;

/// Which revision of a function runs, and whether it runs at all.
final class Life {

    private final Changes changes;
    private final RunArchive archive;

    Life(Changes changes, RunArchive archive) {
        this.changes = changes;
        this.archive = archive;
    }

    /// Has another revision run from now on; what uses the function follows. A quarantined function
    /// is a candidate again.
    JsonObject rollBack(Asker asker, String name, int revision)
            throws ApiException, CommitStore.StorageException {
        StoredFunction now =
                changes.ofFunction(
                        asker,
                        name,
                        "roll back",
                        (transaction, function) -> {
                            StoredFunction back =
                                    released(
                                            function.running(
                                                    LibraryApi.revision(function, revision)));
                            transaction.put(back);
                            helpersBack(transaction, back);
                            return back;
                        });
        archive.forgive(name);
        return standing(now);
    }

    /// The helpers that a revision was kept with are those of that time again.
    private static void helpersBack(Transaction transaction, StoredFunction tool) {
        JsonObject revisions = tool.active().provenance().object(Helper.HELPERS);
        for (StoredFunction helper : Helper.of(transaction.state(), tool)) {
            int number = (int) revisions.number(helper.name()).orElse(0);
            if (number >= 1
                    && number <= helper.revisions().size()
                    && number != helper.activeRevision()) {
                transaction.put(released(helper.running(number)));
            }
        }
    }

    /// A function that failed may be tried again where another revision runs.
    static StoredFunction released(StoredFunction function) {
        return function.status() == Status.QUARANTINED ? function.in(Status.CANDIDATE) : function;
    }

    /// Puts a function in or out of use. A player's is a candidate when it is taken into use again,
    /// but where an operator says that it is active.
    ///
    /// @param word a status, or what is done: retire, restore, quarantine, release
    JsonObject put(Asker asker, String name, String word)
            throws ApiException, CommitStore.StorageException {
        Status wanted =
                switch (word) {
                    case "retire", "retired" -> Status.RETIRED;
                    case "restore", "release", "active" -> Status.ACTIVE;
                    case "quarantine", "quarantined" -> Status.QUARANTINED;
                    default ->
                            throw ApiException.badRequest(
                                    "status: retired, quarantined or active, or retire, quarantine, restore or"
                                            + " release, not '%s'"
                                                    .formatted(ApiRequest.shown(word)));
                };
        if (wanted == Status.QUARANTINED && !(asker instanceof Asker.Operator)) {
            throw ApiException.forbidden(
                    "Only operators quarantine functions. Retire yours to take it out of use.");
        }
        boolean vouched = word.equals("active") && asker instanceof Asker.Operator;
        StoredFunction now =
                changes.ofFunction(
                        asker,
                        name,
                        word,
                        (transaction, function) -> {
                            if (wanted == Status.ACTIVE && isInUse(function)) {
                                return function;
                            }
                            boolean unproven =
                                    wanted == Status.ACTIVE
                                            && function.ownerId().isPresent()
                                            && !vouched;
                            StoredFunction put = function.in(unproven ? Status.CANDIDATE : wanted);
                            transaction.put(put);
                            if (wanted == Status.RETIRED) {
                                Users.of(transaction.state(), name).timers().stream()
                                        .map(Timer::key)
                                        .forEach(transaction::remove);
                            }
                            return put;
                        });
        if (wanted == Status.ACTIVE) {
            archive.forgive(name);
        }
        return standing(now);
    }

    private static boolean isInUse(StoredFunction function) {
        return function.status() == Status.CANDIDATE || function.status() == Status.ACTIVE;
    }

    private static JsonObject standing(StoredFunction function) {
        return JsonObject.of(
                        "name",
                        function.name(),
                        "status",
                        FunctionViews.wireName(function.status()))
                .with("active_revision", function.activeRevision());
    }
}
