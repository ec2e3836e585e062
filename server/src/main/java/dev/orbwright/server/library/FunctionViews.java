package dev.orbwright.server.library;

import dev.orbwright.forge.Words;
import dev.orbwright.runtime.FunctionCatalog;
import dev.orbwright.runtime.RunTotals;
import dev.orbwright.server.view.Promises;
import dev.orbwright.storage.RunArchive;
import dev.orbwright.storage.StoredRun;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Functions as the API shows them.
final class FunctionViews {

    /// So many are looked for by meaning.
    private static final int SEARCHED = 100;

    /// And so many where too few of those are wanted.
    private static final int SEARCHED_DEEPER = 1_000;

    private static final Comparator<StoredFunction> NEWEST =
            Comparator.comparingDouble(FunctionViews::writtenAt)
                    .reversed()
                    .thenComparing(StoredFunction::name);

    private final World world;
    private final FunctionCatalog catalog;
    private final RunTotals totals;
    private final RunArchive archive;

    FunctionViews(World world, FunctionCatalog catalog, RunTotals totals, RunArchive archive) {
        this.world = world;
        this.catalog = catalog;
        this.totals = totals;
        this.archive = archive;
    }

    /// Which functions are listed.
    ///
    /// @param words what they should do; empty for all, the newest first
    /// @param owner a soul's id, or `world`
    record Filter(
            Optional<String> words,
            Optional<StoredFunction.Status> status,
            Optional<String> owner,
            int limit,
            int offset) {

        boolean takesAll() {
            return status.isEmpty() && owner.isEmpty();
        }

        boolean takes(StoredFunction function) {
            return status.filter(wanted -> wanted != function.status()).isEmpty()
                    && owner.filter(wanted -> !wanted.equals(function.ownerId().orElse("world")))
                            .isEmpty();
        }
    }

    JsonObject list(Filter filter, Asker asker) throws CommitStore.StorageException {
        WorldState state = world.durable();
        Map<StoredFunction, Double> found =
                filter.words().isPresent()
                        ? alike(filter.words().get(), filter, state)
                        : newest(filter, state);
        List<Json> shown = new ArrayList<>();
        for (Map.Entry<StoredFunction, Double> each :
                found.entrySet().stream().skip(filter.offset()).limit(filter.limit()).toList()) {
            JsonObject row = row(state, each.getKey(), asker);
            shown.add(each.getValue().isNaN() ? row : row.with("score", each.getValue()));
        }
        return JsonObject.of("functions", new Json.Arr(shown), "total", found.size());
    }

    private static Map<StoredFunction, Double> newest(Filter filter, WorldState state) {
        Map<StoredFunction, Double> found = new LinkedHashMap<>();
        state.functions().stream()
                .filter(filter::takes)
                .sorted(NEWEST)
                .forEach(function -> found.put(function, Double.NaN));
        return found;
    }

    /// The index knows neither owners nor statuses: it is asked for more where too few of the best
    /// are among those that are wanted. Of those that are not even among these, the ones that say a
    /// word of it follow.
    private Map<StoredFunction, Double> alike(String words, Filter filter, WorldState state) {
        Map<StoredFunction, Double> found = alike(words, filter, state, SEARCHED);
        if (found.size() < filter.offset() + filter.limit() && catalog.size() > SEARCHED) {
            found = alike(words, filter, state, SEARCHED_DEEPER);
        }
        if (filter.takesAll()) {
            return found;
        }
        Set<String> wanted = Words.of(words);
        Map<StoredFunction, Double> all = found;
        state.functions().stream()
                .filter(filter::takes)
                .filter(function -> !all.containsKey(function))
                .filter(function -> common(function, wanted) > 0)
                .sorted(
                        Comparator.comparingLong(
                                        (StoredFunction function) -> common(function, wanted))
                                .reversed()
                                .thenComparing(NEWEST))
                .forEach(function -> all.put(function, Double.NaN));
        return all;
    }

    private Map<StoredFunction, Double> alike(
            String words, Filter filter, WorldState state, int depth) {
        Map<StoredFunction, Double> found = new LinkedHashMap<>();
        for (FunctionCatalog.Match match : catalog.find(words, depth)) {
            state.function(match.name())
                    .filter(filter::takes)
                    .ifPresent(function -> found.put(function, match.similarity()));
        }
        return found;
    }

