package dev.orbwright.world.condition;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// Who and what a function is used by and with: what `$soul`, `$location`, `$artifact` and
/// `$target` stand for in conditions, and what "here" is.
///
/// @param soulId the soul that uses it
/// @param locationId where that soul is when the run begins
/// @param artifactId the artifact in use
/// @param arguments what the user hands over; `target_env_object_id` is `$target`
public record Scope(
        String soulId, String locationId, Optional<String> artifactId, JsonObject arguments) {

    /// The name or, for a variable, what it stands for; a variable that stands for nothing stays as
    /// it is, and names nothing.
    String resolve(String name) {
        return switch (name) {
            case "$soul" -> soulId;
            case "$location" -> locationId;
            case "$artifact" -> artifactId.orElse(name);
            case "$target" -> arguments.text("target_env_object_id").orElse(name);
            default -> name;
        };
    }
}
