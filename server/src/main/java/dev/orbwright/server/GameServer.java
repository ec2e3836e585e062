package dev.orbwright.server;

import dev.orbwright.forge.EditCheck;
import dev.orbwright.forge.Forge;
import dev.orbwright.forge.FunctionWriter;
import dev.orbwright.forge.ModelSecondLook;
import dev.orbwright.forge.ModelWriter;
import dev.orbwright.forge.SourceCheck;
import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.TextEmbedder;
import dev.orbwright.npc.NpcParts;
import dev.orbwright.npc.Npcs;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Timers;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.server.access.OperatorKey;
import dev.orbwright.server.demo.DemoScript;
import dev.orbwright.server.demo.DemoStage;
import dev.orbwright.server.demo.Pace;
import dev.orbwright.server.genesis.GenesisException;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.server.http.Desks;
import dev.orbwright.server.http.FunctionReport;
import dev.orbwright.server.http.Health;
import dev.orbwright.server.http.HttpRoutes;
import dev.orbwright.server.http.ModelDesk;
import dev.orbwright.server.http.NpcDesk;
import dev.orbwright.server.http.WishDesk;
import dev.orbwright.server.library.Library;
import dev.orbwright.server.library.LibraryDesk;
import dev.orbwright.server.metrics.Metrics;
import dev.orbwright.server.session.Dispatch;
import dev.orbwright.server.transport.PortSettings;
import dev.orbwright.server.transport.PublicPort;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.storage.WishLog;
import dev.orbwright.world.task.Clock;
import dev.orbwright.world.task.World;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: one world, and everything that it needs, wired by hand.
public final class GameServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GameServer.class);

    private final Parts parts = new Parts();
    private final Lobby lobby = new Lobby();
    private final CompletableFuture<Desks> desks = new CompletableFuture<>();
    private final Beginning beginning;
    private final Dispatch dispatch;
    private final PublicPort port;
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
                    parts.begin(
                            "sandbox",
                            () ->
                                    Sandboxes.open(
                                            guests.isolation(),
                                            hostApi,
                                            guests.budgets(),
                                            prompt.languages()));
            this.port =
                    parts.add(
                            "page",
                            openPort(
                                    settings.port(),
                                    new HttpRoutes(desks, settings.publicMetrics()),
                                    lobby));
            Ahead<TextEmbedder> textsAhead =
                    parts.begin("embeddings", () -> SearchParts.openEmbedder(settings.models()));
            SavedWorld saved = SavedWorld.open(settings, parts);
            World world = saved.world();
            RunParts runs = RunParts.open(saved, hostApi, guests, sandboxAhead, parts);
            FunctionRunner runner = runs.runner();
            SearchParts search = SearchParts.open(saved, textsAhead, parts);

            Metrics metrics = parts.add("metrics", new Metrics());
            ModelParts models = ModelParts.open(settings, saved.file(), metrics);
            model = models.chat();
            ModelAccounts accounts = models.accounts();
            FunctionWriter writer = writer(model, hostApi, search.embedder());
            LOG.info(
                    "Model: {}; embeddings: {}",
                    model.map(ChatModel::description)
                            .orElseGet(() -> settings.models().description()),
                    search.embedder().id());

            this.beginning =
                    new Beginning(
                            settings,
                            prompt,
                            world,
                            runner,
                            new WorldFunctions(writer, runs.sandbox(), hostApi));
            this.isNew = beginning.make();
            parts.atEnd("time", saved::keepTheTime);

            Forge forge =
                    new Forge(
                            world,
                            runner,
                            runs.sandbox(),
                            hostApi,
                            search.similar(),
                            writer,
                            new Forge.Extras(
                                    runs.trackRecords(),
                                    model.filter(_ -> settings.models().looksTwice())
                                            .map(ModelSecondLook::new)));
            WishLog wishLog = new WishLog(saved.file());
            this.dispatch =
                    parts.add(
                            "players",
                            new Dispatch(
                                    world,
                                    runner,
                                    forge,
                                    accounts,
                                    TokenSecret.in(settings.savesFolder()),
                                    runs.totals(),
                                    new WishArchive(saved.file()),
                                    wishLog,
                                    runs.failures(saved)));
            Library library =
                    new Library(
                            world,
                            saved.file(),
                            runs.kept(),
                            search.functions(),
                            runs.totals(),
                            runner,
                            new SourceCheck(runs.sandbox(), hostApi),
                            new EditCheck(world, runner, runs.sandbox(), hostApi),
                            dispatch::tell);
            NpcParts npcParts =
                    new NpcParts(
                            world,
                            runner,
                            hostApi,
                            model,
                            Optional.of(search.embedder()),
                            Optional.of(search.memories(saved, parts)),
                            Optional.of(dispatch::makeForNpc),
                            accounts::cost,
                            dispatch::present,
                            settings.turnsOfNpcs(),
                            settings.npcs().pace());
            this.npcs = new LivingNpcs(() -> Npcs.start(npcParts, dispatch.npcStage()), dispatch);
            parts.add("NPCs", npcs);
            Timers timers = parts.add("timers", new Timers(world, runner, dispatch::isAwake));
            Clock clock =
                    parts.add(
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
                            runs.sandbox(),
                            writer,
                            search.embedder().id(),
                            search.functions(),
                            dispatch,
                            new FunctionReport(guests, runs.totals(), runs.ledger(), timers));
            this.operatorKey = OperatorToken.in(settings.savesFolder());
            metrics.watch(world);
            metrics.watch(runs.sandbox());
            metrics.watchConnections(dispatch::connected);
            metrics.watchFunctions(search.functions()::size);
            metrics.watchWishes(dispatch::wishesUnderWay, dispatch::wishesWaiting);
            for (Payer payer : accounts.shared()) {
                metrics.watchSpending(payer.kind(), () -> accounts.balance(payer));
            }
            for (Payer.Kind kind : List.of(Payer.Kind.PLAYER, Payer.Kind.NPC)) {
                metrics.watchLargestShare(kind, period -> accounts.largestShare(kind, period));
            }
            OperatorKey operators = new OperatorKey(operatorKey);
            desks.complete(
                    new Desks(
                            health,
                            new ModelDesk(model, writer.description(), accounts),
                            metrics,
                            new LibraryDesk(library, dispatch::soulOf, operators),
                            new NpcDesk(world, npcs::now, accounts),
                            new WishDesk(world, wishLog, dispatch::awaitsAnswer),
                            operators));
            // Once more, for it must be closed before what its players use.
            parts.add("port", port);
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

    private static PublicPort openPort(PortSettings settings, HttpRoutes routes, Lobby lobby)
            throws StartException {
        PublicPort port;
        try {
            port = PublicPort.open(settings, routes, lobby);
        } catch (RuntimeException e) {
            throw StartException.of(e);
        }
        if (!port.isLocal()) {
            LOG.warn(
                    "Listening on {}: whoever can reach this address can play, and have functions"
                            + " written and run",
                    settings.host());
        }
        return port;
    }

    private static FunctionWriter writer(
            Optional<ChatModel> model, HostApi hostApi, Embedder embedder) {
        return model.<FunctionWriter>map(chat -> new ModelWriter(chat, hostApi))
                .orElseGet(() -> new RecipeWriter(RecipeBook.standard(), embedder));
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
            beginning.makeAgain();
            dispatch.beginAgain();
            beginning.settleAgain();
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
        parts.close();
    }
}
