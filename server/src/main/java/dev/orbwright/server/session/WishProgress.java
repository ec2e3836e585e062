package dev.orbwright.server.session;

import dev.orbwright.forge.Finding;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.Stage;
import dev.orbwright.forge.Wish;
import dev.orbwright.llm.Payer;
import dev.orbwright.storage.WishLog;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tells all windows of a soul how its wish is doing, and a window that comes later how it was.
/// Thread-safe.
final class WishProgress implements ForgeListener {

    private static final int LONGEST_SOURCE = 100_000;
    private static final int MOST_FINDINGS = 20;
    private static final int MOST_DRAFTS = 5;

    private final String id;
    private final Wish wish;
    private final Payer payer;
    private final Sessions sessions;
    private final WishAccounts accounts;
    private final long started = System.nanoTime();
    private final List<JsonObject> told = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();
    private final List<Finding> findings = new ArrayList<>();

    /// What was written and was not good enough, the first first.
    private final List<String> drafts = new ArrayList<>();

    /// @param payer on whose budget the wish is
    WishProgress(Wish wish, Payer payer, Sessions sessions, WishAccounts accounts) {
        this(UUID.randomUUID().toString(), wish, payer, sessions, accounts);
    }

    /// Of a wish that has an id already.
    WishProgress(String id, Wish wish, Payer payer, Sessions sessions, WishAccounts accounts) {
        this.id = id;
        this.wish = wish;
        this.payer = payer;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    String id() {
        return id;
    }

    void say(String stage, String detail) {
        say(stage, detail, JsonObject.EMPTY);
    }

    synchronized void say(String stage, String detail, JsonObject more) {
        JsonObject payload =
                JsonObject.builder()
                        .put("wish_id", id)
                        .put("description", wish.text())
                        .put("stage", stage)
                        .put("detail", detail)
                        .put("elapsed_ms", (System.nanoTime() - started) / 1_000_000)
                        .putIfPresent("budget", accounts.budget(payer))
                        .build()
                        .withAll(more);
        told.add(payload);
        sessions.ofSoul(wish.soulId()).forEach(session -> session.send("toolProgress", payload));
    }

    /// It waits for its turn.
    ///
    /// @param position 1 for the next one
    void waits(int position) {
        say(
                "waiting",
                position == 1
                        ? "Others wish too; yours is next."
                        : "Others wish too; %d before you.".formatted(position - 1),
                JsonObject.of("position", position));
    }

    /// Nothing comes of it.
    void declined(String code, String message) {
        say("declined", message, JsonObject.of("code", code).with("suggestions", Json.Arr.of()));
    }

    @Override
    public synchronized void stage(Stage stage, String detail) {
        if (stage == Stage.REPAIRING && drafts.size() < MOST_DRAFTS && !source.isEmpty()) {
            drafts.add(source.toString());
        }
        if (stage == Stage.WRITING || stage == Stage.REPAIRING) {
            source.setLength(0);
        }
        if (stage == Stage.REPAIRING) {
            List<Json> repaired = findings.stream().<Json>map(Finding::toJson).toList();
            findings.clear();
            say(stage.wireName(), detail, JsonObject.of("findings", new Json.Arr(repaired)));
        } else {
            say(stage.wireName(), detail);
        }
    }

    @Override
    public synchronized void found(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    @Override
    public synchronized void written(String text) {
        if (source.length() < LONGEST_SOURCE) {
            source.append(text);
        }
        JsonObject payload = JsonObject.of("wish_id", id, "text", text);
        sessions.ofSoul(wish.soulId()).stream()
                .filter(session -> session.client().writable())
                .forEach(session -> session.send("toolSource", payload));
    }

    /// What is kept of it for operators: each stage with its time and its findings, all drafts, and
    /// what the player had used of a budget at the beginning and at the end.
    synchronized WishLog.Entry entry(Instant ended) {
        List<Json> stages =
                told.stream()
                        .<Json>map(payload ->
                                payload.without("wish_id").without("description").without("budget"))
                        .toList();
        String outcome = told.isEmpty() ? "" : told.getLast().text("stage").orElse("");
        JsonObject account =
                JsonObject.of("stages", new Json.Arr(stages))
                        .with("catalyst", wish.catalystId())
                        .with("drafts", Json.Arr.ofStrings(drafts))
                        .with("source", source.toString());
        if (!told.isEmpty()) {
            account =
                    account.with("budget_before", told.getFirst().object("budget"))
                            .with("budget_after", told.getLast().object("budget"));
        }
        return new WishLog.Entry(
                id,
                ended,
                wish.soulId(),
                wish.text(),
                outcome,
                JsonText.write(account),
                told.isEmpty() ? Optional.empty() : told.getLast().text("draft_id"));
    }

    /// Tells a window that has just been opened.
    synchronized void replayTo(Session session) {
        for (JsonObject payload : told) {
            session.send("toolProgress", payload.with("replayed", true));
        }
        if (!source.isEmpty()) {
            session.send("toolSource", JsonObject.of("wish_id", id, "text", source.toString()));
        }
    }
}
