package dev.orbwright.runtime;

import dev.orbwright.hostapi.Called;
import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.FunctionCaller;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostTask;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostCalls;
import dev.orbwright.sandbox.HostReply;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.task.Recording;
import java.util.Optional;

/// One run of a function within one task, with the functions that it makes run.
///
/// A function runs with its owner's capabilities, and acts for the soul that the whole task is for.
final class TaskRun {

    private static final int DEEPEST = 8;

    /// Where a run takes place: the sandbox, or the run whose host call asks for it.
    @FunctionalInterface
    private interface Ground {
        RunResult run(RunRequest request, HostCalls hostCalls);
    }

    private final Sandbox sandbox;
    private final HostApi hostApi;
    private final Sources sources;
    private final Recording recording;

    TaskRun(Sandbox sandbox, HostApi hostApi, Sources sources, Recording recording) {
        this.sandbox = sandbox;
        this.hostApi = hostApi;
        this.sources = sources;
        this.recording = recording;
    }

    /// Runs what is asked for; takes nothing back.
    Run run(Use use) {
        return run(use, 1, sandbox::run);
    }

    private Run run(Use use, int depth, Ground ground) {
        return switch (recording.call(new Resolve(use))) {
            case Resolve.Resolution.Missing(String code, String message) ->
                    new Run.Refused(code, message);
            case Resolve.Resolution.Found found -> run(found, use.budget(), depth, ground);
        };
    }

    private Run run(Resolve.Resolution.Found found, Budget budget, int depth, Ground ground) {
        String name = found.functionName();
        Optional<Language> language = Language.named(found.revision().language());
        if (language.isEmpty()) {
            return new Run.Refused(
                    "LANGUAGE",
                    "The function '%s' is written in %s, and this server runs %s only."
                            .formatted(name, found.revision().language(), Language.names()));
        }
        Caller caller =
                new Caller(
                        name,
                        found.ownerId(),
                        found.runnerId(),
                        found.artifactId(),
                        found.ownerId().isPresent() ? Capability.ofPlayer() : Capability.all());
        GuestFunction function =
                new GuestFunction(
                        name, language.get(), sources.text(found.revision().sourceHash()));
        HostCalls hostCalls =
                call -> {
                    FunctionCaller nested =
                            (callee, params, readOnly) ->
                                    call(callee, params, readOnly, found.runnerId(), depth, call);
                    HostTask task = new HostTask(recording, caller, nested);
                    return reply(hostApi.invoke(task, call.name(), call.argumentsJson()));
                };
        RunRequest request =
                new RunRequest(
                        function,
                        JsonText.write(found.params()),
                        budget,
                        found.ownerId().orElse(""),
                        Optional.empty());
        RunResult result = ground.run(request, hostCalls);
        return switch (result) {
            case RunResult.Completed(String json, Usage usage) -> answered(name, json, usage);
            case RunResult.Failed(var error, Usage usage) -> new Run.Broke(name, error, usage);
            case RunResult.Exhausted(var limit, String message, Usage usage) ->
                    new Run.Exceeded(name, limit, message, usage);
        };
    }

    private static Run answered(String name, String json, Usage usage) {
        try {
            return new Run.Answered(name, JsonText.parse(json), usage);
        } catch (MalformedJsonException e) {
            return new Run.Broke(
                    name,
                    dev.orbwright.sandbox.GuestError.of(
                            "RESULT",
                            "What the function returned cannot be kept: " + e.getMessage()),
                    usage);
        }
    }

    private static HostReply reply(dev.orbwright.hostapi.HostReply reply) {
        return switch (reply) {
            case dev.orbwright.hostapi.HostReply.Value(Json value) ->
                    new HostReply.Value(JsonText.write(value));
            case dev.orbwright.hostapi.HostReply.Refusal(String code, String message) ->
                    new HostReply.Refusal(code, message);
        };
    }

    /// Runs a checker or handler under a savepoint: what it did stands only where it answered, and
    /// was meant to do something.
    private Called call(
            String callee,
            JsonObject params,
            boolean readOnly,
            Optional<String> runner,
            int depth,
            HostCall parent) {
        if (depth >= DEEPEST) {
            return new Called.Failed(
                    "LIMIT", "functions run functions more than %d deep".formatted(DEEPEST));
        }
        int savepoint = recording.savepoint();
        Run run =
                run(
                        new Use.OfFunction(callee, runner, params, Budget.CHECKER),
                        depth + 1,
                        parent::run);
        if (readOnly || !(run instanceof Run.Answered)) {
            recording.rollbackTo(savepoint);
        }
        return switch (run) {
            case Run.Answered(_, Json value, _) -> new Called.Returned(value);
            case Run.Refused(String code, String message) -> new Called.Failed(code, message);
            case Run.Broke(_, var error, _) -> new Called.Failed(error.code(), error.message());
            case Run.Exceeded(_, _, String message, _) -> new Called.Failed("LIMIT", message);
        };
    }
}
