package dev.orbwright.server;

import dev.orbwright.forge.Catalog;
import dev.orbwright.forge.EditCheck;
import dev.orbwright.forge.Forge;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.ModelSecondLook;
import dev.orbwright.forge.ModelWriter;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.SourceCheck;
import dev.orbwright.forge.TrackRecord;
import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.Embedders;
import dev.orbwright.llm.EmbeddingException;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.TextEmbedder;
import dev.orbwright.npc.NpcFiles;
import dev.orbwright.npc.NpcParts;
import dev.orbwright.npc.Npcs;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.OwnerLedger;
import dev.orbwright.runtime.RunSettings;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.runtime.Timers;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.server.access.OperatorKey;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.server.genesis.Genesis;
import dev.orbwright.server.genesis.GenesisException;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.server.http.Desks;
import dev.orbwright.server.http.FunctionReport;
import dev.orbwright.server.http.Health;
import dev.orbwright.server.http.HttpRoutes;
import dev.orbwright.server.http.ModelDesk;
import dev.orbwright.server.http.NpcDesk;
import dev.orbwright.server.library.KeptRuns;
import dev.orbwright.server.library.LastFailures;
import dev.orbwright.server.library.Library;
import dev.orbwright.server.library.LibraryDesk;
import dev.orbwright.server.metrics.Metrics;
import dev.orbwright.server.session.Dispatch;
import dev.orbwright.server.session.Failures;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.server.transport.PublicPort;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.SaveFolder;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Clock;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: one world, and everything that it needs, wired by hand.
public final class GameServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GameServer.class);

    private interface Ending {
        void run() throws Exception;
    }

    private record Part(String name, Ending ending) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Lobby lobby = new Lobby();
    private final CompletableFuture<Desks> desks = new CompletableFuture<>();
    private final InitialPrompt prompt;
    private final Genesis genesis;
    private final Dispatch dispatch;
    private final PublicPort port;
    private final NpcFiles npcFiles;
    private final String operatorKey;
    private final LivingNpcs npcs;
    private final boolean isNew;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<ChatModel> model = Optional.empty();

    /// The order of the start. What takes long and needs no save is made ahead, in threads of its
    /// own; the port is open before the world is, for the page's sake, and players wait in the
    /// lobby.
    private GameServer(ServerSettings settings, InitialPrompt prompt) throws StartException {
        boolean started = false;
        try {
            HostApi hostApi = HostApi.standard();
            GuestSettings guests = settings.guests();
            Ahead<Sandbox> sandboxAhead =
                    ahead(
                            "sandbox",
                            () ->
                                    Sandboxes.open(
                                            guests.isolation(),
                                            hostApi,
                                            guests.budgets(),
                                            prompt.languages()));
            this.port =
                    part(
                            "page",
                            openPort(
                                    settings.port(),
                                    new HttpRoutes(desks, settings.publicMetrics()),
                                    lobby));
            if (!port.isLocal()) {
                LOG.warn(
                        "Listening on {}: whoever can reach this address can play, and have functions"
                                + " written and run",
                        settings.port().host());
            }
            Ahead<TextEmbedder> textsAhead = ahead("embeddings", () -> openEmbedder(settings));
            WorldFile file = openSave(settings);
            World world = openWorld(file);
            Sandbox sandbox = part("sandbox", sandboxAhead.get());
            languages(world).forEach(sandbox::expect);
            RunTotals runTotals = part("run totals", runTotals(file)).totals();
            RunArchive runArchive = new RunArchive(file);
            KeptRuns keptRuns = part("run records", KeptRuns.in(runArchive));
            OwnerLedger ledger =
                    new OwnerLedger(System::nanoTime, soul -> runTotals.owner(soul).good());
            FunctionRunner runner =
                    new FunctionRunner(
                            world,
                            sandbox,
                            hostApi,
                            new RunSettings(
                                    worldId(file),
                                    guests.budgets(),
                                    guests.safeMode(),
                                    runTotals,
                                    keptRuns,
                                    Optional.of(ledger)));

            TextEmbedder texts = part("embeddings", textsAhead.get());
            Embedder embedder = new IndexEmbedder(texts);
            FunctionIndex index = part("index", openIndex(file, ".index", embedder));
            FunctionCatalog catalog = part("catalog", FunctionCatalog.follow(world, index));

            Metrics metrics = part("metrics", new Metrics());
            ModelParts models = ModelParts.open(settings, file, metrics);
            model = models.chat();
            ModelAccounts accounts = models.accounts();
            FunctionWriter writer =
                    model.<FunctionWriter>map(chat -> new ModelWriter(chat, hostApi))
                            .orElseGet(() -> new RecipeWriter(RecipeBook.standard(), embedder));
            LOG.info(
                    "Model: {}; embeddings: {}",
                    model.map(ChatModel::description)
                            .orElseGet(() -> settings.models().description()),
                    texts.id());

            this.prompt = prompt;
            this.genesis =
                    genesis(settings, world, runner, new WorldFunctions(writer, sandbox, hostApi));
            this.isNew = make(genesis, prompt, settings.generateWorld());
            this.npcFiles = settings.npcs().files();
            settle(npcFiles, world);
            parts.push(new Part("time", () -> keepTheTime(world)));

            Forge forge =
                    new Forge(
                            world,
                            runner,
                            sandbox,
                            hostApi,
                            similarFunctions(catalog),
                            writer,
                            new Forge.Extras(
                                    trackRecords(runTotals),
                                    model.filter(_ -> settings.models().looksTwice())
                                            .map(ModelSecondLook::new)));
            this.dispatch =
                    part(
                            "players",
                            new Dispatch(
                                    world,
                                    runner,
                                    forge,
                                    accounts,
                                    TokenSecret.in(settings.savesFolder()),
                                    runTotals,
                                    new WishArchive(file),
                                    failures(new LastFailures(world, keptRuns, runArchive))));
            Library library =
                    new Library(
                            world,
                            file,
                            keptRuns,
                            catalog,
                            runTotals,
                            runner,
                            new SourceCheck(sandbox, hostApi),
                            new EditCheck(world, runner, sandbox, hostApi),
                            dispatch::tell);
            Optional<FunctionIndex> memories =
                    hasNpcs(world)
                            ? Optional.of(part("memories", openIndex(file, ".memories", embedder)))
                            : Optional.empty();
            NpcParts npcParts =
                    new NpcParts(
                            world,
                            runner,
                            hostApi,
                            model,
                            Optional.of(embedder),
                            memories,
                            Optional.of(forge),
                            dispatch::present,
                            settings.npcs().turns(),
                            settings.npcs().pace());
            this.npcs = new LivingNpcs(() -> Npcs.start(npcParts, dispatch.npcStage()), dispatch);
            part("NPCs", npcs);
            Timers timers = part("timers", new Timers(world, runner, dispatch::isAwake));
            Clock clock =
                    part(
                            "clock",
                            new Clock(world, guests.safeMode() ? _ -> {} : timers::tick).start());
            if (guests.safeMode()) {
                LOG.warn("Safe mode: no timers and no event handlers run");
            }
            Health health =
                    new Health(
                            world,
                            clock,
                            accounts,
                            sandbox,
                            writer,
                            texts.id(),
                            catalog,
                            dispatch,
                            new FunctionReport(guests, runTotals, ledger, timers));
            this.operatorKey = OperatorToken.in(settings.savesFolder());
            metrics.watch(world);
            metrics.watch(sandbox);
            metrics.watchConnections(dispatch::connected);
            metrics.watchFunctions(catalog::size);
            metrics.watchWishes(dispatch::wishesUnderWay, dispatch::wishesWaiting);
            for (Payer payer : accounts.shared()) {
                metrics.watchSpending(payer.kind(), () -> accounts.spentToday(payer));
            }
            OperatorKey operators = new OperatorKey(operatorKey);
            desks.complete(
                    new Desks(
                            health,
                            new ModelDesk(model, writer.description(), accounts),
                            metrics,
                            new LibraryDesk(library, dispatch::soulOf, operators),
                            new NpcDesk(world, npcs::now, accounts),
                            operators));
            // Once more, for it must be closed before what its players use.
            parts.push(new Part("port", port::close));
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /// Starts a server; returns when players can come in.
    ///
    /// @param prompt what the world is made of, where it has not been made yet
    /// @throws StartException where it cannot start; what had started is stopped again
    public static GameServer start(ServerSettings settings, InitialPrompt prompt)
            throws StartException {
        GameServer server = prepare(settings, prompt);
        server.open();
        return server;
    }

    /// Starts a server which lets nobody in before [#open]; the page is served already.
    ///
    /// @param prompt what the world is made of, where it has not been made yet
    /// @throws StartException where it cannot start; what had started is stopped again
    public static GameServer prepare(ServerSettings settings, InitialPrompt prompt)
            throws StartException {
        return new GameServer(settings, prompt);
    }

    /// Lets players in, those first who wait.
    public void open() {
        lobby.open(dispatch);
        dispatch.resumeWishes();
    }

    private WorldFile openSave(ServerSettings settings) throws StartException {
        SaveFolder folder = new SaveFolder(settings.savesFolder(), java.time.Clock.systemUTC());
        try {
            SaveFolder.Opened opened =
                    settings.recreate()
                            ? folder.recreate(settings.saveName())
                            : folder.open(settings.saveName());
            opened.setAside()
                    .ifPresent(old ->
                            LOG.warn("The old save was kept as {}. {}", old.kept(), old.reason()));
            LOG.info("World: {}", opened.world().file());
            return part("save", opened.world());
        } catch (CommitStore.StorageException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Without this, the time since the last commit would be forgotten.
    private static void keepTheTime(World world) {
        world.submit(
                        Actor.WORLD,
                        "closing",
                        transaction -> {
                            transaction.put(
                                    new Metadata(
                                            "closed_at",
                                            Json.of((double) transaction.worldTime())));
                            return Decision.commit(true);
                        })
                .join();
    }

    private static KeptTotals runTotals(WorldFile file) throws StartException {
        try {
            return KeptTotals.of(file);
        } catch (CommitStore.StorageException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String worldId(WorldFile file) throws StartException {
        try {
            return file.worldId();
        } catch (CommitStore.StorageException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static TextEmbedder openEmbedder(ServerSettings settings) throws StartException {
        try {
            return Embedders.open(settings.models());
        } catch (EmbeddingException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean hasNpcs(World world) {
        return world.durable().entries().stream()
                .anyMatch(entry ->
                        NpcKeys.parse(entry.key())
                                .filter(name -> name.kind() == NpcKeys.Kind.DEFINITION)
                                .isPresent());
    }

    private static void settle(NpcFiles files, World world) throws StartException {
        try {
            files.settle(world);
        } catch (IOException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static FunctionIndex openIndex(WorldFile file, String ending, Embedder embedder)
            throws StartException {
        Path save = file.file();
        Path folder = save.resolveSibling(save.getFileName() + ending);
        try {
            return FunctionIndex.open(folder, embedder, file.worldId());
        } catch (EmbeddingException
                | IllegalArgumentException
                | UncheckedIOException
                | CommitStore.StorageException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private World openWorld(WorldFile file) throws StartException {
        try {
            return part(
                    "world",
                    World.open(
                            "main", file, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
        } catch (CommitStore.StorageException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The languages that the functions of a world are in, as far as a server may run them.
    private static Set<Language> languages(World world) {
        return world.durable().functions().stream()
                .flatMap(function -> Language.named(function.active().language()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Genesis genesis(
            ServerSettings settings, World world, FunctionRunner runner, WorldFunctions functions) {
        return settings.generateWorld()
                ? Genesis.generated(world, runner, functions)
                : Genesis.fromReference(world, runner);
    }

    private static boolean make(Genesis genesis, InitialPrompt prompt, boolean generate)
            throws StartException {
        try {
            boolean made = genesis.run(prompt);
            if (!made && generate) {
                LOG.warn(
                        "--generate-world is for new worlds, and this one is made already;"
                                + " use --recreate with it to start afresh");
            }
            return made;
        } catch (GenesisException e) {
            throw new StartException("the world could not be made: " + e.getMessage(), e);
        }
    }

    private static PublicPort openPort(PortSettings port, HttpRoutes routes, Lobby lobby)
            throws StartException {
        try {
            return PublicPort.open(port, routes, lobby);
        } catch (RuntimeException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Catalog similarFunctions(FunctionCatalog catalog) {
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

    private static Failures failures(LastFailures last) {
        return name -> {
            try {
                return last.of(name).map(LastFailures.LastFailure::message);
            } catch (CommitStore.StorageException e) {
                LOG.error("How {} failed cannot be read", name, e);
                return Optional.empty();
            }
        };
    }

    private static TrackRecord.Book trackRecords(RunTotals totals) {
        return name -> {
            RunTotals.Total total = totals.function(name);
            return new TrackRecord(total.runs(), total.good());
        };
    }

    private <T extends AutoCloseable> Ahead<T> ahead(String name, Callable<T> make) {
        Ahead<T> ahead = Ahead.begin(name, make);
        parts.push(new Part(name + ", made ahead", ahead::abandon));
        return ahead;
    }

    private <T extends AutoCloseable> T part(String name, T part) {
        parts.push(new Part(name, part::close));
        return part;
    }

    /// The world's NPCs.
    public Npcs npcs() {
        return npcs.now();
    }

    /// The key with which an operator asks for what others may not see or do.
    public String operatorKey() {
        return operatorKey;
    }

    /// Whether the world was made at this start.
    public boolean isNew() {
        return isNew;
    }

    /// Where a browser on this machine finds the page, such as `http://localhost:3001`.
    public String url() {
        return port.url();
    }

    /// The public port.
    public int port() {
        return port.port();
    }

    /// A demo in this world, which can be watched from now on. It has not begun yet.
    ///
    /// @param ownWorld true where this world is the demo's own, and watchers may have both made
    ///   anew
    public DemoStage stage(DemoScript script, Pace pace, PrintStream out, boolean ownWorld) {
        Optional<DemoStage.Reset> reset =
                ownWorld ? Optional.of(this::beginAgain) : Optional.empty();
        DemoStage stage = new DemoStage(script, dispatch, npcs, reset, pace, out);
        dispatch.present(stage);
        return stage;
    }

    private void beginAgain() {
        try {
            genesis.runAgain(prompt);
            dispatch.beginAgain();
            npcFiles.settleAfresh(npcs.now().world());
            npcs.startAgain();
        } catch (GenesisException | IOException e) {
            throw new IllegalStateException("the world could not begin again", e);
        }
    }

    /// Stops: players are told, what was accepted is finished and saved. Parts end in the opposite
    /// order of their start.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        lobby.close();
        desks.cancel(false);
        if (npcs != null) {
            npcs.close();
        }
        // First, so that those who wait for it still hear that there will be no answer.
        model.ifPresent(ChatModel::close);
        if (dispatch != null) {
            dispatch.letWishesEnd();
            dispatch.sayGoodbye();
        }
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.ending().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.error("Stopping the {} failed", part.name(), e);
            }
        }
    }
}
