package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// Something to solve.
///
/// @param state what its functions remember about it
/// @param checkFunction the function that says whether it is solved, by looking at the world
public record Puzzle(String id, JsonObject state, Optional<String> checkFunction)
        implements Entity {

    @Override
    public Kind kind() {
        return Kind.PUZZLE;
    }
}
