package dev.orbwright.runtime;

import dev.orbwright.functionstore.Document;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.functionstore.Hit;
import dev.orbwright.functionstore.Query;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the search index in step with a world's functions, and finds functions by what they do.
///
/// The world is the truth; the index follows it on a thread of its own, and is made again at the
/// start where it is missing or has not seen the last commit.
public final class FunctionCatalog implements WorldListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionCatalog.class);
    private static final String COLLECTION = "function";
    private static final int PROGRESS_EVERY = 1_000;

    private final World world;
    private final FunctionIndex index;
    private final Sources sources;
    private final ExecutorService follower =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("function-catalog").factory());
    private long followed;
    private boolean behind;

    private FunctionCatalog(World world, FunctionIndex index) {
        this.world = world;
        this.index = index;
        this.sources = new Sources(world);
    }

    /// Follows this world from now on; the index is closed by its owner, after this.
    public static FunctionCatalog follow(World world, FunctionIndex index) {
        FunctionCatalog catalog = new FunctionCatalog(world, index);
        world.subscribe(catalog);
        catalog.follow(catalog::begin);
        return catalog;
    }

    private void begin() {
        long sequence = world.status().sequence();
        if (index.stamp() != sequence) {
            rebuild(world.durable(), sequence);
        }
        followed = sequence;
    }

    /// Functions that do something like this, best first.
    public List<Match> find(String description, int limit) {
        return index.search(new Query(description, COLLECTION, limit, Map.of())).stream()
                .map(FunctionCatalog::match)
                .toList();
    }

    /// Waits until everything that is durable by now can be found.
    public void awaitCaughtUp() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        follower.execute(reached::countDown);
        reached.await();
    }

    /// How many functions can be found.
    public int size() {
        return index.size();
    }

    private static Match match(Hit hit) {
        Document document = hit.document();
        return new Match(
                document.title(), document.text(), document.body(), hit.score(), hit.similarity());
    }

    @Override
    public void committed(Committed committed) {
        List<Change> changed =
                committed.commit().changes().changes().stream()
                        .filter(change -> change.key().table() == EntryKey.Table.FUNCTION)
                        .toList();
        long sequence = committed.commit().sequence();
        follow(() -> {
            changed.forEach(this::apply);
            followed = Math.max(followed, sequence);
            if (!changed.isEmpty()) {
                keep();
            }
        });
    }

    @Override
    public void reloaded(WorldState state) {
        long sequence = world.status().sequence();
        follow(() -> {
            followed = sequence;
            rebuild(state, sequence);
        });
    }

    private void keep() {
        if (!behind && followed >= index.stamp()) {
            index.commit(followed);
        }
    }

    private void apply(Change change) {
        if (change.after().isPresent()
                && change.after().get() instanceof StoredFunction function
                && function.status() != StoredFunction.Status.RETIRED) {
            index.put(document(function));
        } else {
            index.remove(change.key().id());
        }
    }

    private void rebuild(WorldState state, long sequence) {
        List<StoredFunction> functions = state.functions();
        LOG.info("Indexing {} functions", functions.size());
        index.rebuild(
                functions.stream().map(this::document),
                sequence,
                done -> {
                    if (done % PROGRESS_EVERY == 0) {
                        LOG.info("Indexed {} of {} functions", done, functions.size());
                    }
                });
    }

    private Document document(StoredFunction function) {
        return new Document(
                function.name(),
                COLLECTION,
                function.name(),
                function.active().description(),
                sources.text(function.active().sourceHash()),
                Map.of("language", function.active().language()));
    }

    private void follow(Runnable step) {
        follower.execute(() -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                behind = true;
                LOG.error("The function index fell behind; it is made again at the next start", e);
            }
        });
    }

    /// Finishes what is under way and leaves the index with the world's last commit.
    @Override
    public void close() {
        world.unsubscribe(this);
        follow(this::keep);
        follower.close();
    }

    /// A function that was found.
    ///
    /// @param score fused rank, only to be compared within one search
    /// @param similarity cosine of the embeddings, -1 to 1
    public record Match(
            String name, String description, String source, double score, double similarity) {}
}
