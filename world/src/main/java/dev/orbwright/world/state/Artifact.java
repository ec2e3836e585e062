package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// A thing that souls carry and use. Who carries it is said by [Soul#inventory].
///
/// @param functionName the function that runs when it is used
/// @param creatorId the soul that made it; empty for the world's own
/// @param properties handed to the function as `artifact_properties`; `client_interaction_rules`
///   says where a client offers its use
public record Artifact(
        String id,
        String name,
        String description,
        Optional<String> functionName,
        Optional<String> creatorId,
        JsonObject properties)
        implements Entity {

    @Override
    public Kind kind() {
        return Kind.ARTIFACT;
    }

    @Override
    public Optional<String> ownerId() {
        return creatorId;
    }

    /// This artifact with other properties.
    public Artifact withProperties(JsonObject changed) {
        return new Artifact(id, name, description, functionName, creatorId, changed);
    }
}
