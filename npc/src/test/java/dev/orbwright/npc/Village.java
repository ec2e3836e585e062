package dev.orbwright.npc;

import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.npc.turn.TurnEvent;
import dev.orbwright.npc.turn.TurnSettings;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A green with a gate to a meadow, Ann and Bob on it, and NPCs that a test puts there.
final class Village implements NpcStage, AutoCloseable {

    private static final HostApi HOST_API = HostApi.standard();

    /// Made once: contexts and warm-up take seconds.
    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HOST_API), GuestWorld.BUDGETS);

    final List<TurnEvent> events = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> led = new CopyOnWriteArrayList<>();
    final Set<String> present = ConcurrentHashMap.newKeySet();
    final WorldFile file;
    final World world;
    private final Optional<ChatModel> model;
    private final Optional<Supplier<FunctionIndex>> index;

    /// What a test has let pass, beyond real time.
    private final AtomicLong passed = new AtomicLong();

    Npcs npcs;

    Village(Path folder, Optional<ChatModel> model) throws CommitStore.StorageException {
        this(folder, model, Optional.empty());
    }

    /// @param index of memories
    Village(Path folder, Optional<ChatModel> model, Optional<Supplier<FunctionIndex>> index)
            throws CommitStore.StorageException {
        this.model = model;
        this.index = index;
        file = WorldFile.open(folder.resolve("world.sqlite"));
        world = World.open("test", file, () -> nanos() / 1_000_000);
        present.addAll(List.of("ann", "bob"));
        if (world.durable().entity("ann").isEmpty()) {
            arrange();
        }
        npcs = start();
    }

    private Npcs start() {
        return Npcs.begin(
                new NpcParts(
                        world,
                        new FunctionRunner(world, SANDBOX, HOST_API),
                        HOST_API,
                        model,
                        Optional.empty(),
                        index,
                        Optional.empty(),
                        (_, usage) -> new Money(usage.total() * 1_000_000),
                        () -> present,
                        TurnSettings.standard(),
                        Duration.ZERO),
                this,
                this::nanos);
    }

    private long nanos() {
        return System.nanoTime() + passed.get();
    }

    /// Lets time pass, for the world and for NPCs. A second is a minute of the world's day.
    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    /// The beginning of everything that NPCs do by themselves.
    void tick() {
        npcs.tick();
    }

    void startAgain() {
        npcs.close();
        npcs = start();
    }

    private void arrange() {
        world.submit(
                        Actor.WORLD,
                        "arrange",
                        transaction -> {
                            transaction.put(
                                    new Location("green", "Green", "Grass.", JsonObject.EMPTY));
                            transaction.put(
                                    new Location("meadow", "Meadow", "More.", JsonObject.EMPTY));
                            transaction.put(
                                    new Landmark(
                                            "green",
                                            "gate",
                                            JsonObject.of(
                                                    "display_name",
                                                    "Gate",
                                                    "is_exit_to_location_id",
                                                    "meadow")));
                            transaction.put(
                                    new Landmark(
                                            "green",
                                            "well",
                                            json("{\"relative_position_xyz\": [4,0,0]}")));
                            transaction.put(
                                    new Landmark(
                                            "meadow",
                                            "back",
                                            JsonObject.of("is_exit_to_location_id", "green")));
                            transaction.put(soul("ann", "Ann", 2, List.of("apple")));
                            transaction.put(soul("bob", "Bob", 9, List.of()));
                            for (String thing : List.of("apple", "whistle")) {
                                transaction.put(
                                        new Artifact(
                                                thing,
                                                "The " + thing,
                                                "A thing.",
                                                Optional.empty(),
                                                Optional.empty(),
                                                JsonObject.EMPTY));
                            }
                            return Decision.commit(true);
                        })
                .join();
    }

    private static Soul soul(String id, String name, double x, List<String> carried) {
        return new Soul(
                id,
                name,
                Soul.Type.PLAYER,
                "green",
                new Position(x, 0, 0),
                carried,
                JsonObject.EMPTY);
    }

    static JsonObject json(String text) {
        try {
            return JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    /// An NPC at the centre of the green; members beside id, name and home.
    Village with(String id, String name, String members) {
        try {
            NpcDefinition definition =
                    NpcDefinitionReader.read(
                            json("{\"id\": \"%s\", \"name\": \"%s\", \"home\": {\"location_id\": \"green\", \"position_xyz\": [0,0,0]}}"
                                            .formatted(id, name))
                                    .withAll(json(members)));
            npcs.spawn(definition).join();
        } catch (NpcDefinitionException e) {
            throw new AssertionError(e);
        }
        npcs.awaitCaughtUp();
        return this;
    }

    /// The soul gets a thing.
    void hand(String soulId, String artifactId) {
        world.submit(
                        Actor.WORLD,
                        "hand",
                        transaction -> {
                            transaction.put(
                                    transaction
                                            .state()
                                            .entity(soulId, Soul.class)
                                            .orElseThrow()
                                            .with(artifactId));
                            return Decision.commit(true);
                        })
                .join();
    }

    /// The soul gets a thing that runs a function of the world's when it is used.
    void tool(String soulId, String artifactId, String functionName) {
        tool(soulId, artifactId, functionName, JsonObject.EMPTY);
    }

    /// The same with properties.
    void tool(String soulId, String artifactId, String functionName, JsonObject properties) {
        tool(
                soulId,
                artifactId,
                functionName,
                properties,
                "function %s(p) { host.log({message: 'ding'}); }");
    }

    /// @param source with a gap for the function's name
    void tool(
            String soulId,
            String artifactId,
            String functionName,
            JsonObject properties,
            String source) {
        world.submit(
                        Actor.WORLD,
                        "tool",
                        transaction -> {
                            FunctionRevision revision =
                                    new FunctionRevision(
                                            "rings",
                                            JsonObject.EMPTY,
                                            "javascript",
                                            transaction.keep(source.formatted(functionName)),
                                            JsonObject.EMPTY);
                            transaction.put(
                                    StoredFunction.first(
                                            functionName,
                                            Optional.empty(),
                                            StoredFunction.Status.ACTIVE,
                                            revision));
                            transaction.put(
                                    new Artifact(
                                            artifactId,
                                            "The " + artifactId,
                                            "A thing.",
                                            Optional.of(functionName),
                                            Optional.empty(),
                                            properties));
                            return Decision.commit(true);
                        })
                .join();
        hand(soulId, artifactId);
    }

    Soul soul(String id) {
        return world.durable().entity(id, Soul.class).orElseThrow();
    }

    /// Turns of an NPC that are over.
    long over(String npcId) {
        return events.stream()
                .filter(event ->
                        event.npcId().equals(npcId)
                                && (event instanceof TurnEvent.Finished
                                        || event instanceof TurnEvent.Interrupted))
                .count();
    }

    String said(String npcId) {
        return events.stream()
                .filter(event -> event.npcId().equals(npcId))
                .filter(TurnEvent.Chunk.class::isInstance)
                .map(TurnEvent.Chunk.class::cast)
                .filter(chunk -> chunk.tag() == Tag.SAY)
                .map(TurnEvent.Chunk::text)
                .collect(Collectors.joining());
    }

    List<HistoryEntry.Deed> deeds(String npcId) {
        return npcs.look(npcId).history().stream()
                .filter(HistoryEntry.Response.class::isInstance)
                .flatMap(entry -> ((HistoryEntry.Response) entry).deeds().stream())
                .toList();
    }

    @Override
    public void hear(TurnEvent event) {
        events.add(event);
    }

    @Override
    public boolean confirms(String npcId) {
        return false;
    }

    @Override
    public void asks(String npcId, String soulId, String artifactId, String artifactName) {
        asked.add("%s asks %s for %s".formatted(npcId, soulId, artifactId));
    }

    @Override
    public void leads(String npcId, String soulId, String landmarkKey) {
        led.add("%s leads %s to %s".formatted(npcId, soulId, landmarkKey));
    }

    @Override
    public void close() throws CommitStore.StorageException {
        npcs.close();
        world.close();
        file.close();
    }
}
