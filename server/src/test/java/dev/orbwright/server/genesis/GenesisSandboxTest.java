package dev.orbwright.server.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenesisSandboxTest {

    private static final HostApi HOST_API = HostApi.standard();
    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HOST_API), GuestWorld.BUDGETS);

    @TempDir private Path folder = Path.of("");
    private WorldFile file;
    private World world;
    private FunctionRunner runner;

    @BeforeEach
    void open() throws Exception {
        file = WorldFile.open(folder.resolve("world.sqlite"));
        world = World.open("test", file, () -> System.nanoTime() / 1_000_000);
        runner = new FunctionRunner(world, SANDBOX, HOST_API);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
        file.close();
    }

    @AfterAll
    static void closeSandbox() {
        SANDBOX.close();
    }

    /// A model that knows the reference implementations, and that first writes these instead.
    private static final class Model implements FunctionWriter {
        private final Map<String, String> reference;
        private final Map<String, List<String>> first;
        private final List<Order> orders = new ArrayList<>();

        Model(InitialPrompt prompt, Map<String, List<String>> first) {
            this.reference =
                    prompt.functions().stream()
                            .collect(
                                    Collectors.toMap(
                                            InitialPrompt.NewFunction::name,
                                            InitialPrompt.NewFunction::reference));
            this.first = first;
        }

        @Override
        public String description() {
            return "a test";
        }

        @Override
        public Draft write(Order order, ForgeListener listener) {
            orders.add(order);
            List<String> drafts = first.getOrDefault(order.functionName(), List.of());
            int earlier = order.failed().size();
            String source =
                    earlier < drafts.size()
                            ? drafts.get(earlier)
                            : reference.getOrDefault(order.functionName(), "");
            return new Draft.Written(source, Language.JAVASCRIPT, JsonObject.of("writer", "model"));
        }
    }

    private boolean generate(Model model) throws Exception {
        return Genesis.generated(world, runner, new WorldFunctions(model, SANDBOX, HOST_API))
                .run(InitialPromptTest.standard());
    }

    @Test
    void referenceMakesTheSameWorldEachTime() throws Exception {
        assertThat(Genesis.fromReference(world, runner).run(InitialPromptTest.standard())).isTrue();

        assertThat(world.durable().count(Entity.Kind.LOCATION)).isEqualTo(3);
        assertThat(world.durable().count(Entity.Kind.PUZZLE)).isEqualTo(2);
        assertThat(world.durable().properties())
                .containsKeys(
                        "initial_start_location_id",
                        "initial_player_artifacts",
                        "orb_of_ingenuity_artifact_id",
                        "tool_creation_prompt_template",
                        "client_default_settings",
                        "void_visual_config",
                        "ui_messages",
                        "ui_special_location_names");
        String first = WorldExport.canonical(world.durable());
        assertThat(Genesis.fromReference(world, runner).run(InitialPromptTest.standard()))
                .isFalse();
        assertThat(WorldExport.canonical(world.durable())).isEqualTo(first);
    }

    @Test
    void pythonMakesTheSameWorldAsJavaScript() throws Exception {
        Genesis genesis = Genesis.fromReference(world, runner);
        genesis.run(InitialPromptTest.standard());
        List<Entry> made = allButFunctions();

        genesis.runAgain(InitialPromptTest.inPython());

        assertThat(allButFunctions()).isEqualTo(made);
        assertThat(world.durable().functions())
                .hasSize(10)
                .allSatisfy(
                        function -> assertThat(function.active().language()).isEqualTo("python"));
    }

    private List<Entry> allButFunctions() {
        return world.durable().entries().stream()
                .filter(entry -> !(entry instanceof StoredFunction))
                .filter(entry -> !(entry instanceof Metadata))
                .sorted(Comparator.comparing(entry -> entry.key().toString()))
                .toList();
    }

    @Test
    void modelWritesTheWorldFromDescriptions() throws Exception {
        Model model = new Model(InitialPromptTest.standard(), Map.of());

        assertThat(generate(model)).isTrue();

        assertThat(model.orders).hasSize(10);
        assertThat(model.orders).allSatisfy(order -> assertThat(order.description()).isNotBlank());
        assertThat(world.durable().count(Entity.Kind.LOCATION)).isEqualTo(3);
    }

    @Test
    void functionThatFailsIsWrittenAgainWithWhatWentWrong() throws Exception {
        Model model =
                new Model(
                        InitialPromptTest.standard(),
                        Map.of(
                                "df_use_vault_key", List.of("function df_use_vault_key(params {"),
                                "df_genesis_engine",
                                        List.of("function df_genesis_engine(params) { oops(); }"),
                                "df_check_vault_access_logic",
                                        List.of(
                                                "function df_check_vault_access_logic(params) { return nothing.here; }")));

        assertThat(generate(model)).isTrue();

        assertThat(model.orders)
                .filteredOn(order -> !order.failed().isEmpty())
                .extracting(Order::functionName)
                .containsExactly(
                        "df_use_vault_key", "df_genesis_engine", "df_check_vault_access_logic");
        assertThat(
                        world.durable()
                                .function("df_check_vault_access_logic")
                                .orElseThrow()
                                .activeRevision())
                .isEqualTo(2);
    }

    @Test
    void modelThatCannotIsReportedAndNoPlayerIsLetIn() throws Exception {
        Model model =
                new Model(
                        InitialPromptTest.standard(),
                        Map.of(
                                "df_genesis_engine",
                                List.of(
                                        "function df_genesis_engine(params) { a(); }",
                                        "function df_genesis_engine(params) { b(); }",
                                        "function df_genesis_engine(params) { c(); }",
                                        "function df_genesis_engine(params) { d(); }")));

        assertThatThrownBy(() -> generate(model))
                .isInstanceOf(GenesisException.class)
                .hasMessageContaining("df_genesis_engine")
                .hasMessageContaining("d is not defined");
        assertThat(world.durable().size()).isZero();
    }

    @Test
    void worldThatWasLeftUnfinishedIsMadeFromTheStart() throws Exception {
        Genesis.fromReference(world, runner).run(InitialPromptTest.standard());
        String made = WorldExport.canonical(world.durable());
        world.submit(
                        Actor.WORLD,
                        "as if the server had died",
                        transaction -> {
                            transaction.put(
                                    new Metadata(
                                            "initial_prompt_processing_complete", Json.of(false)));
                            transaction.remove(EntryKey.entity("vault_interior"));
                            return Decision.commit(true);
                        })
                .join();

        assertThat(Genesis.fromReference(world, runner).run(InitialPromptTest.standard())).isTrue();

        assertThat(WorldExport.canonical(world.durable())).isEqualTo(made);
    }

    @Test
    void functionThatPlayersUseIsTriedToo() throws Exception {
        Model model =
                new Model(
                        InitialPromptTest.standard(),
                        Map.of(
                                "df_use_vault_key",
                                List.of(
                                        "function df_use_vault_key(params) { return params.a.b.c; }")));

        assertThat(generate(model)).isTrue();

        assertThat(model.orders)
                .filteredOn(order -> !order.failed().isEmpty())
                .extracting(Order::functionName)
                .containsExactly("df_use_vault_key");
    }
}
