package dev.orbwright.npc;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Those who see what happens, and whether it wakes them.
final class Onlookers {

    /// NPCs that notice one thing, the nearest.
    private static final int MOST = 20;

    private final Roster roster;
    private final Supplier<TurnEngine> engine;
    private final Company company;

    /// @param company how often those may take a turn whom no person has woken
    Onlookers(Roster roster, Supplier<TurnEngine> engine, Company company) {
        this.roster = roster;
        this.engine = engine;
        this.company = company;
    }

    /// Those who see what happens at a spot, nearest first.
    ///
    /// @param exceptId of somebody who does not count; empty text for nobody
    List<NpcDefinition> of(WorldState state, Spot spot, String exceptId) {
        List<NpcDefinition> seeing = new ArrayList<>();
        int asked = 0;
        for (Nearest.Near npc : Nearest.to(spot, state, exceptId)) {
            if (asked++ >= MOST) {
                break;
            }
            roster.definition(npc.soul().id())
                    .filter(NpcDefinition::enabled)
                    .filter(who -> who.context().senses().seesThings())
                    .filter(who -> who.context().senses().reach(npc.metres()))
                    .ifPresent(seeing::add);
        }
        return seeing;
    }

    /// Tells those who see it what happens at a spot.
    ///
    /// @param aboutId who it is about, who knows it; empty text for nobody
    void tell(WorldState state, Spot spot, String aboutId, String sentence, Cause cause) {
        for (NpcDefinition who : of(state, spot, aboutId)) {
            if (who.id().equals(cause.doerId())) {
                continue;
            }
            if (mayWake(who, cause)) {
                engine.get().deliver(who.id(), Message.happening(sentence, cause.chain()));
            } else {
                engine.get().notice(who.id(), sentence);
            }
        }
    }

    /// Whether somebody takes a turn because of a happening. What NPCs do to each other, and what
    /// the world does by itself, must come to an end or be rare at least.
    private boolean mayWake(NpcDefinition who, Cause cause) {
        return who.conduct().wakesOn().contains(NpcDefinition.Wake.HAPPENING)
                && cause.chain() < who.conduct().mostTurns()
                && (cause.byPerson()
                        || cause.awake().computeIfAbsent(who.id(), company::mayTakeTurn));
    }
}
