package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import java.util.Optional;

/// What souls carry.
final class Inventory {

    private Inventory() {}

    @HostFunction(
            doc =
                    "Puts an artifact into a soul's inventory. Tools of players give only what"
                            + " functions of the same owner made, and only to their player.",
            seed = "host_give_artifact_to_soul",
            needs = Capability.INVENTORY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Done giveArtifact(
            Step step,
            @Doc(value = "the artifact", form = Form.ID) String artifactId,
            @Doc(value = "who gets it; the player where left out", form = Form.ID)
                    Optional<String> soulId)
            throws RefusedException {
        Soul soul = Lookup.soul(step, soulId);
        Rules.consents(step.caller(), soul.id());
        Artifact artifact = Lookup.artifact(step, artifactId);
        Rules.mine(step, artifact);
        if (!soul.carries(artifactId)) {
            Rules.canCarryMore(step, soul);
            step.transaction().put(soul.with(artifactId));
        }
        return new Done("%s has %s.".formatted(soul.name(), artifact.name()));
    }

    @HostFunction(
            doc =
                    "Takes an artifact out of a soul's inventory. Tools of players take only what"
                            + " functions of the same owner made, and only from their player.",
            needs = Capability.INVENTORY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Done take(
            Step step,
            @Doc(value = "the artifact", form = Form.ID) String artifactId,
            @Doc(value = "who has it; the player where left out", form = Form.ID)
                    Optional<String> soulId)
            throws RefusedException {
        Soul soul = Lookup.soul(step, soulId);
        Rules.consents(step.caller(), soul.id());
        Artifact artifact = Lookup.artifact(step, artifactId);
        Rules.mine(step, artifact);
        if (!soul.carries(artifactId)) {
            throw RefusedException.notFound(
                    "soul %s does not carry %s".formatted(soul.id(), artifactId));
        }
        step.transaction().put(soul.without(artifactId));
        return new Done("%s no longer has %s.".formatted(soul.name(), artifact.name()));
    }
}
