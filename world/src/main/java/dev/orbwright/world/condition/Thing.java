package dev.orbwright.world.condition;

import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Selects entities of a world: those to which all that is said applies.
///
/// Things that stand in locations are looked for where the soul is, unless an id or a location is
/// named.
///
/// @param kind what kind of entity
/// @param type what it is, in its maker's words: of environment and temporary objects
/// @param id its id
/// @param key the key of a landmark, in the location where the soul is
/// @param words all of these are among its name, type and description, in any case
/// @param at the key of the landmark that it is at: where a temporary object leads to, where an
///   environment object can be aimed at
/// @param location the id of the location it is in, or `any`
/// @param owner the soul whose thing it is
public record Thing(
        Optional<Entity.Kind> kind,
        Optional<String> type,
        Optional<String> id,
        Optional<String> key,
        Optional<String> words,
        Optional<String> at,
        Optional<String> location,
        Optional<String> owner) {

    /// A location's id that stands for all of them.
    public static final String ANYWHERE = "any";

    private static final Thing ANYTHING =
            new Thing(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// The entity of this id.
    public static Thing ofId(String id) {
        return new Thing(
                ANYTHING.kind,
                ANYTHING.type,
                Optional.of(id),
                ANYTHING.key,
                ANYTHING.words,
                ANYTHING.at,
                ANYTHING.location,
                ANYTHING.owner);
    }

    /// The landmark of this key.
    public static Thing ofKey(String key) {
        return new Thing(
                Optional.of(Entity.Kind.LANDMARK),
                ANYTHING.type,
                ANYTHING.id,
                Optional.of(key),
                ANYTHING.words,
                ANYTHING.at,
                ANYTHING.location,
                ANYTHING.owner);
    }

    /// Temporary objects of this type.
    public static Thing temporary(String type) {
        return new Thing(
                Optional.of(Entity.Kind.TEMPORARY_OBJECT),
                Optional.of(type),
                ANYTHING.id,
                ANYTHING.key,
                ANYTHING.words,
                ANYTHING.at,
                ANYTHING.location,
                ANYTHING.owner);
    }

    /// Such things in the world as it is now, sorted by id.
    List<Entity> in(Evidence evidence) {
        return in(evidence, evidence.now());
    }

    /// Such things in this world, sorted by id.
    List<Entity> in(Evidence evidence, WorldState state) {
        return candidates(evidence, state)
                .filter(entity -> matches(entity, evidence, state))
                .sorted(Comparator.comparing(Entity::id))
                .toList();
    }

    /// The least that has to be looked at.
    private Stream<Entity> candidates(Evidence evidence, WorldState state) {
        if (id.isPresent()) {
            return state.entity(evidence.scope().resolve(id.get())).stream();
        }
        if (key.isPresent()) {
            String place =
                    location.filter(name -> !name.equals(ANYWHERE))
                            .map(evidence.scope()::resolve)
                            .orElseGet(evidence::here);
            return state.landmark(place, key.get()).stream().map(Entity.class::cast);
        }
        if (kind.isPresent()) {
            return state.ofKind(kind.get()).stream();
        }
        return Stream.of(Entity.Kind.values()).flatMap(each -> state.ofKind(each).stream());
    }

    /// Whether all that is said applies to the entity.
    ///
    /// @param state the world that the entity is of
    boolean matches(Entity entity, Evidence evidence, WorldState state) {
        Scope scope = evidence.scope();
        return kind.map(wanted -> entity.kind() == wanted).orElse(true)
                && type.map(wanted -> isOfType(entity, wanted)).orElse(true)
                && id.map(wanted -> entity.id().equals(scope.resolve(wanted))).orElse(true)
                && key.map(wanted -> entity instanceof Landmark it && it.name().equals(wanted))
                        .orElse(true)
                && words.map(wanted -> hasWords(entity, wanted)).orElse(true)
                && at.map(wanted -> isAt(entity, wanted, state)).orElse(true)
                && owner.map(wanted -> isOf(entity, scope.resolve(wanted))).orElse(true)
                && isThere(entity, evidence);
    }

    private boolean isThere(Entity entity, Evidence evidence) {
        Optional<String> place = entity.locationId();
        if (location.isPresent()) {
            return location.get().equals(ANYWHERE)
                    || place.equals(Optional.of(evidence.scope().resolve(location.get())));
        }
        return id.isPresent()
                || place.isEmpty()
                || place.get().equals(evidence.here())
                || place.get().equals(evidence.scope().locationId());
    }

    private static boolean isOf(Entity entity, String soulId) {
        return entity.ownerId().equals(Optional.of(soulId));
    }

    private static boolean isOfType(Entity entity, String wanted) {
        return typeOf(entity).filter(type -> plain(type).equals(plain(wanted))).isPresent();
    }

    /// `Light bridge` and `light_bridge` are one type.
    private static String plain(String type) {
        return type.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    }

    private static Optional<String> typeOf(Entity entity) {
        return switch (entity) {
            case EnvironmentObject object -> Optional.of(object.type());
            case TemporaryObject object -> Optional.of(object.type());
            case Landmark landmark -> landmark.config().text("landmark_interaction_type_key");
            case Location _, Artifact _, Soul _, Puzzle _ -> Optional.empty();
        };
    }

    private static boolean isAt(Entity entity, String landmark, WorldState state) {
        return switch (entity) {
            case TemporaryObject object -> object.toLandmark().equals(landmark);
            case EnvironmentObject object ->
                    state.landmark(object.placeId(), landmark)
                            .flatMap(Landmark::targetObjectId)
                            .filter(object.id()::equals)
                            .isPresent();
            case Soul soul ->
                    state.landmark(soul.placeId(), landmark)
                            .filter(mark ->
                                    mark.position().distanceTo(soul.position()) <= Spots.NEAR)
                            .isPresent();
            case Landmark found -> found.name().equals(landmark);
            case Location _, Artifact _, Puzzle _ -> false;
        };
    }

    private static boolean hasWords(Entity entity, String wanted) {
        Set<String> there =
                wordsOf(nameOf(entity) + " " + typeOf(entity).orElse("") + " " + text(entity));
        return there.containsAll(wordsOf(wanted));
    }

    private static String text(Entity entity) {
        return switch (entity) {
            case Artifact artifact -> artifact.description();
            case Location location -> location.description();
            case TemporaryObject object ->
                    object.visualConfig().text("label").orElse("")
                            + " "
                            + object.visualConfig().text("display_name").orElse("");
            case EnvironmentObject object -> object.details().text("description").orElse("");
            case Landmark _, Soul _, Puzzle _ -> "";
        };
    }

    /// What people call it.
    static String nameOf(Entity entity) {
        return switch (entity) {
            case Location location -> location.name();
            case Landmark landmark -> landmark.displayName();
            case Artifact artifact -> artifact.name();
            case Soul soul -> soul.name();
            case EnvironmentObject object ->
                    object.details()
                            .text("display_name")
                            .or(() -> object.details().text("name"))
                            .orElseGet(() -> object.id().replace('_', ' '));
            case Puzzle puzzle -> puzzle.id().replace('_', ' ');
            case TemporaryObject object -> object.type().replace('_', ' ');
        };
    }

    private static Set<String> wordsOf(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
