package dev.orbwright.server.library;

import dev.orbwright.forge.Finding;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Trial;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives a function a new revision that somebody wrote by hand: linted, tried in its owner's hands
/// where its owner is, and kept.
///
/// What breaks when it is tried is refused. What only says that it did not succeed is kept with a
/// warning: its owner may stand in the wrong place. Functions of the world are not tried, for what
/// runs them gives them arguments.
final class Editing {

    static final int MOST_REVISIONS = 200;
    private static final int MOST_SENTENCES = 20;
    private static final int LONGEST_TRIAL = 8 * 1024;

    private final World world;
    private final FunctionRunner runner;
    private final NewSource sources;
    private final Changes changes;

    Editing(World world, FunctionRunner runner, NewSource sources, Changes changes) {
        this.world = world;
        this.runner = runner;
        this.sources = sources;
        this.changes = changes;
    }

    /// What is asked for.
    ///
    /// @param base the revision that was edited, which must be the one that runs; empty to take
    ///   whichever runs
    record Edit(
            String source,
            Optional<String> description,
            Optional<String> language,
            Optional<Integer> base) {}

    private record Tried(List<Json> warnings, List<String> sentences, JsonObject trial) {}

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
        sources.examine("", name, language, edit.source(), function.ownerId());
        Tried tried = tryOut(state, function, description, language, edit.source());
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
                                                    provenance(asker, tried.trial())));
                            transaction.put(revised);
                            return revised.activeRevision();
                        });
        return JsonObject.of("name", name, "revision", number)
                .with("findings", new Json.Arr(tried.warnings()))
                .with("would", Json.Arr.ofStrings(tried.sentences()));
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
            JsonObject provenance) {
        return new FunctionRevision(
                description,
                function.active().parametersSchema(),
                language.wireName(),
                hash,
                function.activeRevision(),
                function.active().conditions(),
                provenance);
    }

    private static JsonObject provenance(Asker asker, JsonObject trial) {
        return JsonObject.builder()
                .put("author", asker.actor().id())
                .put("written_by", "hand")
                .put("written_at", System.currentTimeMillis())
                .put("trial", trial)
                .build();
    }

    private Tried tryOut(
            WorldState state,
            StoredFunction function,
            String description,
            Language language,
            String source)
            throws ApiException {
        Optional<Soul> owner = function.ownerId().flatMap(id -> state.entity(id, Soul.class));
        if (owner.isEmpty()) {
            return new Tried(List.of(), List.of(), JsonObject.EMPTY);
        }
        Trial trial =
                runner.tryOut(
                        transaction -> {
                            transaction.put(
                                    function.revised(
                                                    revision(
                                                            function,
                                                            description,
                                                            language,
                                                            transaction.keep(source),
                                                            JsonObject.EMPTY))
                                            .in(StoredFunction.Status.CANDIDATE));
                            return Decision.discard(true);
                        },
                        use(state, function, owner.get()));
        return judged(trial);
    }

    private static Use use(WorldState state, StoredFunction function, Soul owner) {
        Optional<String> artifact =
                owner.inventory().stream()
                        .filter(id ->
                                state.entity(id, Artifact.class)
                                        .flatMap(Artifact::functionName)
                                        .filter(function.name()::equals)
                                        .isPresent())
                        .findFirst();
        return artifact.isPresent()
                ? new Use.OfArtifact(owner.id(), artifact.get(), JsonObject.EMPTY)
                : new Use.OfFunction(
                        function.name(),
                        Optional.of(owner.id()),
                        JsonObject.EMPTY,
                        BudgetClass.TOOL);
    }

    private static Tried judged(Trial trial) throws ApiException {
        return switch (trial.run()) {
            case Run.Answered answered -> {
                Answer answer = Answer.of(answered.value());
                List<Json> warnings = new ArrayList<>();
                if (!answer.success()) {
                    warnings.add(
                            NewSource.finding(
                                    "warning",
                                    0,
                                    0,
                                    "When it was tried where its owner is now, it did not succeed; it said: "
                                            + answer.message()));
                } else if (trial.changes().isEmpty() && trial.events().isEmpty()) {
                    warnings.add(
                            NewSource.finding(
                                    "warning",
                                    0,
                                    0,
                                    "When it was tried it changed nothing; it said: "
                                            + answer.message()));
                }
                List<String> sentences =
                        ChangeWords.sentences(trial.changes()).stream()
                                .limit(MOST_SENTENCES)
                                .toList();
                yield new Tried(warnings, sentences, summary(trial, answer, sentences));
            }
            case Run.Refused(String code, String message) ->
                    throw ApiException.conflict(code, message);
            case Run.Broke(_, GuestError error, _) ->
                    throw NewSource.refusal(
                            "It failed when it was tried, so it was not kept: " + error.message(),
                            List.of(Finding.of(error)));
            case Run.Exceeded(_, Limit limit, String message, _) -> {
                if (limit == Limit.BUSY || limit == Limit.RUNAWAYS || limit == Limit.SHUTDOWN) {
                    throw new ApiException(
                            503,
                            "SERVER_BUSY",
                            "The server is too busy to try it out. Try again in a moment.");
                }
                throw NewSource.refusal(
                        "It went over a limit when it was tried, so it was not kept: " + message,
                        List.of(Finding.error("LIMIT_%s: %s".formatted(limit, message))));
            }
        };
    }

    private static JsonObject summary(Trial trial, Answer answer, List<String> sentences) {
        JsonObject words =
                JsonObject.of(
                        "answer",
                        ApiRequest.shown(answer.message()),
                        "sentences",
                        Json.Arr.ofStrings(sentences));
        JsonObject whole = words.with("changes", ChangeWords.toJson(trial.changes()));
        return JsonText.write(whole).length() <= LONGEST_TRIAL
                ? whole
                : JsonText.write(words).length() <= LONGEST_TRIAL ? words : JsonObject.EMPTY;
    }
}
