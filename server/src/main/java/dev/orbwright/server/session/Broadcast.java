package dev.orbwright.server.session;

import dev.orbwright.server.view.GameStateView;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldProperty;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldEvent;
import dev.orbwright.world.task.WorldListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells sessions what was committed, each only what concerns its soul.
///
/// Runs on one thread of its own. Commits that come while it works are told together: a soul gets
/// one state for all of them.
final class Broadcast implements WorldListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    /// How long news is collected before it is told, so that a crowd costs no more than a few do.
    private static final long COLLECT_MILLIS = 25;

    /// What there is to tell.
    private sealed interface News {}

    private record Kept(Committed committed) implements News {}

    private record Reloaded() implements News {}

    private record Moved(String placeId) implements News {}

    private final World world;
    private final Sessions sessions;
    private final Questions questions;
    private final LinkedBlockingQueue<News> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    private Broadcast(World world, Sessions sessions, Questions questions) {
        this.world = world;
        this.sessions = sessions;
        this.questions = questions;
        this.thread = Thread.ofPlatform().name("broadcast").unstarted(this::run);
    }

    static Broadcast start(World world, Sessions sessions, Questions questions) {
        Broadcast broadcast = new Broadcast(world, sessions, questions);
        broadcast.thread.start();
        world.subscribe(broadcast);
        return broadcast;
    }

    @Override
    public void committed(Committed committed) {
        queue.add(new Kept(committed));
    }

    @Override
    public void reloaded(WorldState state) {
        queue.add(new Reloaded());
    }

    /// The world as this soul sees it now.
    JsonObject viewFor(String soulId) {
        return GameStateView.of(
                world.durable(),
                soulId,
                world.log().stream().map(CommitStore.LogLine::text).toList(),
                world.worldTime(),
                sessions.souls());
    }

    /// Tells everybody that shares a place with this soul that it came or left. Soon, and once for
    /// all who come or leave meanwhile.
    void presenceChanged(String soulId) {
        world.durable()
                .entity(soulId, Soul.class)
                .ifPresent(soul -> queue.add(new Moved(soul.placeId())));
    }

    private boolean isInOneOf(Session session, Set<String> places) {
        return world.durable()
                .entity(session.soulId(), Soul.class)
                .filter(soul -> places.contains(soul.placeId()))
                .isPresent();
    }

    private void run() {
        List<News> batch = new ArrayList<>();
        while (true) {
            try {
                News first = queue.take();
                batch.add(first);
                if (first instanceof Moved) {
                    Thread.sleep(COLLECT_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(batch);
            try {
                tell(batch);
            } catch (RuntimeException | Error e) {
                LOG.error("A bug kept sessions from being told of a commit", e);
            }
            batch.clear();
        }
    }

    private void tell(List<News> batch) {
        Set<Session> concerned = new LinkedHashSet<>();
        Set<String> places = new HashSet<>();
        for (News news : batch) {
            switch (news) {
                case Reloaded() -> concerned.addAll(sessions.all());
                case Moved(String placeId) -> places.add(placeId);
                case Kept(Committed committed) -> {
                    committed.commit().events().forEach(this::tellEvent);
                    for (Session session : sessions.all()) {
                        if (concerns(committed, session.soulId())) {
                            concerned.add(session);
                        }
                    }
                }
            }
        }
        if (!places.isEmpty()) {
            for (Session session : sessions.all()) {
                if (isInOneOf(session, places)) {
                    concerned.add(session);
                }
            }
        }
        concerned.forEach(this::sendState);
    }

    private void sendState(Session session) {
        session.sendState(() -> viewFor(session.soulId()));
    }

    private void tellEvent(WorldEvent event) {
        switch (event) {
            case WorldEvent.Logged(String text) -> {
                String line = JsonText.write(JsonObject.of("text", text));
                sessions.all().forEach(session -> session.sendText("logLine", line));
            }
            case WorldEvent.Told(String soulId, String text) ->
                    send(soulId, "message", JsonObject.of("text", text));
            case WorldEvent.Prompted(
                            String soulId,
                            String artifactId,
                            String message,
                            Optional<String> function) -> {
                JsonObject prompt = JsonObject.of("artifact_id", artifactId, "message", message);
                send(
                        soulId,
                        "prompt",
                        function.isPresent()
                                ? prompt.with(
                                        "prompt_id",
                                        questions.ask(
                                                new Questions.Question(
                                                        soulId, artifactId, function.get())))
                                : prompt);
            }
        }
    }

    private void send(String soulId, String event, Json payload) {
        sessions.ofSoul(soulId).forEach(session -> session.send(event, payload));
    }

    private static boolean concerns(Committed committed, String soulId) {
        Optional<Soul> soul = committed.state().entity(soulId, Soul.class);
        if (soul.isEmpty()) {
            return true;
        }
        return committed.commit().changes().changes().stream()
                .flatMap(Broadcast::sides)
                .anyMatch(entry -> isSeenBy(soul.get(), entry));
    }

    private static Stream<Entry> sides(Change change) {
        return Stream.concat(change.before().stream(), change.after().stream());
    }

    private static boolean isSeenBy(Soul soul, Entry entry) {
        return switch (entry) {
            case Puzzle _, WorldProperty _ -> true;
            case Artifact artifact -> soul.carries(artifact.id());
            case Entity entity ->
                    entity.id().equals(soul.id())
                            || entity.id().equals(soul.placeId())
                            || entity.locationId().equals(Optional.of(soul.placeId()));
            default -> false;
        };
    }

    @Override
    public void close() {
        world.unsubscribe(this);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
