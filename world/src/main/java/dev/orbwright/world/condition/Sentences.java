package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says conditions to people: "a walkable way leads to the keyhole platform". Things are called
/// what they are called in the world that the evidence is of.
public final class Sentences {

    private final Evidence evidence;

    private Sentences(Evidence evidence) {
        this.evidence = evidence;
    }

    /// The condition as part of a sentence, without a full stop.
    public static String of(Condition condition, Evidence evidence) {
        return new Sentences(evidence).say(condition);
    }

    private String say(Condition condition) {
        return switch (condition) {
            case Condition.Exists(Thing thing) -> "there is " + some(thing);
            case Condition.Absent(Thing thing) -> "there is no " + bare(thing);
            case Condition.Reachable(String landmark, Optional<String> from) ->
                    "a walkable way leads to "
                            + mark(landmark)
                            + from.map(start -> " from " + mark(start)).orElse("");
            case Condition.Property(Thing of, String path, Comparison comparison) ->
                    "the %s of %s %s".formatted(plain(path), the(of), compared(comparison));
            case Condition.OfWorld(String name, String path, Comparison comparison) ->
                    "the world's %s %s"
                            .formatted(
                                    plain(path.isEmpty() ? name : name + "." + path),
                                    compared(comparison));
            case Condition.Count(Thing of, Comparison.OfNumber number, boolean more) ->
                    "there are %s %s%s".formatted(amount(number), more ? "more " : "", bare(of));
            case Condition.Distance(Thing from, Thing to, Comparison.OfNumber metres) ->
                    "%s is %s metres from %s".formatted(the(from), amount(metres), the(to));
            case Condition.Carried(Thing artifact) -> "the player carries " + the(artifact);
            case Condition.SoulAt at -> soulAt(at);
            case Condition.Walkable(Thing thing) -> "one can walk on " + the(thing);
            case Condition.Told(String contains) -> "the player is told " + words(contains);
            case Condition.Logged(String contains) -> "everybody is told " + words(contains);
            case Condition.Asked() -> "the player is asked for words";
            case Condition.TimerSet(Optional<String> function, Optional<Boolean> repeats) ->
                    "%s will run later%s"
                            .formatted(
                                    function.orElse("a function"),
                                    repeats.orElse(false) ? ", again and again" : "");
            case Condition.Handled(String event) -> "something handles the event " + event;
            case Condition.Answered(String path, Comparison comparison) ->
                    "the answer's %s %s".formatted(plain(path), compared(comparison));
            case Condition.Changed(Thing thing, String path) ->
                    path.isEmpty()
                            ? "%s is not as it was".formatted(the(thing))
                            : "the %s of %s is not as it was".formatted(plain(path), the(thing));
            case Condition.Not(Condition inner) -> "it is not so that " + say(inner);
            case Condition.AnyOf(List<Condition> any) ->
                    any.stream().map(this::say).collect(Collectors.joining(", or "));
        };
    }

    private String soulAt(Condition.SoulAt at) {
        String place =
                at.location()
                        .map(evidence.scope()::resolve)
                        .map(id ->
                                evidence.now()
                                        .entity(id, Location.class)
                                        .map(Location::name)
                                        .orElse(id))
                        .orElse("");
        return at.landmark()
                .map(key ->
                        "the player is at " + mark(key) + (place.isEmpty() ? "" : " in " + place))
                .orElse("the player is in " + place);
    }

    private static String words(String contains) {
        return contains.isEmpty() ? "something" : "\"%s\"".formatted(contains);
    }

    private String mark(String key) {
        return "the "
                + lower(
                        evidence.now()
                                .landmark(evidence.here(), key)
                                .map(Landmark::displayName)
                                .orElse(key));
    }

    /// `a light bridge at the keyhole platform`.
    private String some(Thing thing) {
        if (thing.id().isPresent() || thing.key().isPresent()) {
            return the(thing);
        }
        String name = bare(thing);
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    private String the(Thing thing) {
        Optional<String> known = known(thing);
        if (known.isPresent()) {
            return known.get();
        }
        return "the " + bare(thing);
    }

    /// What the world calls the one thing that is meant.
    private Optional<String> known(Thing thing) {
        if (thing.id().filter("$soul"::equals).isPresent()) {
            return Optional.of("the player");
        }
        if (thing.id().filter("$artifact"::equals).isPresent()) {
            return Optional.of("this tool");
        }
        if (thing.id().isEmpty() && thing.key().isEmpty()) {
            return Optional.empty();
        }
        List<Entity> found = thing.in(evidence);
        return found.size() == 1
                ? Optional.of("the " + lower(Thing.nameOf(found.getFirst())))
                : Optional.empty();
    }

    /// `light bridge at the keyhole platform`.
    private String bare(Thing thing) {
        StringBuilder name = new StringBuilder();
        thing.words().ifPresent(words -> name.append(words).append(' '));
        if (thing.type().isPresent()) {
            name.append(plain(thing.type().get()));
        } else if (thing.id().isPresent()) {
            name.append(thing.id().get());
        } else if (thing.key().isPresent()) {
            name.append(plain(thing.key().get()));
        } else {
            name.append(
                    thing.kind().map(Entity.Kind::wireName).map(Sentences::plain).orElse("thing"));
        }
        thing.owner().ifPresent(owner -> name.append(" of ").append(the(Thing.ofId(owner))));
        thing.at().ifPresent(key -> name.append(" at ").append(mark(key)));
        return name.toString();
    }

    private static String amount(Comparison.OfNumber number) {
        String digits = digits(number.number());
        return switch (number.order()) {
            case EXACTLY -> digits;
            case AT_LEAST -> "at least " + digits;
            case AT_MOST -> "at most " + digits;
            case MORE_THAN -> "more than " + digits;
            case LESS_THAN -> "less than " + digits;
        };
    }

    private static String compared(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Equal(Json value) -> "is " + value(value);
            case Comparison.Differs(Json value) -> "is not " + value(value);
            case Comparison.Contains(String part) -> "contains \"%s\"".formatted(part);
            case Comparison.Present() -> "is there";
            case Comparison.Missing() -> "is not there";
            case Comparison.OfNumber number -> "is " + amount(number);
        };
    }

    private static String value(Json value) {
        return value instanceof Json.Str(String text) ? text : JsonText.write(value);
    }

    private static String digits(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.valueOf(number);
    }

    private static String plain(String name) {
        return name.replace('_', ' ').replace(".", "'s ");
    }

    /// The first letter small, as within a sentence, unless the word is all capitals.
    private static String lower(String name) {
        String bare = name.startsWith("The ") || name.startsWith("the ") ? name.substring(4) : name;
        if (bare.length() < 2 || Character.isUpperCase(bare.charAt(1))) {
            return bare;
        }
        return bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
    }
}
