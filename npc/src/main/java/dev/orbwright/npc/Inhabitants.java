package dev.orbwright.npc;

import dev.orbwright.npc.Npcs.Given;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.npc.NpcBirth;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What others change of NPCs in the world: they come, go and are given things.
final class Inhabitants {

    private static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "operator");

    private final World world;
    private final Roster roster;

    Inhabitants(World world, Roster roster) {
        this.world = world;
        this.roster = roster;
    }

    CompletableFuture<Boolean> spawn(NpcDefinition definition) {
        return world.submit(
                        OPERATOR,
                        "spawn " + definition.id(),
                        transaction -> spawn(transaction, definition))
                .thenApply(outcome -> {
                    outcome.result()
                            .ifPresent(problem -> {
                                throw new IllegalArgumentException(problem);
                            });
                    return true;
                });
    }

    /// @return what is wrong with the definition
    private static Decision<Optional<String>> spawn(
            Transaction transaction, NpcDefinition definition) {
        boolean known =
                transaction
                        .state()
                        .get(EntryKey.metadata(NpcKeys.definition(definition.id())))
                        .isPresent();
        try {
            if (known) {
                NpcBirth.again(transaction, definition);
            } else {
                NpcBirth.into(transaction, definition);
            }
            return Decision.commit(Optional.empty());
        } catch (NpcDefinitionException e) {
            return Decision.discard(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    CompletableFuture<Boolean> remove(String npcId) {
        return world.submit(
                        OPERATOR,
                        "remove " + npcId,
                        transaction -> {
                            if (!roster.has(npcId)) {
                                return Decision.discard(false);
                            }
                            NpcBirth.end(transaction, npcId);
                            // So that no file brings it back.
                            transaction.put(new Metadata(NpcFiles.dismissed(npcId), Json.of(true)));
                            return Decision.commit(true);
                        })
                .thenApply(Outcome::result);
    }

    CompletableFuture<Outcome<Given>> give(String soulId, String npcId, String artifactId) {
        return world.submit(
                Actor.player(soulId),
                "give to " + npcId,
                transaction -> give(transaction, soulId, npcId, artifactId));
    }

    private static Decision<Given> give(
            Transaction transaction, String soulId, String npcId, String artifactId) {
        WorldState state = transaction.state();
        Optional<Soul> giver =
                state.entity(soulId, Soul.class).filter(soul -> soul.carries(artifactId));
        if (giver.isEmpty() || state.entity(artifactId, Artifact.class).isEmpty()) {
            return Decision.discard(Given.NOT_CARRIED);
        }
        Optional<Soul> npc =
                state.entity(npcId, Soul.class)
                        .filter(soul ->
                                soul.type() == Soul.Type.NPC
                                        && soul.placeId().equals(giver.get().placeId()));
        if (npc.isEmpty()) {
            return Decision.discard(Given.NOT_HERE);
        }
        transaction.put(giver.get().without(artifactId));
        transaction.put(npc.get().with(artifactId));
        return Decision.commit(Given.DONE);
    }
}
