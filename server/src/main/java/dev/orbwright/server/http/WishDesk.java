package dev.orbwright.server.http;

import dev.orbwright.storage.WishLog;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators see of wishes that are over.
public final class WishDesk {

    private static final Logger LOG = LoggerFactory.getLogger(WishDesk.class);
    private static final int LISTED = 100;

    private final World world;
    private final WishLog log;

    public WishDesk(World world, WishLog log) {
        this.world = world;
        this.log = log;
    }

    /// The latest ones, newest first.
    Outcome list() {
        try {
            List<Json> wishes = log.latest(LISTED).stream().<Json>map(this::summary).toList();
            return Outcome.ok(JsonObject.of("wishes", new Json.Arr(wishes)));
        } catch (CommitStore.StorageException e) {
            return unreadable(e);
        }
    }

    /// One with all its stages.
    Outcome show(String id) {
        try {
            Optional<WishLog.Entry> entry = log.find(id);
            return entry.isEmpty()
                    ? Outcome.notFound("There is no wish of this id, or it is forgotten.")
                    : Outcome.ok(
                            summary(entry.get())
                                    .withAll(JsonText.parseObject(entry.get().account())));
        } catch (CommitStore.StorageException | MalformedJsonException e) {
            return unreadable(e);
        }
    }

    private static Outcome unreadable(Exception e) {
        LOG.error("How wishes went cannot be read", e);
        return Outcome.error(500, "UNREADABLE", "How wishes went cannot be read from the save.");
    }

    private JsonObject summary(WishLog.Entry entry) {
        return JsonObject.builder()
                .put("id", entry.id())
                .put("ended_at", entry.ended().toEpochMilli())
                .put("soul_id", entry.soulId())
                .putIfPresent(
                        "soul_name",
                        world.durable().entity(entry.soulId(), Soul.class).map(Soul::name))
                .put("description", entry.text())
                .put("outcome", entry.outcome())
                .build();
    }
}
