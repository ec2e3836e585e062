package dev.orbwright.world.condition;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds conditions against a world and what a run made of it.
public final class Check {

    private static final int SHOWN = 120;

    private final Evidence evidence;

    private Check(Evidence evidence) {
        this.evidence = evidence;
    }

    /// A condition that does not hold.
    ///
    /// @param seen what is the case instead, in words
    public record Failure(Condition condition, String seen) {}

    /// Those that do not hold, in their order.
    public static List<Failure> failures(List<Condition> conditions, Evidence evidence) {
        Check check = new Check(evidence);
        List<Failure> failures = new ArrayList<>();
        for (Condition condition : conditions) {
            check.fault(condition).ifPresent(seen -> failures.add(new Failure(condition, seen)));
        }
        return failures;
    }

    /// Whether all of them hold.
    public static boolean holds(List<Condition> conditions, Evidence evidence) {
        return failures(conditions, evidence).isEmpty();
    }

    /// What is the case instead; empty where the condition holds.
    private Optional<String> fault(Condition condition) {
        return switch (condition) {
            case Condition.Exists(Thing thing) ->
                    faultUnless(!thing.in(evidence).isEmpty(), () -> "there is none");
            case Condition.Absent(Thing thing) -> absent(thing);
            case Condition.Reachable(String landmark, Optional<String> from) ->
                    reachable(landmark, from);
            case Condition.Property(Thing of, String path, Comparison comparison) ->
                    property(of, path, comparison);
            case Condition.OfWorld(String name, String path, Comparison comparison) ->
                    compared(
                            evidence.now().property(name).flatMap(value -> Facets.at(value, path)),
                            comparison);
            case Condition.Count(Thing of, Comparison.OfNumber number, boolean more) ->
                    count(of, number, more);
            case Condition.Distance(Thing from, Thing to, Comparison.OfNumber metres) ->
                    distance(from, to, metres);
            case Condition.Carried(Thing artifact) ->
                    faultUnless(
                            artifact.in(evidence).stream().anyMatch(this::isCarried),
                            this::belongings);
            case Condition.SoulAt at -> soulAt(at);
            case Condition.Walkable(Thing thing) -> walkable(thing);
            case Condition.Told(String contains) -> told(contains);
            case Condition.Logged(String contains) ->
                    faultUnless(
                            logged().anyMatch(line -> Comparison.containsWords(line, contains)),
                            () -> "the log got " + quoted(logged().toList()));
            case Condition.Asked() ->
                    faultUnless(
                            evidence.events().stream().anyMatch(this::asks),
                            () -> "nothing was asked");
            case Condition.TimerSet timer -> timer(timer);
            case Condition.Handled(String event) ->
                    faultUnless(
                            evidence.now().handler(event).isPresent(), () -> "nothing handles it");
            case Condition.Answered(String path, Comparison comparison) ->
                    compared(Facets.at(evidence.answer(), path), comparison);
            case Condition.Changed(Thing thing, String path) -> changed(thing, path);
            case Condition.Not(Condition inner) ->
                    faultUnless(fault(inner).isPresent(), () -> "it is so");
            case Condition.AnyOf(List<Condition> any) -> {
                List<String> faults = new ArrayList<>();
                for (Condition each : any) {
                    fault(each).ifPresent(faults::add);
                }
                yield faultUnless(faults.size() < any.size(), () -> String.join("; ", faults));
            }
        };
    }

    private static Optional<String> faultUnless(boolean holds, Supplier<String> seen) {
        return holds ? Optional.empty() : Optional.of(seen.get());
    }

    private Optional<String> absent(Thing thing) {
        List<Entity> found = thing.in(evidence);
        return faultUnless(found.isEmpty(), () -> "there is " + found.getFirst().id());
    }

    private Optional<String> reachable(String landmark, Optional<String> from) {
        Optional<Landmark> goal = evidence.now().landmark(evidence.here(), landmark);
        Optional<Position> start =
                from.isPresent()
                        ? evidence.now()
                                .landmark(evidence.here(), from.get())
                                .map(Landmark::position)
                        : evidence.soul().map(Soul::position);
        if (goal.isEmpty() || start.isEmpty()) {
            return Optional.of("there is no such landmark where the player is");
        }
        return faultUnless(
                Reachability.in(evidence.now(), evidence.here())
                        .joins(start.get(), goal.get().position()),
                () -> "no ground and nothing walkable leads there");
    }

    private Optional<String> property(Thing of, String path, Comparison comparison) {
        List<Entity> things = of.in(evidence);
        if (things.isEmpty()) {
            return Optional.of("there is no such thing");
        }
        return faultUnless(
                things.stream().anyMatch(thing -> comparison.holds(Facets.of(thing, path))),
                () -> "it is " + shown(Facets.of(things.getFirst(), path)));
    }

    private static Optional<String> compared(Optional<Json> actual, Comparison comparison) {
        return faultUnless(comparison.holds(actual), () -> "it is " + shown(actual));
    }

    private Optional<String> count(Thing of, Comparison.OfNumber number, boolean more) {
        int now = of.in(evidence).size();
        if (!more) {
            return faultUnless(number.holds(now), () -> "there are " + now);
        }
        int gained = now - of.in(evidence, evidence.before()).size();
        return faultUnless(number.holds(gained), () -> "there are %d more".formatted(gained));
    }

