package dev.orbwright.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A host with a few functions that remembers what was called.
final class FakeHost implements HostCalls {
    static final HostBinding BINDING =
            new HostBinding(
                    List.of(
                            "echo",
                            "refuse",
                            "crash",
                            "createTemporaryObject",
                            "nest",
                            "wait",
                            "put",
                            "after",
                            "every",
                            "call"),
                    List.of("host_echo", "host_create_temporary_object"),
                    Map.of("put", List.of("id", "value"), "after", List.of("id")));

    /// `name argumentsJson`, in order.
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public HostReply call(HostCall call) {
        String name = call.name();
        String argumentsJson = call.argumentsJson();
        calls.add(name + " " + argumentsJson);
        return switch (name) {
            case "echo", "host_echo" -> new HostReply.Value(argumentsJson);
            case "put" ->
                    new HostReply.Value("{\"id\":\"put_1\",\"value\":%s}".formatted(argumentsJson));
            case "after", "every" -> new HostReply.Value("{\"id\":\"timer_1\"}");
            case "refuse", "call" ->
                    new HostReply.Refusal("FORBIDDEN", "You may not do that.\nAsk the architect.");
            case "crash" -> throw new IllegalStateException("secret of dev.orbwright.Host");
            case "host_create_temporary_object" -> new HostReply.Value("\"temp_1\"");
            case "createTemporaryObject" ->
                    new HostReply.Value("{\"id\":\"temp_1\",\"tags\":[\"walkable\"]}");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
