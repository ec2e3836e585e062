package dev.orbwright.server.transport;

import java.util.List;

/// What the JSON part of an event packet turned out to be.
sealed interface Arrival {

    /// An event to serve.
    ///
    /// @param arguments the JSON text of each argument
    record Event(String name, List<String> arguments) implements Arrival {
        public Event {
            arguments = List.copyOf(arguments);
        }
    }

    /// Valid JSON beyond what is taken: too deep, too many arguments, a number of thousands of
    /// digits.
    record Excessive(String why) implements Arrival {}

    /// No event at all: the client does not speak the protocol.
    record Malformed(String why) implements Arrival {}
}
