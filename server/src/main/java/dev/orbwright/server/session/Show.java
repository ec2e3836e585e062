package dev.orbwright.server.session;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// A player that others watch: the demo's. Thread-safe.
public interface Show {

    /// The soul that is watched; another one after each start.
    Optional<String> soulId();

    /// The latest `demoStep`, for those who come later.
    Optional<JsonObject> now();

    /// Does what a watcher asks for.
    ///
    /// @param request `{action: pause|resume|restart|speed, speed?}`, unchecked
    /// @return a sentence for the watcher; empty where the request is none of these
    Optional<String> control(JsonObject request);
}
