package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody: a player or an NPC. A player's soul stays when its player leaves.
///
/// @param placeId the location it is in
/// @param position where it stands, in metres from the location's centre
/// @param inventory ids of the artifacts it carries, oldest first, each once
/// @param properties its own properties, which its own tools may set
public record Soul(
        String id,
        String name,
        Type type,
        String placeId,
        Position position,
        List<String> inventory,
        JsonObject properties)
        implements Entity {

    /// Who acts through a soul.
    public enum Type {
        /// A person.
        PLAYER,
        /// The server.
        NPC
    }

    /// Copies the inventory.
    public Soul {
        inventory = List.copyOf(inventory);
    }

    @Override
    public Kind kind() {
        return Kind.SOUL;
    }

    @Override
    public Optional<String> locationId() {
        return Optional.of(placeId);
    }

    @Override
    public Optional<String> ownerId() {
        return Optional.of(id);
    }

    /// True where it carries the artifact.
    public boolean carries(String artifactId) {
        return inventory.contains(artifactId);
    }

    /// This soul, carrying the artifact too.
    public Soul with(String artifactId) {
        if (carries(artifactId)) {
            return this;
        }
        List<String> more = new ArrayList<>(inventory);
        more.add(artifactId);
        return new Soul(id, name, type, placeId, position, more, properties);
    }

    /// This soul without the artifact.
    public Soul without(String artifactId) {
        List<String> fewer = inventory.stream().filter(held -> !held.equals(artifactId)).toList();
        return new Soul(id, name, type, placeId, position, fewer, properties);
    }

    /// This soul, standing elsewhere.
    public Soul movedTo(String locationId, Position spot) {
        return new Soul(id, name, type, locationId, spot, inventory, properties);
    }

    /// This soul under another name.
    public Soul named(String other) {
        return new Soul(id, other, type, placeId, position, inventory, properties);
    }

    /// This soul with other properties.
    public Soul withProperties(JsonObject changed) {
        return new Soul(id, name, type, placeId, position, inventory, changed);
    }
}
