package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A cliff with a pillar out of reach, a hall next door, and a player on the cliff.
final class Fixture implements AutoCloseable {

    static final String ADA = "soul_ada";
    static final HostApi HOST_API = HostApi.standard();

    /// Made once: contexts and warm-up take seconds.
    static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HOST_API), GuestWorld.BUDGETS);

    final WorldFile file;
    final World world;
    final FunctionRunner runner;
    final List<String> stages = new ArrayList<>();

    Fixture(Path folder) throws CommitStore.StorageException {
        file = WorldFile.open(folder.resolve("world.sqlite"));
        world = World.open("test", file, () -> System.nanoTime() / 1_000_000);
        runner = new FunctionRunner(world, SANDBOX, HOST_API);
        world.submit(
                        Actor.WORLD,
                        "arrange",
                        transaction -> {
                            transaction.put(new Location("cliff", "Cliff", "A cliff.", cliff()));
                            transaction.put(
                                    landmark("cliff", "pillar", "Lonely Pillar", "[0,0,-10]"));
                            transaction.put(landmark("cliff", "bench", "Old Bench", "[2,0,5]"));
                            transaction.put(
                                    new Location("hall", "Hall", "A hall.", JsonObject.EMPTY));
                            transaction.put(landmark("hall", "fountain", "Fountain", "[0,0,3]"));
                            transaction.put(
                                    new Soul(
                                            ADA,
                                            "Ada",
                                            Soul.Type.PLAYER,
                                            "cliff",
                                            new Position(0, 0, 5),
                                            List.of(),
                                            JsonObject.EMPTY));
                            return Decision.commit(true);
                        })
                .join();
    }

    private static JsonObject cliff() {
        return json(
                "{\"ground_type_key\": \"split_chasm_platforms\", \"ground_config\": {\"platforms\": ["
                        + "{\"id\": \"near\", \"center\": [0,0,5], \"size\": [10,6]},"
                        + "{\"id\": \"far\", \"center\": [0,0,-10], \"size\": [3,3]}]}}");
    }

    private static Landmark landmark(String place, String key, String name, String position) {
        return new Landmark(
                place,
                key,
                json(
                        "{\"display_name\": \"%s\", \"relative_position_xyz\": %s}"
                                .formatted(name, position)));
    }

    private static JsonObject json(String text) {
        try {
            return JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Forge forge(FunctionWriter writer) {
        return new Forge(world, runner, SANDBOX, HOST_API, (_, _) -> List.of(), writer);
    }

    ForgeResult wish(FunctionWriter writer, String text) {
        return forge(writer)
                .create(new Wish(ADA, "orb", text), (stage, _) -> stages.add(stage.wireName()));
    }

    Run use(String artifactId) {
        return runner.run(
                        Actor.player(ADA),
                        "test",
                        new Use.OfArtifact(ADA, artifactId, JsonObject.EMPTY))
                .result();
    }

    String canonical() {
        return WorldExport.canonical(world.durable());
    }

    @Override
    public void close() throws CommitStore.StorageException {
        world.close();
        file.close();
    }
}
