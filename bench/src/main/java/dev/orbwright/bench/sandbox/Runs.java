package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.Work;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.Optional;

/// The runs of one case, each compared with what it should return.
final class Runs implements Work {
    private static final JsonObject EXPECTED = JsonObject.of("ok", true, "turned", 4);

    private final Sandbox sandbox;
    private final GuestCase guest;
    private final GuestCase.Requests requests;
    private final QuickHost host = new QuickHost();
    private volatile String expected = "";
    private volatile String failure = "";

    Runs(Sandbox sandbox, GuestCase guest) {
        this.sandbox = sandbox;
        this.guest = guest;
        this.requests = guest.requests();
    }

    /// Runs it once and looks at it closely: so no speed is measured of what does not work.
    ///
    /// @return what is wrong with it
    Optional<String> probe() {
        RunResult result = sandbox.run(requests.get(-1), host);
        if (!(result instanceof RunResult.Completed completed)) {
            return Optional.of("its first run ended with " + result);
        }
        if (!isExpected(completed.valueJson())) {
            return Optional.of("it returned " + completed.valueJson());
        }
        if (completed.usage().hostCalls() != guest.hostCalls()) {
            return Optional.of("it made " + completed.usage().hostCalls() + " host calls");
        }
        expected = completed.valueJson();
        return Optional.empty();
    }

    private static boolean isExpected(String valueJson) {
        try {
            Json value = JsonText.parse(valueJson);
            // In the seed's dialect the result is text.
            return (value instanceof Json.Str(String text) ? JsonText.parse(text) : value)
                    .equals(EXPECTED);
        } catch (MalformedJsonException _) {
            return false;
        }
    }

    @Override
    public boolean run(long n) {
        RunResult result = sandbox.run(requests.get(n), host);
        if (result instanceof RunResult.Completed(String valueJson, var _)
                && valueJson.equals(expected)) {
            return true;
        }
        if (failure.isEmpty()) {
            failure = result.toString();
        }
        return false;
    }

    /// How one of the first runs that failed ended, in one line.
    Optional<String> failure() {
        return Optional.of(failure)
                .filter(text -> !text.isEmpty())
                .map(text -> text.replaceAll("\\s+", " "));
    }
}
