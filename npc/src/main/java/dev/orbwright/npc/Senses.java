package dev.orbwright.npc;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcBirth;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldListener;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the world's commits: which NPCs there are, and what those notice that are near.
final class Senses implements WorldListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Senses.class);

    /// NPCs that notice one thing, the nearest.
    private static final int MOST = 20;

    /// How long somebody who comes near again is nothing new.
    private static final long KNOWN_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final int MOST_KNOWN = 5000;
    private static final String USES = "performAction ";

    /// Who has brought something about.
    ///
    /// @param doerId who knows of it without being told; empty text where nobody does
    /// @param byPerson whether a player or an operator did it
    /// @param chain how many turns of NPCs in a row have led to it
    /// @param awake whether those who are woken by it may take a turn, by their ids
    private record Cause(String doerId, boolean byPerson, int chain, Map<String, Boolean> awake) {
        Cause(String doerId, boolean byPerson, int chain) {
            this(doerId, byPerson, chain, new HashMap<>());
        }
    }

    private final World world;
    private final Roster roster;
    private final Supplier<TurnEngine> engine;
    private final Company company;
    private final Map<String, Long> seen = new HashMap<>();
    private final ExecutorService follower =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("npc-senses").daemon().factory());

    /// @param company how often those may take a turn whom no person has woken
    Senses(World world, Roster roster, Supplier<TurnEngine> engine, Company company) {
        this.world = world;
        this.roster = roster;
        this.engine = engine;
        this.company = company;
    }

    void begin() {
        world.subscribe(this);
        read(world.durable());
    }

    private void read(WorldState state) {
        roster.clear();
        for (Entry entry : state.entries()) {
            if (entry instanceof Metadata(String _, JsonObject json)) {
                NpcKeys.parse(entry.key())
                        .filter(name -> name.kind() == NpcKeys.Kind.DEFINITION)
                        .ifPresent(name -> roster.put(name.npcId(), json));
            }
        }
    }

    @Override
    public void committed(Committed committed) {
        try {
            follower.execute(() -> {
                try {
                    follow(committed);
                } catch (RuntimeException e) {
                    LOG.error("A bug kept NPCs from noticing a commit", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A commit came after the end", e);
        }
    }

    @Override
    public void reloaded(WorldState state) {
        follower.execute(() -> read(state));
    }

    private void follow(Committed committed) {
        for (Change change : committed.commit().changes().changes()) {
            define(change);
        }
        if (roster.size() == 0) {
            return;
        }
        Actor actor = committed.commit().actor();
        Optional<Soul> doer = committed.state().entity(actor.id(), Soul.class);
        Cause cause = cause(actor);
        for (Change change : committed.commit().changes().changes()) {
            notice(change, committed.state(), doer, cause);
        }
        if (actor.kind() == Actor.Kind.PLAYER && committed.commit().cause().startsWith(USES)) {
            uses(committed, doer, cause);
        }
    }

    private Cause cause(Actor actor) {
        return switch (actor.kind()) {
            case PLAYER, OPERATOR -> new Cause(actor.id(), true, 0);
            case NPC -> new Cause(actor.id(), false, engine.get().chain(actor.id()) + 1);
            case WORLD -> new Cause("", false, 0);
        };
    }

    /// What an NPC has made fades because of that NPC, which is told of it like the others.
    private Cause fading(TemporaryObject object, Cause cause) {
        return object.creatorId()
                .filter(roster::has)
                .filter(_ -> !cause.byPerson() && cause.doerId().isEmpty())
                .map(maker -> new Cause("", false, engine.get().chain(maker) + 1))
                .orElse(cause);
    }

    private void define(Change change) {
        Optional<NpcKeys.Name> name = NpcKeys.parse(change.key());
        if (name.isPresent() && name.get().kind() == NpcKeys.Kind.DEFINITION) {
            String npcId = name.get().npcId();
            if (change.after().orElse(null) instanceof Metadata(_, JsonObject json)) {
                roster.put(npcId, json);
                if (roster.definition(npcId).filter(NpcDefinition::enabled).isEmpty()) {
                    engine.get().interrupt(npcId);
                }
            } else {
                roster.remove(npcId);
                engine.get().remove(npcId);
            }
        } else if (change.before().orElse(null) instanceof Soul soul
                && change.after().isEmpty()
                && roster.has(soul.id())) {
            roster.remove(soul.id());
            engine.get().remove(soul.id());
            var _ =
                    world.submit(
                            Actor.WORLD,
                            "forget an NPC",
                            transaction -> {
                                NpcBirth.forget(transaction, soul.id());
                                return Decision.commit(true);
                            });
        }
    }

    private void notice(Change change, WorldState state, Optional<Soul> doer, Cause cause) {
        Entry before = change.before().orElse(null);
        Entry after = change.after().orElse(null);
        if (after instanceof Soul soul) {
            comesOrGoes(
                    before instanceof Soul old ? Optional.of(old) : Optional.empty(),
                    soul,
                    state,
                    cause);
        } else if (before instanceof Soul soul && after == null) {
            tell(state, Spot.of(soul), soul.id(), "%s is gone.".formatted(soul.name()), cause);
        } else if (after instanceof TemporaryObject object && before == null) {
            tell(
                    state,
                    Spot.of(object),
                    "",
                    "%s appears, reaching to %s%s."
                            .formatted(
                                    object.type(),
                                    object.toLandmark(),
                                    doer.map(by -> ", made by " + by.name()).orElse("")),
                    cause);
        } else if (before instanceof TemporaryObject object && after == null) {
            tell(
                    state,
                    Spot.of(object),
                    "",
                    "%s fades.".formatted(object.type()),
                    fading(object, cause));
        } else if (after instanceof EnvironmentObject object && before != null) {
            tell(
                    state,
                    Spot.of(object, state),
                    "",
                    "The %s changes."
                            .formatted(object.details().text("name").orElseGet(object::type)),
                    cause);
        } else if (after instanceof Puzzle puzzle
                && puzzle.state().flag("solved")
                && !(before instanceof Puzzle old && old.state().flag("solved"))) {
            doer.ifPresent(by ->
                    tell(
                            state,
                            Spot.of(by),
                            "",
                            "%s has solved: %s."
                                    .formatted(
                                            by.name(),
                                            puzzle.state().text("title").orElseGet(puzzle::id)),
                            cause));
        } else if (after instanceof WorldProperty(String name, Json value)
                && name.equals("weather")) {
            engine.get()
                    .known()
                    .forEach(npcId ->
                            engine.get().notice(npcId, "The weather turns: " + value + "."));
        }
    }

    private void uses(Committed committed, Optional<Soul> doer, Cause cause) {
        String artifactId = committed.commit().cause().substring(USES.length());
        Optional<Artifact> artifact = committed.state().entity(artifactId, Artifact.class);
        if (doer.isPresent() && artifact.isPresent()) {
            tell(
                    committed.state(),
                    Spot.of(doer.get()),
                    doer.get().id(),
                    "%s uses: %s.".formatted(doer.get().name(), artifact.get().name()),
                    cause);
        }
    }

    private void comesOrGoes(Optional<Soul> before, Soul soul, WorldState state, Cause cause) {
        Optional<Soul> walked = before.filter(old -> old.placeId().equals(soul.placeId()));
        if (walked.filter(old -> old.position().equals(soul.position())).isPresent()) {
            return;
        }
        before.filter(_ -> walked.isEmpty())
                .ifPresent(old ->
                        tell(
                                state,
                                Spot.of(old),
                                soul.id(),
                                "%s leaves for %s."
                                        .formatted(
                                                soul.name(),
                                                state.entity(soul.placeId(), Location.class)
                                                        .map(Location::name)
                                                        .orElse("another place")),
                                cause));
        meets(soul, walked, state);
        for (Soul npc : near(state, Spot.of(soul), soul.id())) {
            Optional<NpcDefinition> who = roster.definition(npc.id());
            double distance = npc.position().distanceTo(soul.position());
            if (who.isEmpty()
                    || !who.get().context().senses().reach(distance)
                    || walked.filter(old -> notices(who.get(), npc, old)).isPresent()) {
                continue;
            }
            boolean player = soul.type() == Soul.Type.PLAYER;
            if (player && who.get().context().senses().seesPlayers() && isNew(npc, soul)) {
                engine.get().deliver(npc.id(), proximity(npc, soul));
            } else if (!player && who.get().context().senses().seesNpcs()) {
                engine.get().notice(npc.id(), "%s comes near.".formatted(soul.name()));
            }
        }
    }

    /// An NPC that comes to where players stand meets those who are played now.
    private void meets(Soul npc, Optional<Soul> walked, WorldState state) {
        Optional<NpcDefinition> who =
                roster.definition(npc.id()).filter(known -> known.context().senses().seesPlayers());
        if (who.isEmpty()) {
            return;
        }
        for (Soul player : state.in(npc.placeId(), Soul.class)) {
            boolean comesInReach =
                    player.type() == Soul.Type.PLAYER
                            && company.isPlayed(player.id())
                            && notices(who.get(), npc, player)
                            && walked.filter(old -> notices(who.get(), old, player)).isEmpty();
            if (comesInReach && isNew(npc, player)) {
                engine.get().deliver(npc.id(), proximity(npc, player));
            }
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

    private static List<Soul> near(WorldState state, Spot spot, String exceptId) {
        return state.in(spot.placeId(), Soul.class).stream()
                .filter(soul -> soul.type() == Soul.Type.NPC && !soul.id().equals(exceptId))
                .sorted(Comparator.comparingDouble(soul -> spot.distanceTo(soul.position())))
                .limit(MOST)
                .toList();
    }

    private void tell(WorldState state, Spot spot, String aboutId, String sentence, Cause cause) {
        for (Soul npc : near(state, spot, aboutId)) {
            Optional<NpcDefinition> who =
                    roster.definition(npc.id())
                            .filter(NpcDefinition::enabled)
                            .filter(known -> known.context().senses().seesThings())
                            .filter(known ->
                                    known.context()
                                            .senses()
                                            .reach(spot.distanceTo(npc.position())));
            if (who.isEmpty() || npc.id().equals(cause.doerId())) {
                continue;
            }
            if (mayWake(who.get(), cause)) {
                engine.get().deliver(npc.id(), Message.happening(sentence, cause.chain()));
            } else {
                engine.get().notice(npc.id(), sentence);
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

    /// Waits until everything that is durable by now was noticed.
    void awaitCaughtUp() {
        CompletableFuture.runAsync(() -> {}, follower).join();
    }

    @Override
    public void close() {
        world.unsubscribe(this);
        follower.shutdown();
        try {
            if (!follower.awaitTermination(5, TimeUnit.SECONDS)) {
                follower.shutdownNow();
            }
        } catch (InterruptedException e) {
            follower.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
