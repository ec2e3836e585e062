package dev.orbwright.npc;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Who meets whom when somebody walks. For the thread of [Senses].
final class Encounters {

    /// How long somebody who comes near again is nothing new.
    private static final long KNOWN_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final int MOST_KNOWN = 5000;

    private final Roster roster;
    private final Supplier<TurnEngine> engine;
    private final Company company;
    private final Map<String, Long> seen = new HashMap<>();

    /// @param company who is played now
    Encounters(Roster roster, Supplier<TurnEngine> engine, Company company) {
        this.roster = roster;
        this.engine = engine;
        this.company = company;
    }

    /// Somebody has walked, or come.
    ///
    /// @param walked where they stood before; empty where they were not at this place
    void walks(Soul soul, Optional<Soul> walked, WorldState state) {
        if (soul.type() == Soul.Type.NPC) {
            meetsPlayers(soul, walked, state);
        }
        for (Nearest.Near npc :
                Nearest.to(
                        Spot.of(soul),
                        state,
                        Nearest.MOST,
                        near ->
                                !near.soul().id().equals(soul.id())
                                        && comesNear(near, soul, walked))) {
            isMet(npc.soul(), soul);
        }
    }

    private boolean comesNear(Nearest.Near npc, Soul comer, Optional<Soul> walked) {
        return roster.definition(npc.soul().id())
                .filter(NpcDefinition::enabled)
                .filter(who ->
                        comer.type() == Soul.Type.PLAYER
                                ? who.context().senses().seesPlayers()
                                : who.context().senses().seesNpcs())
                .filter(who -> who.context().senses().reach(npc.metres()))
                .filter(who -> walked.filter(old -> notices(who, npc.soul(), old)).isEmpty())
                .isPresent();
    }

    private void isMet(Soul npc, Soul comer) {
        boolean player = comer.type() == Soul.Type.PLAYER;
        if (player && isNew(npc, comer)) {
            engine.get().deliver(npc.id(), proximity(npc, comer));
        } else if (!player) {
            engine.get().notice(npc.id(), "%s comes near.".formatted(comer.name()));
        }
    }

    /// An NPC that comes to where players stand meets those who are played now.
    private void meetsPlayers(Soul npc, Optional<Soul> walked, WorldState state) {
        Optional<NpcDefinition> who =
                roster.definition(npc.id()).filter(known -> known.context().senses().seesPlayers());
        if (who.isEmpty()) {
            return;
        }
        for (String playerId : company.played()) {
            state.entity(playerId, Soul.class)
                    .filter(player -> player.placeId().equals(npc.placeId()))
                    .filter(player -> notices(who.get(), npc, player))
                    .filter(player ->
                            walked.filter(old -> notices(who.get(), old, player)).isEmpty())
                    .filter(player -> isNew(npc, player))
                    .ifPresent(player -> engine.get().deliver(npc.id(), proximity(npc, player)));
        }
    }

    private static Message proximity(Soul npc, Soul player) {
        return new Message(
                Message.Kind.PROXIMITY,
                Optional.of(player.id()),
                player.name(),
                "%s comes near".formatted(player.name()),
                OptionalDouble.of(npc.position().distanceTo(player.position())),
                false,
                0,
                Optional.empty());
    }

    private static boolean notices(NpcDefinition who, Soul npc, Soul other) {
        return who.context().senses().reach(npc.position().distanceTo(other.position()));
    }

    private boolean isNew(Soul npc, Soul player) {
        long now = System.nanoTime();
        if (seen.size() > MOST_KNOWN) {
            seen.values().removeIf(at -> now - at > KNOWN_NANOS);
        }
        Long last = seen.put(npc.id() + "/" + player.id(), now);
        return last == null || now - last > KNOWN_NANOS;
    }
}
