package dev.orbwright.world.condition;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.geometry.Walkability;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;

/// Makes conditions true in a scene that is only to try something in: lays a way, puts a thing into
/// the soul's hands, sets a property. What cannot be made true is left as it is.
public final class Arrangement {

    private static final long HOUR = 3_600_000;

    private final Scope scope;
    private final Transaction scene;

    private Arrangement(Scope scope, Transaction scene) {
        this.scope = scope;
        this.scene = scene;
    }

    /// Makes all of the conditions true in the scene, in their order.
    ///
    /// @return whether all of them hold now
    public static boolean make(List<Condition> conditions, Scope scope, Transaction scene) {
        Arrangement arrangement = new Arrangement(scope, scene);
        for (Condition condition : conditions) {
            if (!Check.holds(List.of(condition), arrangement.evidence())) {
                arrangement.make(condition);
            }
        }
        return Check.holds(conditions, arrangement.evidence());
    }

    private Evidence evidence() {
        return Evidence.of(scope, scene.state());
    }

    private void make(Condition condition) {
        switch (condition) {
            case Condition.Exists(Thing thing) -> addThing(thing, false);
            case Condition.Walkable(Thing thing) -> addThing(thing, true);
            case Condition.Absent(Thing thing) -> remove(thing);
            case Condition.Reachable(String landmark, Optional<String> from) ->
                    addWay(landmark, from);
            case Condition.Property(Thing of, String path, Comparison comparison) ->
                    setProperty(of, path, comparison);
            case Condition.OfWorld(String name, String path, Comparison comparison) ->
                    valueFor(comparison)
                            .ifPresent(value ->
                                    scene.put(
                                            new WorldProperty(
                                                    name, worldValue(name, path, value))));
            case Condition.Carried(Thing artifact) -> carry(artifact);
            case Condition.SoulAt at -> move(at);
            case Condition.Distance(Thing from, Thing to, Comparison.OfNumber _) ->
                    moveBeside(from, to);
            case Condition.Count(Thing of, Comparison.OfNumber number, boolean _) ->
                    addUntil(of, number);
            case Condition.AnyOf(List<Condition> any) ->
                    any.stream().findFirst().ifPresent(this::make);
            case Condition.Not(Condition.Exists(Thing thing)) -> remove(thing);
            case Condition.Not(Condition.Absent(Thing thing)) -> addThing(thing, false);
            case Condition.Not _,
                    Condition.Told _,
                    Condition.Logged _,
                    Condition.Asked _,
                    Condition.TimerSet _,
                    Condition.Handled _,
                    Condition.Answered _,
                    Condition.Changed _ -> {}
        }
    }

    private Optional<Soul> soul() {
        return evidence().soul();
    }

    private String newId(Thing thing) {
        return thing.id().map(scope::resolve).orElseGet(() -> scene.newId("arranged"));
    }

    /// A temporary object, or an artifact; other things are not made for a trial.
    private void addThing(Thing thing, boolean walkable) {
        Entity.Kind kind = thing.kind().orElse(Entity.Kind.TEMPORARY_OBJECT);
        Optional<Soul> soul = soul();
        if (kind == Entity.Kind.ARTIFACT) {
            scene.put(artifact(thing));
        }
        if (kind != Entity.Kind.TEMPORARY_OBJECT || soul.isEmpty()) {
            return;
        }
        String type = thing.type().or(thing::words).orElse("thing");
        boolean carries = walkable || Walkability.of(type, JsonObject.EMPTY, Optional.empty());
        thing.at()
                .flatMap(key -> scene.state().landmark(soul.get().placeId(), key))
                .or(() -> anyLandmark(soul.get().placeId()))
                .ifPresent(mark ->
                        scene.put(way(newId(thing), type, soul.get().position(), mark, carries)));
    }

    private Optional<Landmark> anyLandmark(String location) {
        return scene.state().in(location, Landmark.class).stream().findFirst();
    }

    private void addWay(String landmark, Optional<String> from) {
        String here = evidence().here();
        Optional<Landmark> goal = scene.state().landmark(here, landmark);
        Optional<Position> start =
                from.isPresent()
                        ? scene.state().landmark(here, from.get()).map(Landmark::position)
                        : soul().map(Soul::position);
        if (goal.isPresent() && start.isPresent()) {
            scene.put(way(scene.newId("arranged"), "bridge", start.get(), goal.get(), true));
        }
    }

    private TemporaryObject way(
            String id, String type, Position from, Landmark to, boolean walkable) {
        return new TemporaryObject(
                id,
                type,
                to.placeId(),
                Optional.empty(),
                from,
                to.name(),
                to.position(),
                walkable,
                Optional.of(scope.soulId()),
                scene.worldTime(),
                HOUR,
                JsonObject.EMPTY);
    }

