package dev.orbwright.world.condition;

import java.util.List;
import java.util.Optional;

/// Something that holds of a world, or does not. Its JSON form is an object with the member `fact`;
/// see [ConditionReader].
public sealed interface Condition {

    /// There is such a thing.
    record Exists(Thing thing) implements Condition {}

    /// There is no such thing.
    record Absent(Thing thing) implements Condition {}

    /// One can walk to a landmark.
    ///
    /// @param landmark its key, in the location where the soul is
    /// @param from the landmark that the way starts at; empty for where the soul stands
    record Reachable(String landmark, Optional<String> from) implements Condition {}

    /// Some such thing has this property; members of details, properties, state or config, and the
    /// fields that guests see.
    ///
    /// @param path names joined by dots
    record Property(Thing of, String path, Comparison comparison) implements Condition {}

    /// The world has this property.
    ///
    /// @param path names joined by dots, within its value; empty for the value itself
    record OfWorld(String name, String path, Comparison comparison) implements Condition {}

    /// There are so many such things.
    ///
    /// @param more whether the number is how many more there are than before
    record Count(Thing of, Comparison.OfNumber comparison, boolean more) implements Condition {}

    /// Two things are so far apart, in metres, in one location.
    record Distance(Thing from, Thing to, Comparison.OfNumber metres) implements Condition {}

    /// The soul carries such an artifact.
    record Carried(Thing artifact) implements Condition {}

    /// The soul is somewhere.
    ///
    /// @param location its id; empty for the one where it was
    /// @param landmark the key of a landmark that it is at
    /// @param within metres from the landmark
    record SoulAt(Optional<String> location, Optional<String> landmark, double within)
            implements Condition {}

    /// Such a thing can be walked on.
    record Walkable(Thing thing) implements Condition {}

    /// The player is told something: by the host, or by the answer.
    ///
    /// @param contains what is among the words, in any case; empty where any words will do
    record Told(String contains) implements Condition {}

    /// Everybody is told something, in the world log.
    ///
    /// @param contains what is among the words, in any case; empty where any words will do
    record Logged(String contains) implements Condition {}

    /// The player is asked for words.
    record Asked() implements Condition {}

    /// A function will be run later.
    ///
    /// @param function its name; empty for any
    /// @param repeats whether it is run again and again
    record TimerSet(Optional<String> function, Optional<Boolean> repeats) implements Condition {}

    /// Something handles an event.
    record Handled(String event) implements Condition {}

    /// The function's answer has this field.
    ///
    /// @param path names joined by dots; `success` is false only where the answer says so,
    ///   `message` is what the player reads
    record Answered(String path, Comparison comparison) implements Condition {}

    /// Some such thing is not as it was.
    ///
    /// @param path what of it, names joined by dots; empty for anything
    record Changed(Thing thing, String path) implements Condition {}

    /// The other does not hold.
    record Not(Condition condition) implements Condition {}

    /// At least one of them holds.
    record AnyOf(List<Condition> conditions) implements Condition {
        /// Copies the conditions.
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /// Whether it speaks of a state of the world alone, not of what a run did or said: only such
    /// can be required before a run.
    default boolean isOfState() {
        return switch (this) {
            case Exists _,
                    Absent _,
                    Reachable _,
                    Property _,
                    OfWorld _,
                    Distance _,
                    Carried _,
                    SoulAt _,
                    Walkable _,
                    TimerSet _,
                    Handled _ ->
                    true;
            case Count count -> !count.more();
            case Told _, Logged _, Asked _, Answered _, Changed _ -> false;
            case Not(Condition condition) -> condition.isOfState();
            case AnyOf(List<Condition> conditions) ->
                    conditions.stream().allMatch(Condition::isOfState);
        };
    }

    /// The things that it speaks of by a selector.
    default List<Thing> things() {
        return switch (this) {
            case Exists(Thing thing) -> List.of(thing);
            case Absent(Thing thing) -> List.of(thing);
            case Property(Thing of, _, _) -> List.of(of);
            case Count(Thing of, _, _) -> List.of(of);
            case Distance(Thing from, Thing to, _) -> List.of(from, to);
            case Carried(Thing artifact) -> List.of(artifact);
            case Walkable(Thing thing) -> List.of(thing);
            case Changed(Thing thing, _) -> List.of(thing);
            case Not(Condition condition) -> condition.things();
            case AnyOf(List<Condition> conditions) ->
                    conditions.stream().flatMap(one -> one.things().stream()).toList();
            case Reachable _,
                    OfWorld _,
                    SoulAt _,
                    Told _,
                    Logged _,
                    Asked _,
                    TimerSet _,
                    Handled _,
                    Answered _ ->
                    List.of();
        };
    }
}
