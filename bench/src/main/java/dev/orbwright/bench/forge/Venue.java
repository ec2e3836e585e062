package dev.orbwright.bench.forge;

import dev.orbwright.forge.Catalog;
import dev.orbwright.forge.Forge;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.SecondLook;
import dev.orbwright.forge.TrackRecord;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Timers;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Clock;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Task;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The standard world with one player in it, put together as the server does it, but for the
/// network: a save on disk, the sandbox, the search index, timers. Its time can be made to pass.
final class Venue implements AutoCloseable {

    static final String ADA = "soul_ada";
    static final String GRACE = "soul_grace";
    static final String LAMP = "lamp_1";
    static final String BRIDGE = "bridge_1";

    private static final String ORB = "orb_01";
    private static final String TOOL = "tool_";
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final AtomicLong skipped = new AtomicLong();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final World world;
    private final FunctionRunner runner;
    private final Timers timers;
    private final Clock clock;
    private final Forge forge;
    private final Overheard overheard;

    /// Opens a world that genesis has made.
    ///
    /// @param save the world's file; it is changed
    /// @param secondLook who is asked whether a tool fulfils its wish, as in the server
    Venue(
            Path save,
            Sandbox sandbox,
            HostApi hostApi,
            Embedder embedder,
            FunctionWriter writer,
            Optional<SecondLook> secondLook)
            throws CommitStore.StorageException {
        WorldFile file = part(WorldFile.open(save));
        this.world =
                part(
                        World.open(
                                "bench",
                                file,
                                () ->
                                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime())
                                                + skipped.get()));
        this.runner = new FunctionRunner(world, sandbox, hostApi);
        FunctionIndex index =
                part(
                        FunctionIndex.open(
                                save.resolveSibling(save.getFileName() + ".index"),
                                embedder,
                                file.worldId()));
        FunctionCatalog catalog = part(FunctionCatalog.follow(world, index));
        this.timers = part(new Timers(world, runner, _ -> true));
        this.clock = part(new Clock(world));
        this.forge =
                new Forge(
                        world,
                        runner,
                        sandbox,
                        hostApi,
                        similar(catalog),
                        writer,
                        new Forge.Extras(TrackRecord.Book.empty(), secondLook));
        this.overheard = new Overheard(ADA);
        world.subscribe(overheard);
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private static Catalog similar(FunctionCatalog catalog) {
        return (description, limit) ->
                catalog.find(description, limit).stream()
                        .map(match ->
                                new Order.Similar(
                                        match.name(),
                                        match.description(),
                                        match.source(),
                                        match.similarity()))
                        .toList();
    }

    Forge forge() {
        return forge;
    }

    Overheard overheard() {
        return overheard;
    }

    WorldState state() {
        return world.durable();
    }

    long worldTime() {
        return world.worldTime();
    }

    /// Lets a player come, with what newcomers are given.
    void arrive(String soulId, String place) {
        change(transaction ->
                transaction.put(
                        new Soul(
                                soulId,
                                "Ada",
                                Soul.Type.PLAYER,
                                place,
                                arrival(transaction.state(), place),
                                transaction
                                        .state()
                                        .property("initial_player_artifacts")
                                        .map(ids -> JsonObject.of("ids", ids).strings("ids"))
                                        .orElse(List.of()),
                                JsonObject.EMPTY)));
    }

    /// Puts the player where one comes into a place.
    void go(String place) {
        change(transaction -> {
            Soul ada = transaction.state().entity(ADA, Soul.class).orElseThrow();
            transaction.put(ada.movedTo(place, arrival(transaction.state(), place)));
        });
    }

    private static Position arrival(WorldState state, String place) {
        return state.entity(place, Location.class).map(Location::arrival).orElseThrow();
    }

    void change(Consumer<Transaction> change) {
        Task<Boolean> task =
                transaction -> {
                    change.accept(transaction);
                    return Decision.commit(true);
                };
        world.submit(Actor.WORLD, "arrange", task).join();
    }

