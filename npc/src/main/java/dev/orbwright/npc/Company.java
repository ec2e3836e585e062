package dev.orbwright.npc;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.NpcState;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.npc.turn.TurnEvent;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// NPCs among themselves: who hears whom, who speaks next, and when it is enough.
///
/// A conversation among NPCs begins by itself only where a player can listen, takes turns, and ends
/// after so many of them, or when somebody has nothing to say; then those who took part rest. There
/// is a limit for each NPC and for the world in a minute, so that no number of NPCs runs up a bill.
final class Company {

    /// Turns that NPCs take because of NPCs and of the world, in one minute.
    private static final int MOST_OF_WORLD = 40;

    private static final int MOST_OF_NPC = 8;
    private static final int MOST_TOGETHER = 4;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /// A conversation among NPCs.
    private static final class Gathering {
        private final List<String> members;
        private final int mostTurns;
        private int turns;

        Gathering(List<String> members, int mostTurns) {
            this.members = new ArrayList<>(members);
            this.mostTurns = mostTurns;
        }
    }

    private final World world;
    private final Roster roster;
    private final Supplier<TurnEngine> engine;
    private final Supplier<Set<String>> present;
    private final LongSupplier nanos;

    // Guarded by this.
    private final Map<String, Gathering> gatherings = new HashMap<>();
    private final Map<String, Long> restsUntil = new HashMap<>();
    private final Deque<Long> worldTurns = new ArrayDeque<>();
    private final Map<String, Deque<Long>> npcTurns = new HashMap<>();

    Company(
            World world,
            Roster roster,
            Supplier<TurnEngine> engine,
            Supplier<Set<String>> present,
            LongSupplier nanos) {
        this.world = world;
        this.roster = roster;
        this.engine = engine;
        this.present = present;
        this.nanos = nanos;
    }

    /// An NPC has finished a turn: others hear what it said.
    void heard(TurnEvent.Finished event) {
        WorldState state = world.durable();
        Optional<Soul> speaker = state.entity(event.npcId(), Soul.class);
        if (speaker.isEmpty()) {
            return;
        }
        if (event.said().isBlank()) {
            end(event.npcId());
            return;
        }
        Optional<String> next = next(event, state, speaker.get());
        for (Soul other : others(state, speaker.get())) {
            double distance = other.position().distanceTo(speaker.get().position());
            boolean answers = next.equals(Optional.of(other.id())) && mayTakeTurn(other.id());
            if (next.equals(Optional.of(other.id())) && !answers) {
                end(event.npcId());
            }
            engine.get()
                    .deliver(
                            other.id(),
                            new Message(
                                    Message.Kind.NPC,
                                    Optional.of(speaker.get().id()),
                                    speaker.get().name(),
                                    event.said(),
                                    OptionalDouble.of(distance),
                                    answers,
                                    event.chain() + 1,
                                    Optional.empty()));
        }
    }

    /// An NPC turns to another NPC with something that is no word of its own.
    ///
    /// @param chain how many turns of NPCs in a row have led to it
    /// @return false where that is none that hears it
    boolean turnsTo(String npcId, String otherId, String what, int chain) {
        WorldState state = world.durable();
        Optional<Soul> self = state.entity(npcId, Soul.class);
        Optional<Soul> other = state.entity(otherId, Soul.class).filter(it -> roster.has(it.id()));
        if (self.isEmpty() || other.isEmpty()) {
            return false;
        }
        double distance = other.get().position().distanceTo(self.get().position());
        return engine.get()
                .deliver(
                        otherId,
                        new Message(
                                Message.Kind.NPC,
                                Optional.of(npcId),
                                self.get().name(),
                                what,
                                OptionalDouble.of(distance),
                                mayTakeTurn(otherId),
                                chain + 1,
                                Optional.empty()));
    }

    /// Those who hear it, nearest first.
    private List<Soul> others(WorldState state, Soul self) {
        return Nearest.to(
                        Spot.of(self),
                        state,
                        Nearest.MOST,
                        near -> !near.soul().id().equals(self.id()) && hears(near))
                .stream()
                .map(Nearest.Near::soul)
                .toList();
    }

    private boolean hears(Nearest.Near near) {
        return roster.definition(near.soul().id())
                .filter(NpcDefinition::enabled)
                .map(who -> who.context().senses())
                .filter(senses -> senses.seesNpcs() && senses.reach(near.metres()))
                .isPresent();
    }

    /// Who is to speak after this one: whoever was named, else the next of those who talk together.
    private synchronized Optional<String> next(
            TurnEvent.Finished event, WorldState state, Soul speaker) {
        Gathering gathering = gatherings.get(event.npcId());
        Optional<String> named =
                others(state, speaker).stream()
                        .filter(other -> isNamed(other.name(), event.said()))
                        .map(Soul::id)
                        .findFirst();
        if (gathering == null) {
            return named;
        }
        gathering.turns++;
        gathering.members.remove(event.npcId());
        gathering.members.addLast(event.npcId());
        if (gathering.turns >= gathering.mostTurns) {
            end(event.npcId());
            return Optional.empty();
        }
        return named.filter(gathering.members::contains)
                .or(() -> Optional.of(gathering.members.getFirst()));
    }

