package dev.orbwright.world.condition;

import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells which changes no condition speaks of: what a function does and does not say.
///
/// An entity is spoken of by a condition whose selector it matches, before or after, or by one that
/// is about it by its nature: a walkable thing by the way that it is part of, a soul by what it
/// carries and where it is. Timers, handlers and world properties are spoken of by their own. The
/// server's own bookkeeping (functions, metadata) need not be.
public final class Coverage {

    private Coverage() {}

    /// The changes that none of the conditions speaks of, in their order.
    public static List<Change> unmentioned(
            ChangeSet changes, List<Condition> conditions, Evidence evidence) {
        List<Condition> flat = conditions.stream().flatMap(Coverage::parts).toList();
        return changes.changes().stream()
                .filter(change ->
                        flat.stream().noneMatch(condition -> speaksOf(condition, change, evidence)))
                .toList();
    }

    private static Stream<Condition> parts(Condition condition) {
        return switch (condition) {
            case Condition.Not(Condition inner) -> parts(inner);
            case Condition.AnyOf(List<Condition> any) -> any.stream().flatMap(Coverage::parts);
            default -> Stream.of(condition);
        };
    }

    private static boolean speaksOf(Condition condition, Change change, Evidence evidence) {
        return switch (change.key().table()) {
            case FUNCTION, METADATA -> true;
            case TIMER ->
                    condition instanceof Condition.TimerSet timer
                            && timer.function().map(name -> isTimerOf(change, name)).orElse(true);
            case HANDLER ->
                    condition instanceof Condition.Handled(String event)
                            && event.equals(change.key().id());
            case PROPERTY ->
                    condition instanceof Condition.OfWorld of
                            && of.name().equals(change.key().id());
            case ENTITY -> speaksOfEntity(condition, change, evidence);
        };
    }

    private static boolean isTimerOf(Change change, String function) {
        return sides(change)
                .anyMatch(entry ->
                        entry instanceof Timer timer && timer.functionName().equals(function));
    }

    private static boolean speaksOfEntity(Condition condition, Change change, Evidence evidence) {
        boolean selected =
                condition.things().stream().anyMatch(thing -> isMeant(thing, change, evidence));
        return selected || isByNature(condition, change, evidence);
    }

    private static boolean isMeant(Thing thing, Change change, Evidence evidence) {
        return change.before()
                        .filter(entry -> thing.matches((Entity) entry, evidence, evidence.before()))
                        .isPresent()
                || change.after()
                        .filter(entry -> thing.matches((Entity) entry, evidence, evidence.now()))
                        .isPresent();
    }

    private static boolean isByNature(Condition condition, Change change, Evidence evidence) {
        return switch (condition) {
            case Condition.Reachable _ ->
                    sides(change)
                            .anyMatch(entry ->
                                    entry instanceof TemporaryObject object && object.walkable());
            case Condition.SoulAt _ -> isTheSoul(change, evidence);
            case Condition.Carried _ ->
                    isTheSoul(change, evidence)
                            && soul(change.before())
                                    .map(Soul::position)
                                    .equals(soul(change.after()).map(Soul::position));
            case Condition.Absent(Thing thing) -> isHolderOf(thing, change, evidence);
            default -> false;
        };
    }

    /// A soul that lost what there is no longer.
    private static boolean isHolderOf(Thing thing, Change change, Evidence evidence) {
        return isTheSoul(change, evidence)
                && thing.in(evidence, evidence.before()).stream()
                        .anyMatch(entity ->
                                entity instanceof Artifact
                                        && soul(change.before())
                                                .filter(soul -> soul.carries(entity.id()))
                                                .isPresent());
    }

    private static boolean isTheSoul(Change change, Evidence evidence) {
        return change.key().equals(EntryKey.entity(evidence.scope().soulId()));
    }

    private static Optional<Soul> soul(Optional<Entry> entry) {
        return entry.filter(Soul.class::isInstance).map(Soul.class::cast);
    }

    private static Stream<Entry> sides(Change change) {
        return Stream.concat(change.before().stream(), change.after().stream());
    }
}
