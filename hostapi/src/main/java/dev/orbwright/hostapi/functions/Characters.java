package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcBirth;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.WorldEvent;
import java.util.Optional;

/// Making NPCs, and what they do with their own hands and feet.
final class Characters {

    private Characters() {}

    /// Who is there now.
    record Spawned(@Doc("what was done, for people") String message, String npcId) {}

    @HostFunction(
            doc =
                    "Puts an NPC into the world: a soul that listens, thinks, speaks and acts by"
                            + " itself.",
            needs = Capability.NPCS,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.HIGH)
    static Spawned spawnNpc(
            Step step,
            @Doc(
                            "{id, name, enabled?, permissions?: {canExecuteCommands?,"
                                    + " allowedCommands?, deniedCommands?, accessLevel?}, context?:"
                                    + " {systemPrompt?, personality?, goals?, knowledge?,"
                                    + " worldState?: {perceptionRadius?, ...}}, llm?, tools?, home?:"
                                    + " {location_id, landmark_key?}, ...}")
                    JsonObject definition)
            throws RefusedException {
        NpcDefinition read;
        try {
            read = NpcDefinitionReader.read(definition);
            NpcBirth.into(step.transaction(), read);
        } catch (NpcDefinitionException e) {
            throw RefusedException.badArgument("definition: " + e.getMessage());
        }
        return new Spawned("%s is there.".formatted(read.name()), read.id());
    }

    @HostFunction(
            doc =
                    "Hands something over that the one who runs this carries, to a soul at the same"
                            + " place. For NPCs.",
            needs = Capability.CHARACTER,
            effects = {Effect.READS, Effect.WRITES, Effect.EMITS},
            risk = Risk.MEDIUM)
    static Done handOver(
            Step step,
            @Doc(value = "what is handed over", form = Form.ID) String artifactId,
            @Doc(value = "who gets it", form = Form.ID) String soulId)
            throws RefusedException {
        Soul giver = self(step);
        Artifact artifact = Lookup.artifact(step, artifactId);
        Soul getter = Lookup.soul(step, Optional.of(soulId));
        if (!giver.carries(artifactId)) {
            throw RefusedException.notFound(
                    "%s does not carry %s".formatted(giver.name(), artifactId));
        }
        if (getter.id().equals(giver.id())) {
            throw RefusedException.badArgument("soul_id: %s has it already".formatted(soulId));
        }
        if (!getter.placeId().equals(giver.placeId())) {
            throw RefusedException.forbidden(
                    "soul_id: %s is not where %s is".formatted(getter.name(), giver.name()));
        }
        if (getter.inventory().size() >= Rules.ARTIFACTS) {
            throw RefusedException.limit("%s cannot carry more".formatted(getter.name()));
        }
        step.transaction().put(giver.without(artifactId));
        step.transaction().put(getter.with(artifactId));
        if (getter.type() == Soul.Type.PLAYER) {
            step.transaction()
                    .emit(
                            new WorldEvent.Told(
                                    getter.id(),
                                    "%s gives you: %s.".formatted(giver.name(), artifact.name())));
        }
        return new Done("%s has %s now.".formatted(getter.name(), artifact.name()));
    }

    /// Where one is now.
    record Gone(@Doc("what was done, for people") String message, String locationId) {}

    @HostFunction(
            doc = "The one who runs this leaves by an open exit that can be walked to. For NPCs.",
            needs = Capability.CHARACTER,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Gone goThrough(
            Step step, @Doc(value = "the exit's landmark", form = Form.ID) String landmarkKey)
            throws RefusedException {
        Soul self = self(step);
        Landmark exit = Lookup.landmark(step, self.placeId(), landmarkKey);
        Optional<Location> target =
                exit.exitTo().flatMap(id -> step.state().entity(id, Location.class));
        if (target.isEmpty()) {
            throw RefusedException.conflict(
                    "landmark_key: %s leads nowhere now".formatted(landmarkKey));
        }
        if (!Reachability.in(step.state(), self.placeId())
                .joins(self.position(), exit.position())) {
            throw RefusedException.forbidden(
                    "landmark_key: %s cannot be reached on foot now".formatted(landmarkKey));
        }
        step.transaction()
                .put(
                        self.movedTo(
                                target.get().id(),
                                NpcBirth.besides(step.state(), target.get(), self.id())));
        return new Gone(
                "%s is at %s now.".formatted(self.name(), target.get().name()), target.get().id());
    }

    private static Soul self(Step step) throws RefusedException {
        return Lookup.runner(step)
                .orElseThrow(() -> RefusedException.forbidden("nobody runs this who could do it"));
    }
}
