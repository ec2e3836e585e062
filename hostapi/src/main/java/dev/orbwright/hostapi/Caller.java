package dev.orbwright.hostapi;

import java.util.Optional;
import java.util.Set;

/// Who calls: what identity and rules are checked with. Set by the server, never by a guest.
///
/// @param functionName the function that makes the call
/// @param ownerId the soul whose function it is; empty for the world's own
/// @param runnerId the soul that started the run; empty where the world did
/// @param artifactId the artifact in use, if there is one
/// @param capabilities what the function's owner may do
public record Caller(
        String functionName,
        Optional<String> ownerId,
        Optional<String> runnerId,
        Optional<String> artifactId,
        Set<Capability> capabilities) {

    /// Copies the capabilities.
    public Caller {
        capabilities = Set.copyOf(capabilities);
    }

    /// True where the function's owner may do this.
    public boolean may(Capability capability) {
        return capabilities.contains(capability);
    }

    /// True for the soul that runs the function and for the one whose function it is.
    public boolean speaksFor(String soulId) {
        return runnerId.filter(soulId::equals).isPresent() || owns(Optional.of(soulId));
    }

    /// True for what belongs to this function's owner; never for what is the world's.
    public boolean owns(Optional<String> creatorId) {
        return creatorId.isPresent() && creatorId.equals(ownerId);
    }
}
