package dev.orbwright.hostapi;

import dev.orbwright.world.json.Json;
import java.util.OptionalInt;

/// What came of running a function of the world for a host function.
public sealed interface Called {

    /// It ended well and answered this.
    record Returned(Json value) implements Called {}

    /// It failed, and what it did was taken back.
    ///
    /// @param code which kind of failure
    /// @param message what went wrong, for whoever wrote the function
    /// @param line of the function's own source, 1-based, where it is known
    record Failed(String code, String message, OptionalInt line) implements Called {

        /// A failure at no known line.
        public Failed(String code, String message) {
            this(code, message, OptionalInt.empty());
        }

        /// ` in line 3`, or nothing where the line is not known.
        public String place() {
            return line.isPresent() ? " in line " + line.getAsInt() : "";
        }
    }
}