    private Optional<String> distance(Thing from, Thing to, Comparison.OfNumber metres) {
        Optional<Spots.Spot> start = spot(from);
        Optional<Spots.Spot> end = spot(to);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.of("one of the two is nowhere");
        }
        if (!start.get().location().equals(end.get().location())) {
            return Optional.of("they are in two locations");
        }
        double actual = start.get().position().distanceTo(end.get().position());
        return faultUnless(
                metres.holds(actual),
                () -> String.format(Locale.ROOT, "it is %.1f metres", actual));
    }

    private Optional<Spots.Spot> spot(Thing thing) {
        return thing.in(evidence).stream()
                .flatMap(entity -> Spots.of(entity, evidence.now()).stream())
                .findFirst();
    }

    private boolean isCarried(Entity entity) {
        return evidence.soul().filter(soul -> soul.carries(entity.id())).isPresent();
    }

    private String belongings() {
        List<String> names =
                evidence.soul().map(Soul::inventory).orElse(List.of()).stream()
                        .flatMap(id -> evidence.now().entity(id, Artifact.class).stream())
                        .map(Artifact::name)
                        .toList();
        return names.isEmpty()
                ? "the player carries nothing"
                : "the player carries " + quoted(names);
    }

    private Optional<String> soulAt(Condition.SoulAt at) {
        Optional<Soul> soul = evidence.soul();
        if (soul.isEmpty()) {
            return Optional.of("there is no such soul");
        }
        String wanted =
                at.location().map(evidence.scope()::resolve).orElse(evidence.scope().locationId());
        if (!soul.get().placeId().equals(wanted)) {
            return Optional.of(
                    "it is at "
                            + evidence.now()
                                    .entity(soul.get().placeId(), Location.class)
                                    .map(Location::name)
                                    .orElse(soul.get().placeId()));
        }
        if (at.landmark().isEmpty()) {
            return Optional.empty();
        }
        Optional<Landmark> mark = evidence.now().landmark(wanted, at.landmark().get());
        if (mark.isEmpty()) {
            return Optional.of("there is no such landmark");
        }
        double away = soul.get().position().distanceTo(mark.get().position());
        return faultUnless(
                away <= at.within(),
                () -> String.format(Locale.ROOT, "it is %.1f metres away", away));
    }

    private Optional<String> walkable(Thing thing) {
        List<Entity> things = thing.in(evidence);
        Predicate<Entity> carries =
                entity -> entity instanceof TemporaryObject object && object.walkable();
        return things.isEmpty()
                ? Optional.of("there is no such thing")
                : faultUnless(things.stream().anyMatch(carries), () -> "it carries nobody");
    }

    private Optional<String> told(String contains) {
        List<String> words =
                Stream.concat(
                                evidence.events().stream().flatMap(this::toldTo),
                                evidence.answer().text("message").stream())
                        .toList();
        return faultUnless(
                words.stream()
                        .anyMatch(text ->
                                !text.isBlank() && Comparison.containsWords(text, contains)),
                () ->
                        words.isEmpty()
                                ? "the player was told nothing"
                                : "the player was told " + quoted(words));
    }

    private Stream<String> toldTo(WorldEvent event) {
        return switch (event) {
            case WorldEvent.Told(String soul, String text)
                    when soul.equals(evidence.scope().soulId()) ->
                    Stream.of(text);
            case WorldEvent.Told _, WorldEvent.Logged _, WorldEvent.Prompted _ -> Stream.empty();
        };
    }

    private Stream<String> logged() {
        return evidence.events().stream()
                .flatMap(event ->
                        event instanceof WorldEvent.Logged(String text)
                                ? Stream.of(text)
                                : Stream.empty());
    }

    private boolean asks(WorldEvent event) {
        return event instanceof WorldEvent.Prompted prompted
                && prompted.soulId().equals(evidence.scope().soulId());
    }

    private Optional<String> timer(Condition.TimerSet wanted) {
        return faultUnless(
                evidence.now().timers().stream()
                        .filter(timer ->
                                timer.soulId().equals(Optional.of(evidence.scope().soulId())))
                        .filter(timer ->
                                wanted.function().map(timer.functionName()::equals).orElse(true))
                        .anyMatch(timer ->
                                wanted.repeats()
                                        .map(again -> again == timer.interval().isPresent())
                                        .orElse(true)),
                () -> "there is no such timer");
    }

    private Optional<String> changed(Thing thing, String path) {
        List<Entity> before = thing.in(evidence, evidence.before());
        List<Entity> now = thing.in(evidence);
        if (path.isEmpty()) {
            return faultUnless(!before.equals(now), () -> "it is as it was");
        }
        return faultUnless(
                !facets(before, path).equals(facets(now, path)), () -> "it is as it was");
    }

    private static List<String> facets(List<Entity> things, String path) {
        return things.stream()
                .map(thing ->
                        thing.id()
                                + " "
                                + Facets.of(thing, path).map(JsonText::writeCanonical).orElse(""))
                .toList();
    }

    private static String shown(Optional<Json> value) {
        return value.map(JsonText::write).map(Check::shortened).orElse("not there");
    }

    private static String quoted(List<String> texts) {
        return texts.isEmpty()
                ? "nothing"
                : texts.stream()
                        .limit(3)
                        .map(text -> "\"" + shortened(text) + "\"")
                        .collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
