package dev.orbwright.hostapi.functions;

import java.util.List;

/// The list of all families of host functions.
public final class StandardFunctions {

    /// The classes whose annotated methods are the host functions.
    public static final List<Class<?>> ALL =
            List.of(
                    Building.class,
                    Puzzles.class,
                    Events.class,
                    TemporaryObjects.class,
                    Things.class,
                    Artifacts.class,
                    Inventory.class,
                    Looking.class,
                    Finding.class,
                    Scenery.class,
                    Walking.class,
                    Characters.class,
                    Removal.class,
                    Speaking.class,
                    Chance.class,
                    Calling.class,
                    Timing.class);

    private StandardFunctions() {}
}
