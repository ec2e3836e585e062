package dev.orbwright.server.http;

import dev.orbwright.storage.WishLog;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators see of wishes that are over.
public final class WishDesk {

    private static final Logger LOG = LoggerFactory.getLogger(WishDesk.class);
    private static final int LISTED = 100;
    private static final String OFFERED = "offered";

    private final World world;
    private final WishLog log;
    private final BiPredicate<String, String> awaited;

    /// @param awaited whether a soul can still answer the draft or the offers of this id; soul
    ///   first
    public WishDesk(World world, WishLog log, BiPredicate<String, String> awaited) {
        this.world = world;
        this.log = log;
        this.awaited = awaited;
    }

    /// The latest ones, newest first.
    Outcome list() {
        try {
            List<Json> wishes = new ArrayList<>();
            for (WishLog.Found found : log.latest(LISTED)) {
                wishes.add(summary(found));
            }
            return Outcome.ok(JsonObject.of("wishes", new Json.Arr(wishes)));
        } catch (CommitStore.StorageException | MalformedJsonException e) {
            return unreadable(e);
        }
    }

    /// One with all its stages.
    Outcome show(String id) {
        try {
            Optional<WishLog.Found> found = log.find(id);
            return found.isEmpty()
                    ? Outcome.notFound("There is no wish of this id, or it is forgotten.")
                    : Outcome.ok(
                            summary(found.get())
                                    .withAll(JsonText.parseObject(found.get().entry().account())));
        } catch (CommitStore.StorageException | MalformedJsonException e) {
            return unreadable(e);
        }
    }

    private static Outcome unreadable(Exception e) {
        LOG.error("How wishes went cannot be read", e);
        return Outcome.error(500, "UNREADABLE", "How wishes went cannot be read from the save.");
    }

    private JsonObject summary(WishLog.Found found) throws MalformedJsonException {
        WishLog.Entry entry = found.entry();
        JsonObject summary = summary(entry);
        if (entry.draftId().isPresent()) {
            return summary.with("draft", draft(entry.draftId().get(), found));
        }
        return entry.outcome().equals(OFFERED)
                ? summary.with("offers", answer(entry.id(), found))
                : summary;
    }

    /// What became of a draft: drafts are in memory, so that one which is not there any more and
    /// was not answered is forgotten.
    private JsonObject draft(String id, WishLog.Found found) throws MalformedJsonException {
        JsonObject draft = JsonObject.of("id", id);
        if (found.refinedBy().isPresent()) {
            return draft.with("became", "refined").with("refined_by", found.refinedBy().get());
        }
        return draft.withAll(answer(id, found));
    }

    private JsonObject answer(String shown, WishLog.Found found) throws MalformedJsonException {
        return found.answer().isPresent()
                ? JsonText.parseObject(found.answer().get())
                : JsonObject.of(
                        "became",
                        awaited.test(found.entry().soulId(), shown) ? "awaited" : "expired");
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