    private static long common(StoredFunction function, Set<String> wanted) {
        Set<String> said = Words.of(function.active().description());
        return wanted.stream().filter(said::contains).count();
    }

    private static double writtenAt(StoredFunction function) {
        return function.revisions().getLast().provenance().number("written_at").orElse(0);
    }

    private JsonObject row(WorldState state, StoredFunction function, Asker asker)
            throws CommitStore.StorageException {
        RunTotals.Total total = totals.function(function.name());
        return JsonObject.builder()
                .put("name", function.name())
                .put("description", function.active().description())
                .put("status", wireName(function.status()))
                .put("language", function.active().language())
                .putIfPresent("owner", function.ownerId())
                .putIfPresent("owner_name", function.ownerId().map(id -> soulName(state, id)))
                .put("active_revision", function.activeRevision())
                .put("revisions", function.revisions().size())
                .put("runs", total.runs())
                .put("failures", total.failures() + total.limits())
                .putIfPresent("last_run", archive.lastTime(function.name()))
                .put("failures_in_a_row", failures(function).size())
                .put("rights", Rights.of(asker, function))
                .build();
    }

    JsonObject detail(StoredFunction function, Asker asker) throws CommitStore.StorageException {
        WorldState state = world.durable();
        FunctionRevision active = function.active();
        List<Json> revisions = new ArrayList<>();
        for (int number = 1; number <= function.revisions().size(); number++) {
            revisions.add(summary(function, number));
        }
        List<StoredRun> failures = failures(function);
        JsonObject detail =
                row(state, function, asker)
                        .with("source", source(active))
                        .with("parameters_schema", active.parametersSchema())
                        .with("conditions", active.conditions())
                        .with("promises", Promises.of(active.conditions(), state, reader(asker)))
                        .with("provenance", active.provenance())
                        .with("revisions", new Json.Arr(revisions))
                        .with("used_by", Users.of(state, function.name()).toJson());
        return failures.isEmpty()
                ? detail
                : detail.with(
                        "failure",
                        JsonObject.of(
                                "code",
                                failures.getFirst().run().code(),
                                "message",
                                failures.getFirst().run().message()));
    }

    private List<StoredRun> failures(StoredFunction function) throws CommitStore.StorageException {
        return archive.failuresInARow(
                function.name(), function.activeRevision(), Quarantine.FAILURES);
    }

    JsonObject revision(StoredFunction function, int number, Asker asker)
            throws CommitStore.StorageException {
        FunctionRevision revision = function.revisions().get(number - 1);
        return summary(function, number)
                .with("name", function.name())
                .with("source", source(revision))
                .with("parameters_schema", revision.parametersSchema())
                .with("conditions", revision.conditions())
                .with(
                        "promises",
                        Promises.of(revision.conditions(), world.durable(), reader(asker)))
                .with("provenance", revision.provenance());
    }

    private static JsonObject summary(StoredFunction function, int number) {
        FunctionRevision revision = function.revisions().get(number - 1);
        JsonObject provenance = revision.provenance();
        double tokens =
                provenance.number("prompt_tokens").orElse(0)
                        + provenance.number("completion_tokens").orElse(0);
        return JsonObject.builder()
                .put("number", number)
                .put("parent", revision.parent())
                .put("description", revision.description())
                .putIfPresent("author", provenance.text("author"))
                .putIfPresent("prompt", provenance.text("prompt"))
                .putIfPresent("model", provenance.text("model").or(() -> provenance.text("recipe")))
                .put("tokens", tokens)
                .putIfPresent("cost", provenance.get("cost"))
                .putIfPresent("written_at", provenance.get("written_at"))
                .put("language", revision.language())
                .put("active", number == function.activeRevision())
                .build();
    }

    static Optional<String> reader(Asker asker) {
        return asker instanceof Asker.Soul(String id) ? Optional.of(id) : Optional.empty();
    }

    String source(FunctionRevision revision) throws CommitStore.StorageException {
        return world.source(revision.sourceHash()).orElse("");
    }

    static String wireName(StoredFunction.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static String soulName(WorldState state, String id) {
        return state.entity(id, Soul.class).map(Soul::name).orElse("");
    }
}
