package dev.orbwright.npc;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Those who see what happens, and whether it wakes them.
final class Onlookers {

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
        return Nearest.to(
                        spot,
                        state,
                        Nearest.MOST,
                        npc -> !npc.soul().id().equals(exceptId) && sees(npc))
                .stream()
                .flatMap(npc -> roster.definition(npc.soul().id()).stream())
                .toList();
    }

    private boolean sees(Nearest.Near npc) {
        return roster.definition(npc.soul().id())
                .filter(NpcDefinition::enabled)
                .map(who -> who.context().senses())
                .filter(own -> own.seesThings() && own.reach(npc.metres()))
                .isPresent();
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

    /// Something happens everywhere, which all have noticed: those answer it who do so, where
    /// somebody plays.
    void wake(WorldState state, String sentence, Cause cause) {
        Set<String> places =
                company.played().stream()
                        .flatMap(id -> state.entity(id, Soul.class).stream())
                        .map(Soul::placeId)
                        .collect(Collectors.toSet());
        for (String place : places) {
            for (NpcDefinition who : of(state, Spot.allOf(place), cause.doerId())) {
                if (mayWake(who, cause)) {
                    engine.get().deliver(who.id(), Message.happening(sentence, cause.chain()));
                }
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
