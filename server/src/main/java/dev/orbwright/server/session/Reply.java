package dev.orbwright.server.session;

import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;

/// The answer to a request: `{success, message, ...}`, or `{error: {code, message}}` where the
/// request itself was wrong.
record Reply(JsonObject payload) {

    /// What the seed's Orb answers so that its player is asked for a wish.
    static final String WISH_EVENT = "EVENT:PROMPT_USER_FOR_TOOL_DESCRIPTION";

    static Reply done(String message) {
        return new Reply(JsonObject.of("success", true, "message", message));
    }

    static Reply refused(String code, String message) {
        return new Reply(JsonObject.of("success", false, "message", message).with("code", code));
    }

    static Reply error(String code, String message) {
        return new Reply(JsonObject.of("error", JsonObject.of("code", code, "message", message)));
    }

    /// What a run's outcome is for the player who caused it.
    static Reply of(Run run) {
        return switch (run) {
            case Run.Answered(_, Json value, _) -> {
                Answer answer = Answer.of(value);
                yield new Reply(
                        JsonObject.of("success", answer.success(), "message", answer.message()));
            }
            case Run.Refused(String code, String message) -> refused(code, message);
            case Run.Broke(String name, var error, _) ->
                    refused(
                            error.code(),
                            "It does not work: the function %s failed%s: %s Nothing was changed."
                                    .formatted(
                                            name,
                                            error.line().isPresent()
                                                    ? " in line " + error.line().getAsInt()
                                                    : "",
                                            ended(error.message())));
            case Run.Exceeded(String name, var limit, String message, _) ->
                    refused(
                            "LIMIT_" + limit,
                            "It was stopped: the function %s went over a limit. %s Nothing was changed."
                                    .formatted(name, ended(message)));
        };
    }

    /// The same, with one more member.
    Reply with(String key, Object value) {
        return new Reply(payload.with(key, value));
    }

    /// The same, with more members.
    Reply withAll(JsonObject more) {
        return new Reply(payload.withAll(more));
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("!") || sentence.endsWith("?")
                ? sentence
                : sentence + ".";
    }
}
