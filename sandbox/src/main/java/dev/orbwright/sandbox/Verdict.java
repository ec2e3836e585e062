package dev.orbwright.sandbox;

/// How a guest's code ended, before the run's usage is added.
sealed interface Verdict {

    record Returned(String valueJson) implements Verdict {}

    record Wrong(GuestError error) implements Verdict {}

    record Stopped(Limit limit, String message) implements Verdict {}

    default RunResult with(Usage usage) {
        return switch (this) {
            case Returned(String json) -> new RunResult.Completed(json, usage);
            case Wrong(GuestError error) -> new RunResult.Failed(error, usage);
            case Stopped(Limit limit, String message) ->
                    new RunResult.Exhausted(limit, message, usage);
        };
    }
}
