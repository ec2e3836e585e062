package dev.orbwright.world.condition;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;
import java.util.Optional;

/// What conditions are held against: a world, and what a run made of it.
///
/// @param before the world when the run began
/// @param now the world that is looked at: the same before a run, the one that it left after it
/// @param events what the run told
/// @param answer the function's answer, with `success` and `message`; empty before a run
public record Evidence(
        Scope scope,
        WorldState before,
        WorldState now,
        List<WorldEvent> events,
        JsonObject answer) {

    /// Copies the events.
    public Evidence {
        events = List.copyOf(events);
    }

    /// A world in which nothing has run yet.
    public static Evidence of(Scope scope, WorldState state) {
        return new Evidence(scope, state, state, List.of(), JsonObject.EMPTY);
    }

    /// The soul as it is now.
    Optional<Soul> soul() {
        return now.entity(scope.soulId(), Soul.class);
    }

    /// The location where the soul is now.
    String here() {
        return soul().map(Soul::placeId).orElse(scope.locationId());
    }
}
