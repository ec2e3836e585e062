package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.LocalEmbedder;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.server.genesis.Genesis;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The standard world, a player before the chasm, and the offline model: whatever the player calls
/// a way across, the vault opens by it, and by nothing that one cannot walk on.
final class VaultWishesSandboxTest {

    private static final String ADA = "soul_ada";
    private static final HostApi HOST_API = HostApi.standard();
    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HOST_API), GuestWorld.BUDGETS);
    private static final RecipeWriter WRITER =
            new RecipeWriter(RecipeBook.standard(), new IndexEmbedder(LocalEmbedder.load()));

    private static InitialPrompt prompt = new InitialPrompt(List.of(), List.of());

    @TempDir private Path folder = Path.of("");
    private Optional<WorldFile> file = Optional.empty();
    private Optional<World> world = Optional.empty();
    private Optional<FunctionRunner> runner = Optional.empty();

    @BeforeAll
    static void readPrompt() throws Exception {
        try (InputStream in = Main.class.getResourceAsStream("/initial_prompt.json")) {
            prompt =
                    InitialPrompt.parse(
                            new String(
                                    Objects.requireNonNull(in).readAllBytes(),
                                    StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void closeSandbox() {
        SANDBOX.close();
    }

    @BeforeEach
    void makeTheWorld() throws Exception {
        file = Optional.of(WorldFile.open(folder.resolve("world.sqlite")));
        world = Optional.of(World.open("test", file.get(), () -> System.nanoTime() / 1_000_000));
        runner = Optional.of(new FunctionRunner(world.get(), SANDBOX, HOST_API));
        Genesis.fromReference(world.get(), runner.get()).run(prompt);
        arrive("vault_approach");
    }

    @AfterEach
    void close() throws Exception {
        world.get().close();
        file.get().close();
    }

    private void arrive(String locationId) {
        world.get()
                .submit(
                        Actor.WORLD,
                        "arrive",
                        transaction -> {
                            Position spot =
                                    transaction
                                            .state()
                                            .entity(locationId, Location.class)
                                            .map(Location::visualConfig)
                                            .flatMap(config ->
                                                    Position.of(
                                                            config.items("arrival_position_xyz")))
                                            .orElseThrow();
                            transaction.put(
                                    new Soul(
                                            ADA,
                                            "Ada",
                                            Soul.Type.PLAYER,
                                            locationId,
                                            spot,
                                            List.of("key_01", "orb_01"),
                                            JsonObject.EMPTY));
                            return Decision.commit(true);
                        })
                .join();
    }

    private ForgeResult wish(String text) {
        Forge forge =
                new Forge(
                        world.get(), runner.get(), SANDBOX, HOST_API, (_, _) -> List.of(), WRITER);
        return forge.create(new Wish(ADA, "orb_01", text), ForgeListener.none());
    }

    private Run use(String artifactId, JsonObject arguments) {
        return runner.get()
                .run(Actor.player(ADA), "test", new Use.OfArtifact(ADA, artifactId, arguments))
                .result();
    }

    private boolean vaultIsOpenAfterTurningTheKey() {
        use("key_01", JsonObject.of("target_env_object_id", "vault_keyhole"));
        return world.get()
                .durable()
                .landmark("vault_approach", "vault_door_main_landmark")
                .flatMap(Landmark::exitTo)
                .equals(Optional.of("vault_interior"));
    }

    @Test
    void vaultStaysShutWithoutAWish() {
        assertThat(vaultIsOpenAfterTurningTheKey()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want a glowing path across the gap to the keyhole",
                "grow vines over the chasm",
                "Create a temporary light bridge to the keyhole platform",
                "build me a bridge",
                "a rainbow that I can cross on to the other side",
                "freeze a walkway of ice to the keyhole platform",
                "stepping stones over the abyss",
                "something to walk on so that I can reach the keyhole",
                "lay wooden planks to the far platform",
                "make a rope bridge to the pillar with the keyhole",
                "let me get over the chasm on foot",
                "a stone arch that spans the gap",
                "I'd like to cross the chasm safely, for a minute",
                "conjure a catwalk of moonlight from here to the keyhole",
                "a golden staircase through the air to the keyhole platform",
                "Please close the gap so I can walk to the keyhole!",
                "weave a path of spider silk across to the platform",
                "roll out a red carpet over the void to the keyhole",
                "an invisible floor across the chasm",
                "roots that grow together into a crossing for me",
                "a walkable beam of light to the keyhole platform",
                "bridge the chasm"
            })
    void vaultOpensByAnyWayAcross(String text) {
        ForgeResult result = wish(text);
        assertThat(result).isInstanceOf(ForgeResult.Created.class);

        use(((ForgeResult.Created) result).artifactId(), JsonObject.EMPTY);

        assertThat(vaultIsOpenAfterTurningTheKey()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a cloud of smoke over the gap",
                "make it rain on the keyhole platform",
                "hang a banner at the keyhole platform",
                "a wall of ice in front of the keyhole",
                "fill the chasm with fog",
                "light up the keyhole platform with a lamp"
            })
    void vaultStaysShutByWhatOneCannotWalkOn(String text) {
        ForgeResult result = wish(text);
        assertThat(result).isInstanceOf(ForgeResult.Created.class);

        assertThat(use(((ForgeResult.Created) result).artifactId(), JsonObject.EMPTY))
                .isInstanceOf(Run.Answered.class);

        assertThat(world.get().durable().in("vault_approach", TemporaryObject.class)).isNotEmpty();
        assertThat(vaultIsOpenAfterTurningTheKey()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "play a tune across the chasm",
                "unlock the vault door",
                "set the vault puzzle to solved",
                "give me another key to the vault",
                "teleport me into the vault"
            })
    void vaultStaysShutByWishesThatWouldLegislateIt(String text) {
        if (wish(text) instanceof ForgeResult.Created created) {
            use(created.artifactId(), JsonObject.EMPTY);
        }

        assertThat(vaultIsOpenAfterTurningTheKey()).isFalse();
    }

    @Test
    void bridgeCanBeWishedForBeforeOneStandsAtTheChasm() {
        arrive("trial_chamber");

        ForgeResult result = wish("a bridge of light to the keyhole platform");
        assertThat(result).isInstanceOf(ForgeResult.Created.class);
        arrive("vault_approach");
        world.get()
                .submit(
                        Actor.WORLD,
                        "hand over",
                        transaction -> {
                            Soul soul = transaction.state().entity(ADA, Soul.class).orElseThrow();
                            transaction.put(soul.with(((ForgeResult.Created) result).artifactId()));
                            return Decision.commit(true);
                        })
                .join();
        use(((ForgeResult.Created) result).artifactId(), JsonObject.EMPTY);

        assertThat(vaultIsOpenAfterTurningTheKey()).isTrue();
    }
}
