package dev.orbwright.bench.sandbox;

import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostReply;
import dev.orbwright.sandbox.ReversibleHostCalls;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A host that answers at once, the same to everybody: so the sandbox is measured, not the host.
final class QuickHost implements ReversibleHostCalls {
    /// What the host functions of the game that change something answer with, too.
    private static final List<String> MESSAGE = List.of("message");

    static final HostBinding BINDING =
            new HostBinding(
                    List.of("list", "set", "log", "create"),
                    List.of("host_list", "host_set", "host_log", "host_create"),
                    Map.of("set", MESSAGE, "log", MESSAGE, "create", MESSAGE),
                    Set.of("list", "host_list"));

    /// Ten objects, of which four are levers.
    private static final String OBJECTS_JSON =
            JsonText.write(
                    new Json.Arr(
                            IntStream.range(0, 10).<Json>mapToObj(QuickHost::object).toList()));

    private static final HostReply OBJECTS = new HostReply.Value(OBJECTS_JSON);
    private static final HostReply OBJECTS_AS_TEXT =
            new HostReply.Value(JsonText.write(Json.of(OBJECTS_JSON)));
    private static final HostReply DONE = new HostReply.Value("{\"message\":\"done\"}");
    private static final HostReply DONE_AS_TEXT = new HostReply.Value("\"done\"");

    /// The same argument, with what [#call] answers to `list` in it.
    static String withObjects(String argumentJson) {
        return argumentJson.substring(0, argumentJson.length() - 1)
                + ",\"objects\":"
                + OBJECTS_JSON
                + "}";
    }

    private static Json object(int i) {
        return JsonObject.of("id", "o" + i, "tag", i % 3 == 0 ? "lever" : "rock");
    }

    @Override
    public HostReply call(HostCall call) {
        return switch (call.name()) {
            case "list" -> OBJECTS;
            case "set", "log", "create" -> DONE;
            case "host_list" -> OBJECTS_AS_TEXT;
            case "host_set", "host_log", "host_create" -> DONE_AS_TEXT;
            default -> throw new IllegalArgumentException("Not in the binding: " + call.name());
        };
    }

    /// Nothing was kept.
    @Override
    public void takeBack() {}
}
