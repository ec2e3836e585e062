package dev.orbwright.hostapi.functions;

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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a thing must be like to be found; what is left out does not count.
///
/// @param property dotted path that must be there
/// @param equals the value that must be there
/// @param type the type of a thing, in any case
/// @param name part of a name or id, in any case
record Description(
        Optional<String> property,
        Optional<Json> equals,
        Optional<String> type,
        Optional<String> name) {

    boolean fits(Entity entity) {
        return hasProperty(entity)
                && type.map(wanted -> typeOf(entity).filter(wanted::equalsIgnoreCase).isPresent())
                        .orElse(true)
                && name.map(part -> namesOf(entity).stream().anyMatch(known -> has(known, part)))
                        .orElse(true);
    }

    private boolean hasProperty(Entity entity) {
        if (property.isEmpty()) {
            return true;
        }
        Optional<Json> found = Optional.of(propertiesOf(entity));
        for (String member : property.get().split("\\.", -1)) {
            found =
                    found.flatMap(value ->
                            value instanceof JsonObject object
                                    ? object.get(member)
                                    : Optional.empty());
        }
        return found.isPresent() && (equals.isEmpty() || found.equals(equals));
    }

    private static boolean has(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static JsonObject propertiesOf(Entity entity) {
        return switch (entity) {
            case Location location -> location.visualConfig();
            case Landmark landmark -> landmark.config();
            case EnvironmentObject object -> object.details();
            case Artifact artifact -> artifact.properties();
            case Soul soul -> soul.properties();
            case Puzzle puzzle -> puzzle.state();
            case TemporaryObject object -> object.visualConfig();
        };
    }

    private static Optional<String> typeOf(Entity entity) {
        return switch (entity) {
            case EnvironmentObject object -> Optional.of(object.type());
            case TemporaryObject object -> Optional.of(object.type());
            case Soul soul -> Optional.of(soul.type().name());
            case Location _, Landmark _, Artifact _, Puzzle _ -> Optional.empty();
        };
    }

    private static List<String> namesOf(Entity entity) {
        return switch (entity) {
            case Location location -> List.of(location.id(), location.name());
            case Landmark landmark -> List.of(landmark.id(), landmark.displayName());
            case EnvironmentObject object -> List.of(object.id(), object.type());
            case Artifact artifact -> List.of(artifact.id(), artifact.name());
            case Soul soul -> List.of(soul.id(), soul.name());
            case Puzzle puzzle -> List.of(puzzle.id());
            case TemporaryObject object -> List.of(object.id(), object.type());
        };
    }
}