    /// Only what fades or is carried; what stands for good is left.
    private void remove(Thing thing) {
        for (Entity entity : thing.in(evidence())) {
            switch (entity) {
                case TemporaryObject object -> scene.remove(object.key());
                case Artifact artifact -> {
                    scene.remove(artifact.key());
                    soul().ifPresent(soul -> scene.put(soul.without(artifact.id())));
                }
                case Location _, Landmark _, EnvironmentObject _, Soul _, Puzzle _ -> {}
            }
        }
    }

    private void carry(Thing thing) {
        Optional<Soul> soul = soul();
        if (soul.isEmpty()) {
            return;
        }
        Artifact artifact =
                thing.in(evidence()).stream()
                        .filter(Artifact.class::isInstance)
                        .map(Artifact.class::cast)
                        .findFirst()
                        .orElseGet(() -> artifact(thing));
        scene.put(artifact);
        scene.put(soul.get().with(artifact.id()));
    }

    private Artifact artifact(Thing thing) {
        return new Artifact(
                newId(thing),
                thing.words().orElse("thing"),
                "",
                Optional.empty(),
                thing.owner().map(scope::resolve),
                JsonObject.EMPTY);
    }

    private void move(Condition.SoulAt at) {
        Optional<Soul> soul = soul();
        String place = at.location().map(scope::resolve).orElse(scope.locationId());
        Optional<Location> location = scene.state().entity(place, Location.class);
        if (soul.isEmpty() || location.isEmpty()) {
            return;
        }
        Position spot =
                at.landmark()
                        .flatMap(key -> scene.state().landmark(place, key))
                        .map(Landmark::position)
                        .orElse(location.get().arrival());
        scene.put(soul.get().movedTo(place, spot));
    }

    /// Only the soul is moved, to where the other thing is.
    private void moveBeside(Thing from, Thing to) {
        Evidence evidence = evidence();
        boolean isFrom =
                from.in(evidence).stream().anyMatch(entity -> entity.id().equals(scope.soulId()));
        Optional<Spots.Spot> goal =
                (isFrom ? to : from)
                        .in(evidence).stream()
                                .flatMap(entity -> Spots.of(entity, scene.state()).stream())
                                .findFirst();
        if (soul().isPresent() && goal.isPresent()) {
            scene.put(soul().get().movedTo(goal.get().location(), goal.get().position()));
        }
    }

    private void addUntil(Thing of, Comparison.OfNumber number) {
        for (int i = 0; i < Conditions.MOST; i++) {
            int there = of.in(evidence()).size();
            if (number.holds(there) || there > number.number()) {
                return;
            }
            addThing(of, false);
        }
    }

    private void setProperty(Thing of, String said, Comparison comparison) {
        String path = said.replaceFirst("^(details|properties|state)\\.", "");
        Optional<Entity> thing = of.in(evidence()).stream().findFirst();
        Optional<Json> value = valueFor(comparison);
        if (thing.isEmpty() || value.isEmpty()) {
            return;
        }
        switch (thing.get()) {
            case EnvironmentObject object ->
                    scene.put(object.withDetails(set(object.details(), path, value.get())));
            case Artifact artifact ->
                    scene.put(
                            artifact.withProperties(set(artifact.properties(), path, value.get())));
            case Soul soul ->
                    scene.put(soul.withProperties(set(soul.properties(), path, value.get())));
            case Puzzle puzzle ->
                    scene.put(
                            new Puzzle(
                                    puzzle.id(),
                                    set(puzzle.state(), path, value.get()),
                                    puzzle.checkFunction()));
            case Location _, Landmark _, TemporaryObject _ -> {}
        }
    }

    private Json worldValue(String name, String path, Json value) {
        return path.isEmpty()
                ? value
                : set(scene.state().property(name).orElse(JsonObject.EMPTY), path, value);
    }

    /// A value of which the comparison holds.
    private static Optional<Json> valueFor(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Equal(Json value) -> Optional.of(value);
            case Comparison.Differs(Json value) ->
                    Optional.of(
                            value instanceof Json.Bool flag
                                    ? Json.of(flag == Json.Bool.FALSE)
                                    : Json.Null.NULL);
            case Comparison.Contains(String part) -> Optional.of(Json.of(part));
            case Comparison.Present() -> Optional.of(Json.of(true));
            case Comparison.Missing() -> Optional.of(Json.Null.NULL);
            case Comparison.OfNumber(Comparison.OfNumber.Order order, double number) ->
                    Optional.of(
                            Json.of(
                                    switch (order) {
                                        case EXACTLY, AT_LEAST, AT_MOST -> number;
                                        case MORE_THAN -> number + 1;
                                        case LESS_THAN -> number - 1;
                                    }));
        };
    }

    /// The value with another one at a path of names joined by dots.
    private static JsonObject set(Json base, String path, Json value) {
        JsonObject object = base instanceof JsonObject there ? there : JsonObject.EMPTY;
        int dot = path.indexOf('.');
        if (dot < 0) {
            return object.with(path, value);
        }
        String name = path.substring(0, dot);
        return object.with(name, set(object.object(name), path.substring(dot + 1), value));
    }
}
