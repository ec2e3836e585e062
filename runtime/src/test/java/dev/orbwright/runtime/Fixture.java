package dev.orbwright.runtime;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
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
import java.util.List;
import java.util.Optional;

/// A small world on a real save, with a real sandbox: a room with a lamp, and two players in it.
final class Fixture implements AutoCloseable {

    /// What an artifact's function is written in.
    static final String JAVASCRIPT = "javascript";

    static final String ADA = "soul_ada";
    static final String BEA = "soul_bea";

    /// Made once: contexts and warm-up take seconds.
    private static final HostApi HOST_API = HostApi.standard();

    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HOST_API), GuestWorld.BUDGETS);

    final WorldFile file;
    final World world;
    final FunctionRunner runner;
    private final RunSettings settings = RunSettings.standard();

    private Fixture(WorldFile file) throws CommitStore.StorageException {
        this.file = file;
        world = World.open("test", file, () -> System.nanoTime() / 1_000_000);
        runner = runnerWith(settings);
    }

    Fixture(Path folder) throws CommitStore.StorageException {
        this(WorldFile.open(folder.resolve("world.sqlite")));
        put(
                new Location("room", "Room", "A room.", JsonObject.EMPTY),
                new Landmark(
                        "room",
                        "lamp_spot",
                        JsonObject.of(
                                "display_name", "Lamp", "targetable_as_env_object_id", "lamp")),
                new EnvironmentObject(
                        "lamp",
                        "room",
                        "lamp",
                        JsonObject.of(
                                "lit", false, "guarded_properties", Json.Arr.of(Json.of("seal")))),
                soul(ADA),
                soul(BEA));
    }

    /// What the runs of [#runner] took.
    RunTotals totals() {
        return settings.totals();
    }

    private static Soul soul(String id) {
        return new Soul(
                id, id, Soul.Type.PLAYER, "room", Position.ORIGIN, List.of(), JsonObject.EMPTY);
    }

    void put(Entry... entries) {
        world.submit(
                        Actor.WORLD,
                        "arrange",
                        transaction -> {
                            List.of(entries).forEach(transaction::put);
                            return Decision.commit(true);
                        })
                .join();
    }

    /// Stores a function of the world.
    void worldFunction(String name, String source) {
        function(name, Optional.empty(), JAVASCRIPT, source);
    }

    /// Stores a player's function, with an artifact of the same name in the player's hands.
    void tool(String soulId, String name, String source) {
        tool(soulId, name, JAVASCRIPT, source);
    }

    /// The same in another language.
    void tool(String soulId, String name, String language, String source) {
        function(name, Optional.of(soulId), language, source);
        put(
                new Artifact(
                        name,
                        name,
                        "",
                        Optional.of(name),
                        Optional.of(soulId),
                        JsonObject.of("colour", "blue")),
                soulNow(soulId).with(name));
    }

    private void function(String name, Optional<String> owner, String language, String source) {
        world.submit(
                        Actor.WORLD,
                        "function",
                        transaction -> {
                            FunctionRevision revision =
                                    new FunctionRevision(
                                            name.replace('_', ' '),
                                            JsonObject.EMPTY,
                                            language,
                                            transaction.keep(source),
                                            JsonObject.EMPTY);
                            transaction.put(
                                    StoredFunction.first(
                                            name,
                                            owner,
                                            StoredFunction.Status.CANDIDATE,
                                            revision));
                            return Decision.commit(true);
                        })
                .join();
    }

    /// The same functions under other settings.
    FunctionRunner runnerWith(RunSettings settings) {
        return new FunctionRunner(world, SANDBOX, HOST_API, settings);
    }

    /// The same functions in another sandbox.
    FunctionRunner runnerIn(Sandbox sandbox) {
        return new FunctionRunner(world, sandbox, HOST_API);
    }

    /// The world of this fixture, which is closed, once more.
    Fixture reopened() throws CommitStore.StorageException {
        return new Fixture(WorldFile.open(file.file()));
    }

    Soul soulNow(String id) {
        return world.durable().entity(id, Soul.class).orElseThrow();
    }

    JsonObject lamp() {
        return world.durable().entity("lamp", EnvironmentObject.class).orElseThrow().details();
    }

    Run use(String soulId, String artifactId, JsonObject arguments) {
        return runner.run(
                        Actor.player(soulId),
                        "test",
                        new Use.OfArtifact(soulId, artifactId, arguments))
                .result();
    }

    Run use(String soulId, String artifactId) {
        return use(soulId, artifactId, JsonObject.EMPTY);
    }

    Run call(String functionName, Optional<String> soulId) {
        return runner.run(
                        Actor.WORLD,
                        "test",
                        new Use.OfFunction(
                                functionName, soulId, JsonObject.EMPTY, BudgetClass.TOOL))
                .result();
    }

    static Json answer(Run run) {
        if (run instanceof Run.Answered answered) {
            return answered.value();
        }
        throw new AssertionError("the function did not answer: " + run);
    }

    @Override
    public void close() throws CommitStore.StorageException {
        world.close();
        file.close();
    }
}
