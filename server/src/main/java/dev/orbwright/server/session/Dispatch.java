package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.npc.NpcStage;
import dev.orbwright.npc.Npcs;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.server.transport.Client;
import dev.orbwright.server.transport.Connections;
import dev.orbwright.storage.WishArchive;
import dev.orbwright.storage.WishLog;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for players: joins connections to souls, and answers their requests.
///
/// [#handlers] is the one table from a request's name to what happens.
public final class Dispatch implements Connections, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /// Requests that the seed answers with an `actionResult` event, too.
    private static final Set<String> ACTIONS =
            Set.of("performAction", "playerMove", "submitToolDescription", "submitInput");

    /// Requests that have a function written, or kept.
    private static final Set<String> WISHES =
            Set.of(
                    "submitToolDescription",
                    "takeOffer",
                    "declineOffers",
                    "keepDraft",
                    "refineDraft",
                    "discardDraft",
                    "refineTool",
                    "repairFunction");

    /// Requests that are counted as actions are, and are no actions of the seed's.
    private static final Set<String> COUNTED = Set.of("say", "giveToNpc", "npcShown");

    /// Requests that those who only watch may make.
    private static final Set<String> FOR_SPECTATORS =
            Set.of("requestState", "toolSource", "demoControl");

    private static final Duration FOR_WISHES = Duration.ofSeconds(3);

    /// The token of those who want to watch the demo.
    private static final String FOLLOW_DEMO = "follow:demo";

    private final World world;
    private final SoulTokens tokens;
    private final Sessions sessions = new Sessions();
    private final Broadcast broadcast;
    private final Departures departures;
    private final Wishes wishes;
    private final Map<String, Handler> handlers;
    private final RateLimits rateLimits = new RateLimits(System::nanoTime);
    private final FunctionRunner runner;
    private final NpcTelling npcTelling;
    private volatile Optional<Show> show = Optional.empty();
    private volatile Optional<Npcs> npcs = Optional.empty();

    /// Lets players into this world.
    ///
    /// @param tokenSecret at least 32 random bytes that stay with the world
    /// @param totals what functions took, for their owners
    /// @param wishArchive where it is kept which wishes are under way
    /// @param wishLog where it is kept how others went
    /// @param failures how functions failed, for their repair
    public Dispatch(
            World world,
            FunctionRunner runner,
            Forge forge,
            WishAccounts accounts,
            byte[] tokenSecret,
            RunTotals totals,
            WishArchive wishArchive,
            WishLog wishLog,
            Failures failures) {
        this.world = world;
        this.runner = runner;
        this.tokens = new SoulTokens(tokenSecret);
        Questions questions = new Questions();
        Turns turns = new Turns();
        this.broadcast = Broadcast.start(world, sessions, questions);
        this.departures =
                new Departures(world, sessions, () -> System.nanoTime() / 1_000_000).start();
        this.wishes =
                new Wishes(
                        world,
                        runner,
                        forge,
                        sessions,
                        accounts,
                        new KeptWishes(wishArchive, wishLog),
                        this::tellNpc);
        ToolDrafts drafts = new ToolDrafts(forge, wishes, failures);
        this.npcTelling = new NpcTelling(world, sessions);
        this.handlers =
                Map.ofEntries(
                        Map.entry("performAction", new PerformAction(runner, turns)),
                        Map.entry("playerMove", new PlayerMove(world, turns)),
                        Map.entry("submitToolDescription", wishes),
                        Map.entry("takeOffer", wishes.offers()::take),
                        Map.entry("declineOffers", wishes.offers()::decline),
                        Map.entry("keepDraft", drafts::keep),
                        Map.entry("refineDraft", drafts::refine),
                        Map.entry("discardDraft", drafts::discard),
                        Map.entry("refineTool", drafts::refineTool),
                        Map.entry("repairFunction", drafts::repair),
                        Map.entry("submitInput", new SubmitInput(runner, questions, turns)),
                        Map.entry("requestState", new RequestState(broadcast)),
                        Map.entry("toolSource", new ToolSource(world, totals)),
                        Map.entry("say", new Say(world, () -> npcs, npcTelling)),
                        Map.entry("npcShown", new NpcShown(() -> npcs, npcTelling)),
                        Map.entry("giveToNpc", new GiveToNpc(world, () -> npcs, turns)),
                        Map.entry("demoControl", new DemoControl(() -> show)));
    }

    /// The requests that are answered.
    public Set<String> requests() {
        return handlers.keySet();
    }

    /// True where what was set going for this soul goes on: somebody plays it, or did a few minutes
    /// ago.
    public boolean isAwake(String soulId) {
        return departures.isAwake(soulId);
    }

    /// The soul of a token, where it was signed by this server.
    public Optional<String> soulOf(String token) {
        return tokens.verify(token);
    }

    /// Tells all windows of a soul something.
    public void tell(String soulId, String event, JsonObject payload) {
        sessions.ofSoul(soulId).forEach(session -> session.send(event, payload));
    }

    /// From now on players can speak to these.
    public void attach(Npcs all) {
        npcs = Optional.of(all);
    }

    /// Shows NPCs to players.
    public NpcStage npcStage() {
        return npcTelling;
    }

    /// The souls that are played now.
    public Set<String> present() {
        return sessions.souls();
    }

    /// How many clients are connected.
    public int connected() {
        return sessions.all().size();
    }

    @Override
    public void connected(Client client) {
        Optional<Show> watched =
                show.filter(_ -> client.authToken().equals(Optional.of(FOLLOW_DEMO)));
        if (watched.isPresent()) {
            watch(client, watched.get());
        } else {
            join(client);
        }
    }

    private void watch(Client client, Show watched) {
        Session session = Session.ofSpectator(client, () -> watched.soulId().orElse(""));
        sessions.add(session);
        session.send("assignSoulId", Json.of(session.soulId()));
        session.send("sessionToken", JsonObject.of("soul_id", session.soulId(), "spectator", true));
        session.showState(() -> broadcast.viewFor(session.soulId()));
        watched.now().ifPresent(step -> session.send("demoStep", step));
        wishes.replayTo(session);
    }

    private void join(Client client) {
        Optional<String> returning = client.authToken().flatMap(tokens::verify);
        try {
            Arrival.Welcome welcome =
                    world.submit(Actor.WORLD, "arrival", Arrival.of(returning))
                            .thenApply(Outcome::result)
                            .join();
            String soulId = welcome.soulId();
            Session session = Session.ofPlayer(client, soulId);
            sessions.add(session);
            session.send("assignSoulId", Json.of(soulId));
            session.send(
                    "sessionToken",
                    JsonObject.of("token", tokens.sign(soulId), "soul_id", soulId)
                            .with("returning", welcome.returning()));
            session.showState(() -> broadcast.viewFor(soulId));
            wishes.replayTo(session);
            broadcast.presenceChanged(session.soulId());
        } catch (CompletionException e) {
            LOG.warn("Nobody could be let in", e);
            client.send(
                    "gameStateUpdate",
                    JsonText.write(JsonObject.of("error", "The world is not open right now.")));
            client.disconnect("the world is not open");
        }
    }

    @Override
    public void disconnected(Client client, String reason) {
        sessions.remove(client.id())
                .ifPresent(session -> {
                    npcTelling.gone(client.id());
                    broadcast.presenceChanged(session.soulId());
                    if (!session.isSpectator()) {
                        departures.left(session.soulId());
                    }
                });
    }

    @Override
    public CompletionStage<String> received(Client client, String event, List<String> arguments) {
        Optional<Session> session = sessions.of(client.id());
        Handler handler = handlers.get(event);
        if (session.isEmpty()) {
            return text(Reply.error("NOT_CONNECTED", "Connect first, then ask."));
        }
        if (handler == null) {
            return text(
                    Reply.error(
                            "UNKNOWN_EVENT",
                            "There is no event of this name; there are %s."
                                    .formatted(
                                            String.join(
                                                    ", ",
                                                    handlers.keySet().stream()
                                                            .sorted()
                                                            .toList()))));
        }
        if (session.get().isSpectator() && !FOR_SPECTATORS.contains(event)) {
            return text(Reply.refused("WATCHING", "You are watching; come in as a player to act."));
        }
        JsonObject payload;
        try {
            payload = payload(arguments);
        } catch (MalformedJsonException e) {
            return text(Reply.error("BAD_REQUEST", "%s: %s.".formatted(event, e.getMessage())));
        }
        return refused(session.get(), event)
                .<CompletionStage<Reply>>map(Replies::now)
                .orElseGet(() -> handler.handle(session.get(), payload))
                .exceptionally(failure -> failed(event, failure))
                .thenApply(reply -> {
                    if (ACTIONS.contains(event)) {
                        session.get().send("actionResult", forSeedClients(reply));
                    }
                    return JsonText.write(reply.payload());
                });
    }

    /// Whether so much may be asked for. A wish is refused, too, to those whose functions rest.
    private Optional<Reply> refused(Session session, String event) {
        if (!ACTIONS.contains(event) && !WISHES.contains(event) && !COUNTED.contains(event)) {
            return Optional.empty();
        }
        Optional<Reply> tooOften = rateLimits.refuse(session);
        return tooOften.isPresent() || !WISHES.contains(event)
                ? tooOften
                : runner.refusal(session.soulId())
                        .map(message -> Reply.refused(FunctionRunner.OVERUSED, message));
    }

    private static JsonObject payload(List<String> arguments) throws MalformedJsonException {
        if (arguments.isEmpty()) {
            return JsonObject.EMPTY;
        }
        Json first = JsonText.parse(arguments.getFirst());
        return first == Json.Null.NULL
                ? JsonObject.EMPTY
                : JsonText.parseObject(arguments.getFirst());
    }

    private static Reply failed(String event, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof WorldStoppedException stopped) {
            return Reply.error("WORLD_STOPPED", forPlayers(stopped));
        }
        LOG.error("A bug while answering {}", event, cause);
        return Reply.error(
                "INTERNAL", "The server made a mistake; nothing was changed. It is in its log.");
    }

    /// What storage says of files and disks is for the log.
    private static String forPlayers(WorldStoppedException stopped) {
        String message = String.valueOf(stopped.getMessage());
        int detail = message.indexOf(": ");
        return (detail < 0 ? message : message.substring(0, detail)) + ". Try again in a moment.";
    }

    /// The seed's clients know `{success, message}` only.
    private static JsonObject forSeedClients(Reply reply) {
        JsonObject error = reply.payload().object("error");
        return error.members().isEmpty()
                ? reply.payload()
                : JsonObject.of("success", false)
                        .with("message", error.text("message").orElse("That did not work."))
                        .with("code", error.text("code").orElse("ERROR"));
    }

    private static CompletionStage<String> text(Reply reply) {
        return CompletableFuture.completedFuture(JsonText.write(reply.payload()));
    }

    /// From now on this can be watched.
    public void present(Show demo) {
        show = Optional.of(demo);
    }

    /// Tells those who watch.
    public void tellSpectators(String event, JsonObject payload) {
        String text = JsonText.write(payload);
        sessions.all().stream()
                .filter(Session::isSpectator)
                .forEach(session -> session.sendText(event, text));
    }

    /// Gives all players what newcomers have, at the place where newcomers begin.
    public void beginAgain() {
        world.submit(Actor.WORLD, "begin again", Arrival::again).join();
    }

    /// Puts a soul into a location, for whoever runs the server.
    ///
    /// @return false where there is no such soul or no such location
    public boolean relocate(String soulId, String locationId) {
        return world.submit(
                        new Actor(Actor.Kind.OPERATOR, "operator"),
                        "relocate",
                        transaction -> Arrival.relocate(transaction, soulId, locationId))
                .join()
                .result();
    }

    /// Takes up the wishes that a crash interrupted.
    public void resumeWishes() {
        wishes.resume();
    }

    /// Has a tool made for an NPC, in the same line as those of players. Blocks.
    ///
    /// @param tells tells the NPC what came of it; false where it cannot hear it any more
    public void makeForNpc(Wish wish, Predicate<ForgeResult> tells) {
        wishes.ofNpcs().make(wish, tells);
    }

    private boolean tellNpc(String npcId, ForgeResult result) {
        return npcs.filter(all -> all.tell(npcId, result)).isPresent();
    }

    /// Whether a soul can still answer what it was shown: the draft of this id, or the offers for
    /// the wish of this id.
    public boolean awaitsAnswer(String soulId, String shown) {
        return wishes.awaitsAnswer(soulId, shown);
    }

    /// How many wishes are worked on or wait.
    public int wishesUnderWay() {
        return wishes.underWay();
    }

    /// How many wishes wait for their turn.
    public int wishesWaiting() {
        return wishes.waiting();
    }

    /// Gives the wishes under way a moment to end, so that their players still hear how.
    public void letWishesEnd() {
        wishes.awaitEnd(FOR_WISHES);
    }

    /// Tells everybody that the server stops.
    public void sayGoodbye() {
        sessions.all()
                .forEach(session ->
                        session.send(
                                "debugInfo",
                                Json.of("The server is stopping. Everything is saved.")));
    }

    @Override
    public void close() {
        departures.close();
        broadcast.close();
    }
}
