package dev.orbwright.bench.forge;

import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.List;

/// What came of a tool's use.
///
/// @param before the world in which the wish was made
/// @param after the world after all that was done with the tool
/// @param worldTime of after, in milliseconds
/// @param told what its player was told by it: its answers and its words
/// @param logged the lines that it wrote for everybody
/// @param asked the questions that it asked
record Aftermath(
        WorldState before,
        WorldState after,
        long worldTime,
        List<String> told,
        List<String> logged,
        List<String> asked) {

    Aftermath {
        told = List.copyOf(told);
        logged = List.copyOf(logged);
        asked = List.copyOf(asked);
    }

    /// The player who wished.
    Soul player() {
        return after.entity(Venue.ADA, Soul.class).orElseThrow();
    }

    /// Temporary objects of the player's location which were not there before.
    List<TemporaryObject> made() {
        return after.in(player().placeId(), TemporaryObject.class).stream()
                .filter(object -> before.entity(object.id()).isEmpty())
                .toList();
    }
}
