package dev.orbwright.npc;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.npc.act.Errands;
import dev.orbwright.npc.act.Hands;
import dev.orbwright.npc.memory.Memories;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.Audience;
import dev.orbwright.npc.turn.TurnEngine;
import dev.orbwright.npc.turn.TurnEvent;
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
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("npc-days").daemon().factory());

    private Npcs(NpcParts parts, NpcStage stage) {
        this.world = parts.world();
        this.memories = Memories.follow(world, parts.index());
        AtomicReference<TurnEngine> made = new AtomicReference<>();
        this.company = new Company(world, roster, made::get, parts.present(), System::nanoTime);
        Hands hands =
                new Hands(
                        world,
                        parts.runner(),
                        parts.hostApi(),
                        new ErrandRunner(parts.forge(), stage));
        this.engine =
                new TurnEngine(
                        new NpcCast(parts, roster, memories, hands),
                        new Audience() {
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
                        },
                        parts.settings());
        made.set(engine);
        this.senses = new Senses(world, roster, () -> engine);
        this.routines = new Routines(world, roster, () -> engine);
    }

    /// Plays the NPCs of this world from now on.
    public static Npcs start(NpcParts parts, NpcStage stage) {
        Npcs npcs = new Npcs(parts, stage);
        npcs.senses.begin();
        var _ =
                npcs.clock.scheduleWithFixedDelay(
                        npcs::tick, FIRST_TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
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

    private void tick() {
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
        Optional<Soul> speaker = state.entity(soulId, Soul.class);
        if (speaker.isEmpty()) {
            return new Said(List.of(), List.of());
        }
        List<Soul> hearing =
                state.in(speaker.get().placeId(), Soul.class).stream()
                        .filter(soul -> soul.type() == Soul.Type.NPC && hears(soul, speaker.get()))
                        .sorted(
                                Comparator.comparingDouble(soul ->
                                        soul.position().distanceTo(speaker.get().position())))
                        .limit(20)
                        .toList();
        List<String> addressed =
                to.isPresent()
                        ? hearing.stream().map(Soul::id).filter(to.get()::equals).toList()
                        : addressed(hearing, text);
        for (Soul npc : hearing) {
            double distance = npc.position().distanceTo(speaker.get().position());
            if (addressed.contains(npc.id())) {
                company.playerSpoke(npc.id());
                engine.deliver(
                        npc.id(), Message.chat(soulId, speaker.get().name(), text, distance));
            } else {
                engine.notice(npc.id(), "<%s> %s".formatted(speaker.get().name(), text));
            }
        }
        return new Said(hearing.stream().map(Soul::id).toList(), addressed);
    }

    private boolean hears(Soul npc, Soul speaker) {
        return roster.definition(npc.id())
                .filter(NpcDefinition::enabled)
                .map(who -> who.context().senses())
                .filter(own ->
                        own.seesPlayers()
                                && own.reach(npc.position().distanceTo(speaker.position())))
                .isPresent();
    }

    private static List<String> addressed(List<Soul> hearing, String text) {
        String words =
                " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
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
        return world.submit(
                        Actor.player(soulId),
                        "give to " + npcId,
                        transaction -> {
                            Optional<Soul> giver = transaction.state().entity(soulId, Soul.class);
                            Optional<Soul> npc = transaction.state().entity(npcId, Soul.class);
                            if (giver.isEmpty()
                                    || !giver.get().carries(artifactId)
                                    || transaction
                                            .state()
                                            .entity(artifactId, Artifact.class)
                                            .isEmpty()) {
                                return Decision.discard(Given.NOT_CARRIED);
                            }
                            if (npc.isEmpty()
                                    || npc.get().type() != Soul.Type.NPC
                                    || !npc.get().placeId().equals(giver.get().placeId())) {
                                return Decision.discard(Given.NOT_HERE);
                            }
                            transaction.put(giver.get().without(artifactId));
                            transaction.put(npc.get().with(artifactId));
                            return Decision.commit(Given.DONE);
                        })
                .thenApply(outcome -> {
                    if (outcome.result() == Given.DONE) {
                        received(outcome, soulId, npcId, artifactId);
                    }
                    return outcome.result();
                });
    }

    private void received(Outcome<Given> outcome, String soulId, String npcId, String artifactId) {
        WorldState state = outcome.state();
        String giver = state.entity(soulId, Soul.class).map(Soul::name).orElse("Somebody");
        String thing =
                state.entity(artifactId, Artifact.class).map(Artifact::name).orElse("something");
        engine.deliver(
                npcId,
                new Message(
                        Message.Kind.GIFT,
                        Optional.of(soulId),
                        giver,
                        "%s gave me: %s.".formatted(giver, thing),
                        OptionalDouble.of(1),
                        true,
                        0,
                        Optional.of(artifactId)));
    }

    /// Whoever runs the server says something to an NPC.
    public boolean inject(String npcId, String text) {
        return engine.deliver(
                npcId,
                new Message(
                        Message.Kind.SYSTEM,
                        Optional.empty(),
                        "",
                        text,
                        OptionalDouble.empty(),
                        true,
                        0,
                        Optional.empty()));
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
        return world.submit(
                        new Actor(Actor.Kind.OPERATOR, "operator"),
                        "spawn " + definition.id(),
                        transaction -> {
                            boolean known =
                                    transaction
                                            .state()
                                            .get(
                                                    EntryKey.metadata(
                                                            NpcKeys.definition(definition.id())))
                                            .isPresent();
                            try {
                                if (known) {
                                    NpcBirth.again(transaction, definition);
                                } else {
                                    NpcBirth.into(transaction, definition);
                                }
                                return Decision.commit(Optional.<String>empty());
                            } catch (NpcDefinitionException e) {
                                return Decision.discard(
                                        Optional.of(String.valueOf(e.getMessage())));
                            }
                        })
                .thenApply(outcome -> {
                    outcome.result()
                            .ifPresent(problem -> {
                                throw new IllegalArgumentException(problem);
                            });
                    return true;
                });
    }

    /// Takes an NPC out of the world, with what is kept of it.
    public CompletableFuture<Boolean> remove(String npcId) {
        return world.submit(
                        new Actor(Actor.Kind.OPERATOR, "operator"),
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
    public TurnEngine.Look look(String npcId) {
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

    private final class ErrandRunner implements Errands {
        private final Optional<Forge> forge;
        private final NpcStage stage;

        ErrandRunner(Optional<Forge> forge, NpcStage stage) {
            this.forge = forge;
            this.stage = stage;
        }

        @Override
        public void ask(String npcId, String soulId, String artifactId, String artifactName) {
            stage.asks(npcId, soulId, artifactId, artifactName);
        }

        @Override
        public void lead(String npcId, String soulId, String landmarkKey) {
            stage.leads(npcId, soulId, landmarkKey);
        }

        @Override
        public void remember(String npcId, String text) {
            var _ = memories.remember(npcId, text, 5, Optional.empty());
        }

        @Override
        public List<String> search(String npcId, String words) {
            return engine.search(npcId, words, 5);
        }

        @Override
        public void invent(NpcDefinition who, String wish) {
            Thread.ofVirtual()
                    .name("npc-wish-" + who.id())
                    .start(() -> result(who.id(), wished(who, wish)));
        }

        private String wished(NpcDefinition who, String wish) {
            if (forge.isEmpty()) {
                return "Nobody here makes tools.";
            }
            String text = wish.length() > Wish.LONGEST ? wish.substring(0, Wish.LONGEST) : wish;
            try {
                return switch (forge.get()
                        .create(new Wish(who.id(), "", text), ForgeListener.none())) {
                    case ForgeResult.Created created ->
                            "You have a new tool: %s (%s)."
                                    .formatted(created.artifactName(), created.artifactId());
                    case ForgeResult.Declined declined ->
                            "The tool could not be made: " + declined.message();
                    case ForgeResult.Offered _, ForgeResult.Previewed _ ->
                            throw new IllegalStateException(
                                    "the forge offered something that nobody asked for");
                };
            } catch (RuntimeException e) {
                LOG.error("A bug while a tool was made for {}", who.id(), e);
                return "The tool could not be made.";
            }
        }

        private void result(String npcId, String sentence) {
            engine.deliver(
                    npcId,
                    new Message(
                            Message.Kind.RESULT,
                            Optional.empty(),
                            "",
                            sentence,
                            OptionalDouble.empty(),
                            true,
                            0,
                            Optional.empty()));
        }
    }
}