    private static boolean isNamed(String name, String said) {
        String first = name.toLowerCase(Locale.ROOT).split(" ", 2)[0];
        return first.length() > 2
                && (" " + said.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ") + " ")
                        .contains(" " + first + " ");
    }

    private synchronized void end(String npcId) {
        Gathering gathering = gatherings.get(npcId);
        if (gathering != null) {
            for (String member : gathering.members) {
                gatherings.remove(member, gathering);
                rest(member);
            }
        }
    }

    private void rest(String npcId) {
        int seconds =
                roster.definition(npcId).map(who -> who.conduct().cooldownSeconds()).orElse(60);
        restsUntil.put(npcId, nanos.getAsLong() + TimeUnit.SECONDS.toNanos(seconds));
    }

    /// Whether an NPC may take a turn that no player asks for, by the limits of a minute; if so it
    /// is counted.
    synchronized boolean mayTakeTurn(String npcId) {
        long now = nanos.getAsLong();
        Deque<Long> own = npcTurns.computeIfAbsent(npcId, _ -> new ArrayDeque<>());
        forgetOld(own, now);
        forgetOld(worldTurns, now);
        if (own.size() >= MOST_OF_NPC || worldTurns.size() >= MOST_OF_WORLD) {
            return false;
        }
        own.addLast(now);
        worldTurns.addLast(now);
        return true;
    }

    private static void forgetOld(Deque<Long> times, long now) {
        while (!times.isEmpty() && now - times.getFirst() > MINUTE) {
            times.removeFirst();
        }
    }

    /// Lets those who have a moment begin to talk, where somebody can listen.
    void tick() {
        endThoseWhoFellSilent();
        WorldState state = world.durable();
        for (String player : present.get()) {
            Optional<Soul> soul = state.entity(player, Soul.class);
            if (soul.isPresent()) {
                List<Soul> idle =
                        state.in(soul.get().placeId(), Soul.class).stream()
                                .filter(other -> other.type() == Soul.Type.NPC)
                                .filter(other -> isReady(other.id()))
                                .limit(MOST_TOGETHER)
                                .toList();
                if (idle.size() >= 2) {
                    begin(idle);
                }
            }
        }
    }

    /// Whoever was to speak next may have gone, or been stopped: then nobody ever would.
    private synchronized void endThoseWhoFellSilent() {
        for (Gathering gathering : Set.copyOf(gatherings.values())) {
            boolean over =
                    gathering.members.stream()
                            .map(id -> engine.get().state(id))
                            .allMatch(it -> it == NpcState.IDLE || it == NpcState.SILENT);
            if (over) {
                end(gathering.members.getFirst());
            }
        }
    }

    private synchronized boolean isReady(String npcId) {
        return roster.definition(npcId)
                        .filter(who -> who.enabled() && who.conduct().sociable())
                        .isPresent()
                && !gatherings.containsKey(npcId)
                && restsUntil.getOrDefault(npcId, Long.MIN_VALUE) <= nanos.getAsLong()
                && engine.get().isFree(npcId);
    }

    /// Has these talk to each other.
    ///
    /// @return false where they may not, or are fewer than two
    boolean begin(List<Soul> souls) {
        List<String> members = souls.stream().map(Soul::id).toList();
        Soul first = souls.getFirst();
        synchronized (this) {
            Gathering known = gatherings.get(first.id());
            if (known != null && known.members.containsAll(members)) {
                return true; // they do already
            }
            if (members.size() < 2
                    || members.stream().anyMatch(gatherings::containsKey)
                    || !mayTakeTurn(first.id())) {
                return false;
            }
            int most =
                    members.stream()
                            .flatMap(id -> roster.definition(id).stream())
                            .mapToInt(who -> who.conduct().mostTurns())
                            .min()
                            .orElse(4);
            Gathering gathering = new Gathering(members, most);
            members.forEach(id -> gatherings.put(id, gathering));
        }
        Soul second = souls.get(1);
        boolean begun =
                engine.get()
                        .deliver(
                                first.id(),
                                new Message(
                                        Message.Kind.COMPANY,
                                        Optional.of(second.id()),
                                        second.name(),
                                        "%s is near and has a moment for you; say a word to them, if you like"
                                                .formatted(second.name()),
                                        OptionalDouble.of(
                                                first.position().distanceTo(second.position())),
                                        true,
                                        0,
                                        Optional.empty()));
        if (!begun) {
            end(first.id());
        }
        return begun;
    }

    /// The souls of players that are played now.
    Set<String> played() {
        return present.get();
    }

    /// True while an NPC is in a conversation with others.
    synchronized boolean isTalking(String npcId) {
        return gatherings.containsKey(npcId);
    }

    /// A player joins in, or an NPC was interrupted: what NPCs have among themselves is over.
    void playerSpoke(String npcId) {
        end(npcId);
    }
}
