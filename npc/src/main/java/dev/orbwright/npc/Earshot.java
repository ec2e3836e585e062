package dev.orbwright.npc;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who hears what a player says, and who answers it.
final class Earshot {

    private final Roster roster;
    private final TurnEngine engine;
    private final Company company;

    Earshot(Roster roster, TurnEngine engine, Company company) {
        this.roster = roster;
        this.engine = engine;
        this.company = company;
    }

    Npcs.Said say(WorldState state, Soul speaker, String text, Optional<String> to) {
        List<Soul> hearing =
                Nearest.to(Spot.of(speaker), state, Nearest.MOST, this::hears).stream()
                        .map(Nearest.Near::soul)
                        .toList();
        List<String> addressed =
                to.isPresent()
                        ? hearing.stream().map(Soul::id).filter(to.get()::equals).toList()
                        : addressed(hearing, text);
        for (Soul npc : hearing) {
            if (addressed.contains(npc.id())) {
                company.playerSpoke(npc.id());
                engine.deliver(
                        npc.id(),
                        Message.chat(speaker.id(), speaker.name(), text, distance(npc, speaker)));
            } else {
                engine.notice(npc.id(), "<%s> %s".formatted(speaker.name(), text));
            }
        }
        return new Npcs.Said(hearing.stream().map(Soul::id).toList(), addressed);
    }

    private static double distance(Soul npc, Soul speaker) {
        return npc.position().distanceTo(speaker.position());
    }

    private boolean hears(Nearest.Near npc) {
        return roster.definition(npc.soul().id())
                .filter(NpcDefinition::enabled)
                .map(who -> who.context().senses())
                .filter(own -> own.seesPlayers() && own.reach(npc.metres()))
                .isPresent();
    }

    /// Whoever is named by its first name, else the nearest.
    private static List<String> addressed(List<Soul> hearing, String text) {
        String words = words(text);
        List<String> named =
                hearing.stream()
                        .filter(npc ->
                                words.contains(
                                        " "
                                                + npc.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .split(" ", 2)[0]
                                                + " "))
                        .map(Soul::id)
                        .toList();
        return named.isEmpty() ? hearing.stream().limit(1).map(Soul::id).toList() : named;
    }

    private static String words(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
    }
}
