package dev.orbwright.npc;

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
import dev.orbwright.world.state.Landmark;
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
import java.util.Optional;
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

    private static final String USES = "performAction ";
    private static final String TIMER = "timer ";

    private final World world;
    private final Roster roster;
    private final Supplier<TurnEngine> engine;
    private final Onlookers onlookers;
    private final Encounters encounters;
    private final Impressions impressions;
    private final ExecutorService follower =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("npc-senses").daemon().factory());

    Senses(
            World world,
            Roster roster,
            Supplier<TurnEngine> engine,
            Onlookers onlookers,
            Encounters encounters,
            Impressions impressions) {
        this.world = world;
        this.roster = roster;
        this.engine = engine;
        this.onlookers = onlookers;
        this.encounters = encounters;
        this.impressions = impressions;
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
        Cause cause = cause(actor, committed.commit().cause());
        for (Change change : committed.commit().changes().changes()) {
            notice(change, committed.state(), doer, cause);
        }
        if (actor.kind() == Actor.Kind.PLAYER && committed.commit().cause().startsWith(USES)) {
            uses(committed, doer, cause);
        }
        impressions.of(committed);
    }

    /// A timer acts through a soul as if somebody played it, but no person does anything then; and
    /// nobody plays an NPC.
    private Cause cause(Actor actor, String why) {
        return switch (actor.kind()) {
            case PLAYER ->
                    roster.has(actor.id())
                            ? byNpc(actor.id())
                            : new Cause(actor.id(), !why.startsWith(TIMER), 0);
            case OPERATOR -> new Cause(actor.id(), true, 0);
            case NPC -> byNpc(actor.id());
            case WORLD -> new Cause("", false, 0);
        };
    }

    private Cause byNpc(String npcId) {
        return new Cause(npcId, false, engine.get().chain(npcId) + 1);
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
                    engine.get().switchOff(npcId);
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
        } else if (after instanceof EnvironmentObject object) {
            String what = before == null ? "The %s is there now." : "The %s changes.";
            tell(state, Spot.of(object, state), "", what.formatted(nameOf(object)), cause);
        } else if (before instanceof EnvironmentObject object) {
            tell(
                    state,
                    Spot.of(object, state),
                    "",
                    "The %s is gone.".formatted(nameOf(object)),
                    cause);
        } else if (after instanceof Landmark landmark
                && landmark.exitTo().isPresent()
                && !(before instanceof Landmark old && old.exitTo().isPresent())) {
            tell(
                    state,
                    Spot.of(landmark),
                    "",
                    "A way is open: %s.".formatted(landmark.displayName()),
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
            String sentence = "The weather turns: " + value + ".";
            engine.get().noticeEverywhere(sentence);
            onlookers.wake(state, sentence, cause);
        }
    }

    private static String nameOf(EnvironmentObject object) {
        return object.details().text("name").orElseGet(object::type);
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
        encounters.walks(soul, walked, state);
    }

    private void tell(WorldState state, Spot spot, String aboutId, String sentence, Cause cause) {
        onlookers.tell(state, spot, aboutId, sentence, cause);
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
