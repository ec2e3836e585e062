package dev.orbwright.sandbox.syntax;

import dev.orbwright.sandbox.GuestFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a source says.
///
/// @param hostUses where `host` or `external_apis` is used, in the order of the text
/// @param globals names that the source uses and does not declare, once each, where first used
/// @param imports modules that it imports, by their first name, once each
/// @param endlessLoops loops that nothing in them ends or slows down: no break, return, throw, or
///   call of the host
public record Syntax(
        List<HostUse> hostUses,
        List<Global> globals,
        List<Global> imports,
        List<Spot> endlessLoops) {

    /// Copies the lists.
    public Syntax {
        hostUses = List.copyOf(hostUses);
        globals = List.copyOf(globals);
        imports = List.copyOf(imports);
        endlessLoops = List.copyOf(endlessLoops);
    }

    /// A place in a source.
    ///
    /// @param line 1-based
    /// @param column 1-based
    public record Spot(int line, int column) {}

    /// A name that the source does not declare.
    public record Global(String name, Spot spot) {}

    /// A use of a host function.
    ///
    /// @param name as it is written
    /// @param seed whether through `external_apis`
    /// @param arguments what it is called with; empty where it is not called, or not with arguments
    ///   that can be told apart
    public record HostUse(String name, boolean seed, Spot spot, Optional<Arguments> arguments) {}

    /// What a host function is called with.
    ///
    /// @param positional in their order
    /// @param named by name
    /// @param complete false where there may be more, as with a spread
    public record Arguments(
            List<Literal> positional, Map<String, Literal> named, boolean complete) {
        /// Copies the collections.
        public Arguments {
            positional = List.copyOf(positional);
            named = Map.copyOf(named);
        }
    }

    /// A value as far as the source says it.
    public sealed interface Literal {
        /// A string.
        record Text(String value) implements Literal {}

        /// A number.
        record Amount(double value) implements Literal {}

        /// `true` or `false`.
        record Flag(boolean value) implements Literal {}

        /// `null`, `None`.
        record Nothing() implements Literal {}

        /// An array or a list.
        record Items(List<Literal> items) implements Literal {
            /// Copies the items.
            public Items {
                items = List.copyOf(items);
            }
        }

        /// An object or a dict.
        ///
        /// @param complete false where there may be more members
        record Members(Map<String, Literal> members, boolean complete) implements Literal {
            /// Copies the members.
            public Members {
                members = Map.copyOf(members);
            }
        }

        /// Known only when it runs.
        record Computed() implements Literal {}
    }

    /// Reads a source; empty where it does not parse.
    public static Optional<Syntax> of(GuestFunction function) {
        try {
            return switch (function.language()) {
                case JAVASCRIPT -> JavaScriptReader.read(function.source());
                case PYTHON -> PythonReader.read(function.source());
            };
        } catch (StackOverflowError e) {
            return Optional.empty();
        }
    }
}
