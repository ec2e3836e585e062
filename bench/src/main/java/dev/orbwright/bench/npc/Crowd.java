package dev.orbwright.bench.npc;

import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.npc.NpcParts;
import dev.orbwright.npc.NpcStage;
import dev.orbwright.npc.Npcs;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.npc.turn.TurnEvent;
import dev.orbwright.npc.turn.TurnSettings;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcBirth;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// NPCs in a world of their own, each in a place of its own, that are spoken to again as soon as
/// they have answered; and how late what they say is told.
final class Crowd implements NpcStage, AutoCloseable {

    private static final int PLACES_IN_TASK = 500;

    private final WorldFile file;
    private final World world;
    private final Sandbox sandbox;
    private final Npcs npcs;
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private volatile boolean speaking;

    // Guarded by this.
    private List<Long> tokens = new ArrayList<>();
    private List<Long> firsts = new ArrayList<>();
    private long turns;

    Crowd(Path folder, Optional<ChatModel> model) {
        try {
            HostApi hostApi = HostApi.standard();
            file = WorldFile.open(folder.resolve("crowd.sqlite"));
            world =
                    World.open(
                            "crowd", file, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            sandbox = new ThreadSandbox(GuestWorld.binding(hostApi), GuestWorld.BUDGETS);
            npcs =
                    Npcs.start(
                            new NpcParts(
                                    world,
                                    new FunctionRunner(world, sandbox, hostApi),
                                    hostApi,
                                    model,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    (_, _) -> Money.NONE,
                                    Set::of,
                                    everybodyAtOnce(),
                                    Duration.ZERO),
                            this);
        } catch (CommitStore.StorageException e) {
            throw new BenchmarkException("the world of the benchmark cannot be made: " + e);
        }
    }

    /// As in the server, but that no turn has to wait for others to be over: where it bends is to
    /// be seen.
    private static TurnSettings everybodyAtOnce() {
        TurnSettings standard = TurnSettings.standard();
        return new TurnSettings(
                standard.batchDelay(),
                standard.queueSize(),
                standard.mostInBatch(),
                Integer.MAX_VALUE,
                standard.windowTokens(),
                standard.toConfirmCut(),
                standard.quiet());
    }

    private static String id(int number) {
        return "npc_" + number;
    }

    /// Puts NPCs in, from one number up to another, the last one excluded.
    void settle(int from, int to) {
        for (int first = from; first < to; first += PLACES_IN_TASK) {
            int start = first;
            int end = Math.min(to, first + PLACES_IN_TASK);
            world.submit(
                            Actor.WORLD,
                            "settle",
                            transaction -> {
                                for (int i = start; i < end; i++) {
                                    transaction.put(
                                            new Location(
                                                    "place_" + i,
                                                    "Place " + i,
                                                    "A place.",
                                                    JsonObject.EMPTY));
                                    try {
                                        NpcBirth.into(transaction, definition(i));
                                    } catch (NpcDefinitionException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }
                                return Decision.commit(true);
                            })
                    .join();
        }
        npcs.awaitCaughtUp();
    }

    private static NpcDefinition definition(int number) throws NpcDefinitionException {
        return NpcDefinitionReader.read(
                """
                {"id": "npc_%d", "name": "Number %d",
                 "permissions": {"allowedCommands": ["give", "go"]},
                 "context": {"systemPrompt": "You keep a shop at the corner.",
                   "personality": "You are friendly and you love to talk about the weather.",
                   "goals": ["Sell an umbrella."],
                   "knowledge": ["It rains on Mondays.", "Umbrellas are in the back."]},
                 "home": {"location_id": "place_%d"}}
                """
                        .formatted(number, number, number));
    }

    /// Speaks to so many of them at once, again and again.
    void speak(int count) {
        speaking = true;
        for (int i = 0; i < count; i++) {
            ask(id(i));
        }
    }

    private void ask(String npcId) {
        asked.put(npcId, System.nanoTime());
        npcs.engine().deliver(npcId, Message.chat("visitor", "Visitor", "Is it going to rain?", 1));
    }

    /// Lets those who speak finish, and asks nobody again.
    void fallSilent() throws InterruptedException {
        speaking = false;
        while (npcs.engine().underWay() > 0) {
            Thread.sleep(20);
        }
    }

    /// What was measured since the last time.
    ///
    /// @param tokens how long after it was sent each token was told, in nanoseconds
    /// @param firsts how much later than the model's own time the first token was told
    record Latencies(List<Long> tokens, List<Long> firsts, long turns) {}

    synchronized Latencies take() {
        Latencies taken = new Latencies(tokens, firsts, turns);
        tokens = new ArrayList<>();
        firsts = new ArrayList<>();
        turns = 0;
        return taken;
    }

    @Override
    public void hear(TurnEvent event) {
        switch (event) {
            case TurnEvent.Chunk(String npcId, _, Tag tag, _, String text) when tag == Tag.SAY ->
                    token(npcId, text, System.nanoTime());
            case TurnEvent.Finished finished -> again(finished.npcId());
            case TurnEvent.Interrupted interrupted -> again(interrupted.npcId());
            default -> {
                // Not measured.
            }
        }
    }

    private void again(String npcId) {
        synchronized (this) {
            turns++;
        }
        if (speaking) {
            // Not in the turn that ends here, which would have it wait for itself.
            Thread.ofVirtual().start(() -> ask(npcId));
        }
    }

    private void token(String npcId, String text, long now) {
        long sent = number(text, 't');
        long received = number(text, 'r');
        synchronized (this) {
            if (sent > 0) {
                tokens.add(now - sent);
            }
            if (received > 0 && sent > 0) {
                firsts.add(now - asked.getOrDefault(npcId, now) - (sent - received));
            }
        }
    }

    private static long number(String text, char mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            return 0;
        }
        int end = at + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == at + 1 ? 0 : Long.parseLong(text.substring(at + 1, end));
    }

    @Override
    public boolean confirms(String npcId) {
        return false;
    }

    @Override
    public void asks(String npcId, String soulId, String artifactId, String artifactName) {}

    @Override
    public void leads(String npcId, String soulId, String landmarkKey) {}

    @Override
    public void close() {
        npcs.close();
        world.close();
        sandbox.close();
        try {
            file.close();
        } catch (CommitStore.StorageException e) {
            throw new BenchmarkException("the world of the benchmark cannot be closed: " + e);
        }
    }
}
