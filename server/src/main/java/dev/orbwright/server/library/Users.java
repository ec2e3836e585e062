package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a world uses a function.
///
/// @param artifacts those that run it
/// @param puzzles those that it checks
/// @param handlers of events that it handles
/// @param timers that run it
record Users(
        List<Artifact> artifacts,
        List<Puzzle> puzzles,
        List<EventHandler> handlers,
        List<Timer> timers) {

    static Users of(WorldState state, String functionName) {
        Optional<String> name = Optional.of(functionName);
        return new Users(
                state.ofKind(Entity.Kind.ARTIFACT).stream()
                        .map(Artifact.class::cast)
                        .filter(artifact -> artifact.functionName().equals(name))
                        .toList(),
                state.ofKind(Entity.Kind.PUZZLE).stream()
                        .map(Puzzle.class::cast)
                        .filter(puzzle -> puzzle.checkFunction().equals(name))
                        .toList(),
                state.handlers().stream()
                        .filter(handler -> handler.functionName().equals(functionName))
                        .toList(),
                state.timers().stream()
                        .filter(timer -> timer.functionName().equals(functionName))
                        .toList());
    }

    /// The soul that carries the artifact.
    static Optional<Soul> holder(WorldState state, String artifactId) {
        return state.ofKind(Entity.Kind.SOUL).stream()
                .map(Soul.class::cast)
                .filter(soul -> soul.carries(artifactId))
                .findFirst();
    }

    /// `[{id, name, kind}]`.
    Json toJson() {
        List<Json> users = new ArrayList<>();
        artifacts.forEach(each -> users.add(user(each.id(), each.name(), "artifact")));
        puzzles.forEach(each -> users.add(user(each.id(), each.id(), "puzzle")));
        handlers.forEach(each -> users.add(user(each.eventId(), each.eventId(), "event_handler")));
        timers.forEach(each -> users.add(user(each.id(), each.id(), "timer")));
        return new Json.Arr(users);
    }

    private static JsonObject user(String id, String name, String kind) {
        return JsonObject.of("id", id, "name", name).with("kind", kind);
    }
}
