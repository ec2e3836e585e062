package dev.orbwright.runtime;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// In whose name a function runs, and so what it may do.
sealed interface Authority {

    /// In its own owner's.
    Authority OWN = new Own();

    /// In its own owner's.
    record Own() implements Authority {
        @Override
        public Caller callerOf(Resolve.Resolution.Found found) {
            return new Caller(
                    found.functionName(),
                    found.ownerId(),
                    found.runnerId(),
                    found.artifactId(),
                    ofOwner(found.ownerId()));
        }
    }

    /// In the name of whoever has it run: what it does is that one's doing, and it may do what both
    /// may. The world lends nothing to a function of a player.
    ///
    /// @param ownerId empty for the world
    /// @param artifactId the artifact in use
    record Borrowed(
            Optional<String> ownerId, Optional<String> artifactId, Set<Capability> capabilities)
            implements Authority {
        @Override
        public Caller callerOf(Resolve.Resolution.Found found) {
            Set<Capability> both = EnumSet.noneOf(Capability.class);
            both.addAll(capabilities);
            both.retainAll(ofOwner(found.ownerId()));
            return new Caller(
                    found.functionName(),
                    ownerId.or(found::ownerId),
                    found.runnerId(),
                    artifactId,
                    both);
        }
    }

    /// How a function that was found calls the host.
    Caller callerOf(Resolve.Resolution.Found found);

    /// What a use runs its function with.
    static Authority of(Use use) {
        return switch (use) {
            case Use.OfArtifact _, Use.OfAnswer _, Use.OfFunction _ -> OWN;
            case Use.OfNpc npc ->
                    new Borrowed(Optional.of(npc.soulId()), Optional.empty(), npc.capabilities());
            case Use.OfNpcArtifact npc ->
                    npc.atMost()
                            .<Authority>map(capabilities ->
                                    new Borrowed(
                                            Optional.of(npc.soulId()),
                                            Optional.of(npc.artifactId()),
                                            capabilities))
                            .orElse(OWN);
            case Use.OfTimer timer ->
                    new Borrowed(timer.ownerId(), Optional.empty(), ofOwner(timer.ownerId()));
        };
    }

    /// What a function calls another with.
    static Authority borrowedFrom(Caller caller) {
        return new Borrowed(caller.ownerId(), caller.artifactId(), caller.capabilities());
    }

    /// What functions of this owner may do.
    private static Set<Capability> ofOwner(Optional<String> ownerId) {
        return ownerId.isPresent() ? Capability.ofPlayer() : Capability.all();
    }
}
