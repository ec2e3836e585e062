package dev.orbwright.npc;

import dev.orbwright.forge.ForgeResult;
import dev.orbwright.npc.act.Hands;
import dev.orbwright.npc.memory.Memories;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.Audience;
import dev.orbwright.npc.turn.Look;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.npc.turn.TurnEvent;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The NPCs of a world.
public final class Npcs implements AutoCloseable {

    /// Characters that a player may say at once.
    public static final int LONGEST_SPEECH = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Npcs.class);

    /// How often those who have a moment may begin to talk, and routines are looked at.
    private static final long TICK_SECONDS = 5;

    /// Whoever comes in first looks around before they do.
    private static final long FIRST_TICK_SECONDS = 30;

    private final World world;
    private final Roster roster = new Roster();
    private final Memories memories;
    private final TurnEngine engine;
    private final Senses senses;
    private final Company company;
    private final Routines routines;
    private final Earshot earshot;
    private final Inhabitants inhabitants;
    private final NpcErrands errands;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("npc-days").daemon().factory());

    private Npcs(NpcParts parts, NpcStage stage, LongSupplier nanos) {
        this.world = parts.world();
        this.memories = Memories.follow(world, parts.index());
        AtomicReference<TurnEngine> made = new AtomicReference<>();
        this.company = new Company(world, roster, made::get, parts.present(), nanos);
        Onlookers onlookers = new Onlookers(roster, made::get, company);
        Impressions impressions = new Impressions(world, roster, made::get, onlookers, memories);
        this.errands =
                new NpcErrands(parts.maker(), stage, memories, impressions, company, made::get);
        Hands hands = new Hands(world, parts.runner(), parts.hostApi(), errands);
        this.engine =
                new TurnEngine(
                        new NpcCast(parts, roster, memories, hands),
                        audience(stage, company),
                        parts.settings());
        made.set(engine);
        this.senses =
                new Senses(
                        world,
                        roster,
                        () -> engine,
                        onlookers,
                        new Encounters(roster, () -> engine, company),
                        impressions);
        this.routines = new Routines(world, roster, () -> engine);
        this.earshot = new Earshot(roster, engine, company);
        this.inhabitants = new Inhabitants(world, roster);
    }

    /// Those who are shown NPCs, and the other NPCs.
    private static Audience audience(NpcStage stage, Company company) {
        return new Audience() {
            @Override
            public void hear(TurnEvent event) {
                stage.hear(event);
                if (event instanceof TurnEvent.Finished finished) {
                    company.heard(finished);
                } else if (event instanceof TurnEvent.Interrupted interrupted) {
                    company.playerSpoke(interrupted.npcId());
                }
            }

            @Override
            public boolean confirms(String npcId) {
                return stage.confirms(npcId);
            }
        };
    }

    /// Plays the NPCs of this world from now on.
    public static Npcs start(NpcParts parts, NpcStage stage) {
        Npcs npcs = begin(parts, stage, System::nanoTime);
        var _ =
                npcs.clock.scheduleWithFixedDelay(
                        npcs::tick, FIRST_TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
        return npcs;
    }

    /// The same, with a clock of whoever starts them, who also has to [#tick].
    static Npcs begin(NpcParts parts, NpcStage stage, LongSupplier nanos) {
        Npcs npcs = new Npcs(parts, stage, nanos);
        npcs.senses.begin();
        npcs.resume();
        return npcs;
    }

    /// Answers what was heard before a restart and not answered, where it is recent.
    private void resume() {
        WorldState state = world.durable();
        for (String npcId : roster.ids()) {
            if (state.metadata(NpcKeys.history(npcId, 0)).isPresent()) {
                engine.resume(npcId);
            }
        }
    }

    /// Lets those who have a moment begin to talk, and sends those on their way who should be
    /// elsewhere.
    void tick() {
        try {
            company.tick();
            routines.tick(roster.busy());
        } catch (RuntimeException e) {
            LOG.error("A bug in the days of NPCs", e);
        }
    }

    /// What came of speaking.
    ///
    /// @param heardBy NPCs that heard it
    /// @param answering those that will answer
    public record Said(List<String> heardBy, List<String> answering) {
        /// Copies the lists.
        public Said {
            heardBy = List.copyOf(heardBy);
            answering = List.copyOf(answering);
        }
    }

    /// A player says something aloud. Who is named or addressed answers, else the nearest; the
    /// others hear it.
    ///
    /// @param to an NPC that is addressed
    public Said say(String soulId, String text, Optional<String> to) {
        WorldState state = world.durable();
        return state.entity(soulId, Soul.class)
                .map(speaker -> earshot.say(state, speaker, text, to))
                .orElseGet(() -> new Said(List.of(), List.of()));
    }

    /// What came of handing something over.
    public enum Given {
        /// The NPC has it.
        DONE,
        /// The player does not carry it.
        NOT_CARRIED,
        /// The NPC is not here.
        NOT_HERE
    }

    /// A player hands something over to an NPC.
    public CompletableFuture<Given> give(String soulId, String npcId, String artifactId) {
        return inhabitants
                .give(soulId, npcId, artifactId)
                .thenApply(outcome -> {
                    if (outcome.result() == Given.DONE) {
                        received(outcome.state(), soulId, npcId, artifactId);
                    }
                    return outcome.result();
                });
    }

    private void received(WorldState state, String soulId, String npcId, String artifactId) {
        String giver = state.entity(soulId, Soul.class).map(Soul::name).orElse("Somebody");
        String thing =
                state.entity(artifactId, Artifact.class).map(Artifact::name).orElse("something");
        engine.deliver(
                npcId,
                Message.gift(soulId, giver, "%s gave me: %s.".formatted(giver, thing), artifactId));
    }

    /// Whoever runs the server says something to an NPC.
    public boolean inject(String npcId, String text) {
        return engine.deliver(npcId, Message.system(text));
    }

    /// Tells an NPC what came of a wish that it made before the server started.
    ///
    /// @return false where it cannot hear it
    public boolean tell(String npcId, ForgeResult result) {
        return errands.tell(npcId, result, 1);
    }

    /// Has NPCs of one place talk to each other.
    ///
    /// @return false where they may not, or cannot
    public boolean introduce(List<String> npcIds) {
        WorldState state = world.durable();
        List<Soul> souls =
                npcIds.stream().flatMap(id -> state.entity(id, Soul.class).stream()).toList();
        return souls.size() == npcIds.size()
                && souls.stream().map(Soul::placeId).distinct().count() == 1
                && souls.stream().allMatch(soul -> roster.has(soul.id()))
                && company.begin(souls);
    }

    /// Puts an NPC into the world, or defines it anew where it is there.
    ///
    /// @return once it is durable; fails with an [IllegalArgumentException] that names the field
    public CompletableFuture<Boolean> spawn(NpcDefinition definition) {
        return inhabitants.spawn(definition);
    }

    /// Takes an NPC out of the world, with what is kept of it.
    public CompletableFuture<Boolean> remove(String npcId) {
        return inhabitants.remove(npcId);
    }

    /// How much of a turn was shown to somebody.
    public void confirm(String turnId, int characters) {
        engine.confirm(turnId, characters);
    }

    /// Lets an NPC rest, or go on.
    public void pause(String npcId, boolean rest) {
        engine.pause(npcId, rest);
    }

    /// The ids of all NPCs.
    public Collection<String> ids() {
        return roster.ids();
    }

    /// The definition of an NPC.
    public Optional<NpcDefinition> definition(String npcId) {
        return roster.definition(npcId);
    }

    /// How an NPC is doing.
    public Look look(String npcId) {
        return engine.look(npcId);
    }

    /// What NPCs remember.
    public Memories memories() {
        return memories;
    }

    /// Their turns.
    public TurnEngine engine() {
        return engine;
    }

    /// Waits until everything that is durable by now was noticed by those who are near.
    public void awaitCaughtUp() {
        senses.awaitCaughtUp();
    }

    /// The world that they live in.
    public World world() {
        return world;
    }

    /// True while an NPC is in a conversation with other NPCs.
    public boolean isInCompany(String npcId) {
        return company.isTalking(npcId);
    }

    /// Ends all turns; when this returns, what is to be kept is durable.
    @Override
    public void close() {
        clock.shutdownNow();
        senses.close();
        engine.close();
        try {
            world.submit(Actor.WORLD, "NPCs end", _ -> Decision.discard(true)).join();
        } catch (CompletionException | WorldStoppedException e) {
            LOG.warn("What NPCs had in mind last could not be kept", e);
        }
        memories.close();
    }
}
