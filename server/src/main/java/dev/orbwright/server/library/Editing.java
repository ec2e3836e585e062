package dev.orbwright.server.library;

import dev.orbwright.forge.EditCheck;
import dev.orbwright.forge.Finding;
import dev.orbwright.forge.Helper;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;

/// Gives a function a new revision that somebody wrote by hand: linted, tried in its owner's hands
/// where its owner is, and kept where it does what its conditions say ([EditCheck]).
///
/// The conditions of the revision before hold on, unless the edit states others, or drops them by
/// stating none. So whoever edits either keeps what the function promises, or says that it does not
/// promise that any more.
final class Editing {

    static final int MOST_REVISIONS = 200;

    private final World world;
    private final EditCheck check;
    private final Changes changes;

    Editing(World world, EditCheck check, Changes changes) {
        this.world = world;
        this.check = check;
        this.changes = changes;
    }

    /// What is asked for.
    ///
    /// @param conditions in place of those of the revision before, which hold on where empty; the
    ///   empty object drops them
    /// @param base the revision that was edited, which must be the one that runs; empty to take
    ///   whichever runs
    record Edit(
            String source,
            Optional<String> description,
            Optional<String> language,
            Optional<JsonObject> conditions,
            Optional<Integer> base) {}

    JsonObject revise(Asker asker, String name, Edit edit) throws ApiException {
        WorldState state = world.durable();
        StoredFunction function =
                state.function(name)
                        .orElseThrow(() ->
                                ApiException.notFound(
                                        "There is no function '%s' in this world."
                                                .formatted(ApiRequest.shown(name))));
        Changes.refuseOthers(asker, function);
        refuseStale(function, edit);
        FunctionRevision old = function.active();
        Language language = NewSource.language("", edit.language().orElse(old.language()));
        String description =
                edit.description().isPresent()
                        ? NewSource.description("", edit.description().get())
                        : old.description();
        NewSource.refuseLength("", edit.source());
        JsonObject conditions = edit.conditions().orElse(old.conditions());
        EditCheck.Result.Passed passed =
                passed(
                        check.of(
                                function,
                                new EditCheck.Edit(
                                        description,
                                        language,
                                        edit.source(),
                                        edit.conditions().isPresent()
                                                ? stated(conditions)
                                                : standing(conditions))),
                        edit.conditions().isEmpty() && !conditions.equals(JsonObject.EMPTY));
        int number =
                changes.ofFunction(
                        asker,
                        name,
                        "edit",
                        (transaction, now) -> {
                            refuseStale(now, edit);
                            if (now.activeRevision() != function.activeRevision()) {
                                throw stale(now);
                            }
                            StoredFunction revised =
                                    revised(
                                            now,
                                            revision(
                                                    now,
                                                    description,
                                                    language,
                                                    transaction.keep(edit.source()),
                                                    conditions,
                                                    provenance(asker, edit, passed.trial(), old)));
                            transaction.put(revised);
                            return revised.activeRevision();
                        });
        return JsonObject.of("name", name, "revision", number)
                .with(
                        "findings",
                        new Json.Arr(
                                passed.warnings().stream().<Json>map(Finding::toJson).toList()))
                .with("would", Json.Arr.ofStrings(passed.would()));
    }

    private static Conditions stated(JsonObject conditions) throws ApiException {
        try {
            return Conditions.of(conditions);
        } catch (MalformedConditionException e) {
            throw ApiException.badRequest("conditions: " + e.getMessage());
        }
    }

    /// Those that another version of the server wrote may not be readable; they stay as they are.
    private static Conditions standing(JsonObject conditions) {
        try {
            return Conditions.of(conditions);
        } catch (MalformedConditionException e) {
            return Conditions.NONE;
        }
    }

    /// @param inherited whether it was held against what the revision before promised
    private static EditCheck.Result.Passed passed(EditCheck.Result result, boolean inherited)
            throws ApiException {
        return switch (result) {
            case EditCheck.Result.Passed passed -> passed;
            case EditCheck.Result.Refused(List<Finding> findings) ->
                    throw NewSource.refusal(
                            "The revision was not kept: "
                                    + findings.getFirst().message()
                                    + (inherited
                                            ? "\nIf it is no longer to do what it promised, state other conditions,"
                                                    + " or none to drop them."
                                            : ""),
                            findings);
            case EditCheck.Result.Prevented(String message) ->
                    throw new ApiException(503, "SERVER_BUSY", message);
        };
    }

    private static void refuseStale(StoredFunction function, Edit edit) throws ApiException {
        if (edit.base().isPresent() && edit.base().get() != function.activeRevision()) {
            throw stale(function);
        }
        if (function.revisions().size() >= MOST_REVISIONS) {
            throw ApiException.conflict(
                    "TOO_MANY_REVISIONS",
                    "%s has %d revisions, and no function has more. Fork it to go on."
                            .formatted(function.name(), MOST_REVISIONS));
        }
    }

    private static ApiException stale(StoredFunction function) {
        return ApiException.conflict(
                "STALE",
                "Revision %d of %s runs by now. Look at it, and edit that one."
                        .formatted(function.activeRevision(), function.name()));
    }

    private static StoredFunction revised(StoredFunction function, FunctionRevision revision) {
        StoredFunction revised = function.revised(revision);
        boolean untried =
                function.ownerId().isPresent() && function.status() == StoredFunction.Status.ACTIVE;
        return untried ? revised.in(StoredFunction.Status.CANDIDATE) : Life.released(revised);
    }

    private static FunctionRevision revision(
            StoredFunction function,
            String description,
            Language language,
            String hash,
            JsonObject conditions,
            JsonObject provenance) {
        return new FunctionRevision(
                description,
                function.active().parametersSchema(),
                language.wireName(),
                hash,
                function.activeRevision(),
                conditions,
                provenance);
    }

    /// @param old the revision that it was made from: what belongs to it belongs to this one, too
    private static JsonObject provenance(
            Asker asker, Edit edit, JsonObject trial, FunctionRevision old) {
        Optional<String> stated =
                edit.conditions()
                        .map(said -> said.equals(JsonObject.EMPTY) ? "dropped" : "stated by hand");
        return JsonObject.builder()
                .put("author", asker.actor().id())
                .put("written_by", "hand")
                .put("written_at", System.currentTimeMillis())
                .put("trial", trial)
                .putIfPresent("conditions", stated)
                .putIfPresent(Helper.HELPER_OF, old.provenance().get(Helper.HELPER_OF))
                .putIfPresent(Helper.HELPERS, old.provenance().get(Helper.HELPERS))
                .build();
    }
}
