package dev.orbwright.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A host with a few functions that remembers what was called.
final class FakeHost implements HostCalls {
    static final HostBinding BINDING =
            new HostBinding(
                    List.of("echo", "refuse", "crash", "createTemporaryObject", "nest", "wait"),
                    List.of("host_echo", "host_create_temporary_object"));

    /// `name argumentsJson`, in order.
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public HostReply call(HostCall call) {
        String name = call.name();
        String argumentsJson = call.argumentsJson();
        calls.add(name + " " + argumentsJson);
        return switch (name) {
            case "echo", "host_echo" -> new HostReply.Value(argumentsJson);
            case "refuse" ->
                    new HostReply.Refusal("FORBIDDEN", "You may not do that.\nAsk the architect.");
            case "crash" -> throw new IllegalStateException("secret of dev.orbwright.Host");
            case "host_create_temporary_object" -> new HostReply.Value("\"temp_1\"");
            case "createTemporaryObject" ->
                    new HostReply.Value("{\"id\":\"temp_1\",\"tags\":[\"walkable\"]}");
            default -> throw new IllegalArgumentException(name);
        };
    }
}