    Run use(String artifactId) {
        return run(new Use.OfArtifact(ADA, artifactId, JsonObject.EMPTY));
    }

    Run answer(Overheard.Question question, String text) {
        return run(
                new Use.OfAnswer(
                        ADA,
                        question.artifactId(),
                        question.functionName(),
                        JsonObject.of("input", text)));
    }

    private Run run(Use use) {
        return runner.run(Actor.player(ADA), "performAction", use).result();
    }

    /// Lets time pass, second by second: timers run, and what had its time fades.
    void pass(long seconds) {
        for (long second = 0; second < seconds; second++) {
            skipped.addAndGet(1_000);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!world.snapshot().timersDueAt(world.worldTime()).isEmpty()
                    && System.nanoTime() < deadline) {
                timers.tick(world.worldTime());
                LockSupport.parkNanos(5_000_000);
            }
            clock.tick().join();
        }
        // What timers did is durable once this is.
        change(transaction ->
                transaction.put(
                        new Metadata("bench_time", Json.of((double) transaction.worldTime()))));
    }

    static boolean isTool(String id) {
        return id.startsWith(TOOL);
    }

    /// Whether an entry is the player's own, or the server's note.
    static boolean mayChange(Entry entry) {
        return switch (entry) {
            case Entity entity ->
                    entity.ownerId().equals(Optional.of(ADA)) || entity.id().equals(ORB);
            case StoredFunction function -> function.ownerId().equals(Optional.of(ADA));
            case EventHandler handler -> handler.ownerId().equals(Optional.of(ADA));
            case Timer timer -> timer.soulId().equals(Optional.of(ADA));
            case Metadata _ -> true;
            case dev.orbwright.world.state.WorldProperty _ -> false;
        };
    }

    /// Another player, with a lantern.
    static Consumer<Transaction> grace(String place) {
        return transaction -> {
            transaction.put(
                    new Artifact(
                            "lantern_01",
                            "Lantern of Grace",
                            "A brass lantern.",
                            Optional.empty(),
                            Optional.of(GRACE),
                            JsonObject.EMPTY));
            transaction.put(
                    new Soul(
                            GRACE,
                            "Grace",
                            Soul.Type.PLAYER,
                            place,
                            new Position(1, 0, 5),
                            List.of("lantern_01"),
                            JsonObject.EMPTY));
        };
    }

    /// A lamp that somebody has lit.
    static Consumer<Transaction> lamp(String place, String owner, String landmark) {
        return transaction -> {
            Landmark mark = transaction.state().landmark(place, landmark).orElseThrow();
            transaction.put(
                    thing(
                            transaction,
                            LAMP,
                            "hovering_light",
                            mark,
                            mark.position(),
                            false,
                            owner,
                            "#ffe2a0"));
        };
    }

    /// A grey bridge to the keyhole, for a minute.
    static Consumer<Transaction> bridge(String owner) {
        return transaction -> {
            Landmark mark =
                    transaction
                            .state()
                            .landmark(WishCase.APPROACH, "keyhole_platform_landmark")
                            .orElseThrow();
            transaction.put(
                    thing(
                            transaction,
                            BRIDGE,
                            "stone_bridge",
                            mark,
                            arrival(transaction.state(), WishCase.APPROACH),
                            true,
                            owner,
                            "#8b8791"));
        };
    }

    private static TemporaryObject thing(
            Transaction transaction,
            String id,
            String type,
            Landmark to,
            Position from,
            boolean walkable,
            String owner,
            String color) {
        JsonObject look =
                JsonObject.of(
                        "geometry_config",
                        JsonObject.of("type", "box"),
                        "material_config",
                        JsonObject.of("base_color_hex", Json.of(color)));
        return new TemporaryObject(
                id,
                type,
                to.placeId(),
                walkable ? Optional.empty() : Optional.of(to.name()),
                from,
                to.name(),
                to.position(),
                walkable,
                Optional.of(owner),
                transaction.worldTime(),
                60_000,
                look);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the stage does not close", e);
            }
        }
    }
}
