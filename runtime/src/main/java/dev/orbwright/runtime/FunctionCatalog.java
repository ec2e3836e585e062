package dev.orbwright.runtime;

import dev.orbwright.functionstore.Document;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.functionstore.Hit;
import dev.orbwright.functionstore.Indexed;
import dev.orbwright.functionstore.Query;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the search index in step with a world's functions, and finds functions by what they do.
///
/// The world is the truth; the index follows its commits on a thread of its own. Where it has not
/// seen the last commit (at the start), or could not be given something (the embedder or the disk
/// failed), it is compared with the world, and only what differs is embedded and indexed again. The
/// index is stamped as current only while nothing is missing in it.
///
/// While the embedder fails, functions are indexed and found by their words only, and the
/// comparison is repeated until each has its vector.
public final class FunctionCatalog implements WorldListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionCatalog.class);
    private static final String COLLECTION = "function";
    private static final int BATCH = 64;

    /// What is done so far survives a crash; more often would only cut the index into small pieces,
    /// which have to be merged again.
    private static final Duration SAVE_EVERY = Duration.ofSeconds(20);

    /// Making it durable takes the disk's time. After a crash the comparison at the next start
    /// finds what it lacks.
    private static final Duration STAMP_AFTER = Duration.ofSeconds(5);

    /// What the forge calls a player's function: nothing that anybody would look for.
    private static final Pattern MADE_UP = Pattern.compile("df_user(?:_[0-9a-f]{4}){2}");

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration TO_FINISH = Duration.ofSeconds(10);

    private final World world;
    private final FunctionIndex index;
    private final Duration retry;
    private final Sources sources;
    private final ScheduledExecutorService follower = follower();
    private volatile boolean closing;

    // The rest belongs to the follower's thread.
    private long followed;
    private boolean behind = true; // until the first comparison
    private boolean failing;
    private Optional<Future<?>> nextComparison = Optional.empty();
    private Optional<Future<?>> nextStamp = Optional.empty();

    private FunctionCatalog(World world, FunctionIndex index, Duration retry) {
        this.world = world;
        this.index = index;
        this.retry = retry;
        this.sources = new Sources(world);
    }

    /// Forgets what is cancelled: closing would wait until its time has come.
    private static ScheduledExecutorService follower() {
        ScheduledThreadPoolExecutor follower =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("function-catalog").factory());
        follower.setRemoveOnCancelPolicy(true);
        return follower;
    }

    /// Follows this world from now on; the index is closed by its owner, after this.
    public static FunctionCatalog follow(World world, FunctionIndex index) {
        return follow(world, index, RETRY);
    }

    /// @param retry how long after a failure the index is compared with the world
    static FunctionCatalog follow(World world, FunctionIndex index, Duration retry) {
        FunctionCatalog catalog = new FunctionCatalog(world, index, retry);
        world.subscribe(catalog);
        catalog.follow(catalog::begin);
        return catalog;
    }

    /// Functions that do something like this, best first. While the embedder fails, the best by
    /// words, with a similarity of 0. Waits for the embedder.
    public List<Match> find(String description, int limit) {
        return index.search(new Query(description, COLLECTION, limit, Map.of())).stream()
                .map(FunctionCatalog::match)
                .toList();
    }

    /// Waits until everything that is durable by now can be found.
    public void awaitCaughtUp() throws InterruptedException {
        reached().await();
    }

    /// The same, but no longer than that.
    ///
    /// @return whether it can all be found
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return reached().await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CountDownLatch reached() {
        CountDownLatch reached = new CountDownLatch(1);
        follower.execute(reached::countDown);
        return reached;
    }

    /// How many functions can be found.
    public int size() {
        return index.size();
    }

    private static Match match(Hit hit) {
        Document document = hit.document();
        return new Match(
                document.id(), document.text(), document.body(), hit.score(), hit.similarity());
    }

    @Override
    public void committed(Committed committed) {
        List<Change> changed =
                committed.commit().changes().changes().stream()
                        .filter(change -> change.key().table() == EntryKey.Table.FUNCTION)
                        .toList();
        long sequence = committed.commit().sequence();
        follow(() -> {
            if (sequence <= followed) {
                return; // a comparison has seen it, and maybe later ones
            }
            changed.forEach(this::apply);
            followed = sequence;
            if (!changed.isEmpty()) {
                stampSoon();
            }
        });
    }

    @Override
    public void reloaded(WorldState state) {
        follow(this::compare);
    }

    private void begin() {
        long sequence = world.status().sequence();
        if (index.stamp() == sequence) {
            followed = sequence;
            behind = false;
        } else {
            compare();
        }
    }

    private void apply(Change change) {
        Optional<StoredFunction> before = findable(change.before());
        Optional<StoredFunction> after = findable(change.after());
        if (after.isEmpty()) {
            index.remove(change.key().id());
        } else if (!before.map(FunctionCatalog::version).equals(after.map(FunctionCatalog::version))
                && !index.put(document(after.get()))) {
            fallBehind();
        }
    }

    private static Optional<StoredFunction> findable(Optional<Entry> entry) {
        return entry.filter(StoredFunction.class::isInstance)
                .map(StoredFunction.class::cast)
                .filter(FunctionCatalog::isFindable);
    }

    private static boolean isFindable(StoredFunction function) {
        return function.status() != StoredFunction.Status.RETIRED;
    }

    /// Gives the index what it lacks of the newest durable world, and takes away what it has too
    /// much.
    private void compare() {
        long sequence = world.status().sequence(); // first: the state may only be newer
        List<StoredFunction> functions =
                world.durable().functions().stream().filter(FunctionCatalog::isFindable).toList();
        if (index.stamp() > sequence) {
            index.distrust();
        }
        behind = true;
        Map<String, Indexed> contents = index.contents(COLLECTION);
        Set<String> superfluous = new HashSet<>(contents.keySet());
        List<StoredFunction> changed = new ArrayList<>();
        List<StoredFunction> withoutVector = new ArrayList<>();
        for (StoredFunction function : functions) {
            superfluous.remove(function.name());
            Indexed indexed = contents.get(function.name());
            if (indexed == null || !indexed.version().equals(version(function))) {
                changed.add(function);
            } else if (!indexed.byMeaning()) {
                withoutVector.add(function);
            }
        }
        superfluous.forEach(index::remove);
        boolean allThere = putAll(changed, false);
        boolean allWithVectors = putAll(withoutVector, true);
        followed = sequence;
        failing = false;
        if (allThere && allWithVectors) {
            behind = false;
            stamp();
        } else {
            fallBehind();
        }
    }

    /// @param forVectors whether only their vectors are missing, so that there is nothing to do
    ///   while there are none to be had
    /// @return whether all of them are in the index, with their vectors
    private boolean putAll(List<StoredFunction> functions, boolean forVectors) {
        boolean whole = true;
        long saved = System.nanoTime();
        // One batch is written while the next is embedded.
        FunctionIndex.Writing writing = () -> true;
        for (int done = 0; done < functions.size(); done += BATCH) {
            if (closing || (forVectors && !index.asksEmbedder())) {
                writing.await();
                return false;
            }
            if (System.nanoTime() - saved > SAVE_EVERY.toNanos()) {
                LOG.info("Indexing functions: {} of {} done", done, functions.size());
                index.commit(index.stamp());
                saved = System.nanoTime();
            }
            List<StoredFunction> batch =
                    functions.subList(done, Math.min(done + BATCH, functions.size()));
            FunctionIndex.Writing next =
                    index.beginPutAll(batch.stream().map(this::document).toList());
            whole &= writing.await();
            writing = next;
        }
        boolean last = writing.await();
        return whole && last;
    }

    private void stamp() {
        if (!behind && followed > index.stamp()) {
            index.commit(followed);
        }
    }

    private void stampSoon() {
        if (!closing && nextStamp.isEmpty()) {
            nextStamp =
                    Optional.of(
                            follower.schedule(
                                    () -> attempt(this::stampNow),
                                    STAMP_AFTER.toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
    }

    /// Goes on meanwhile: a new function does not wait for the disk to be found.
    private void stampNow() {
        nextStamp = Optional.empty();
        if (!behind && followed > index.stamp()) {
            FunctionIndex.Saving saving = index.beginCommit(followed);
            nextStamp =
                    Optional.of(
                            follower.schedule(
                                    () -> attempt(() -> stamped(saving)),
                                    STAMP_AFTER.toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
    }

    /// Long done, as a rule.
    private void stamped(FunctionIndex.Saving saving) {
        nextStamp = Optional.empty();
        saving.await();
        if (followed > index.stamp()) {
            stampSoon();
        }
    }

    private Document document(StoredFunction function) {
        return new Document(
                function.name(),
                COLLECTION,
                MADE_UP.matcher(function.name()).matches() ? "" : function.name(),
                function.active().description(),
                sources.text(function.active().sourceHash()),
                Map.of("language", function.active().language()),
                version(function));
    }

    /// Tells documents apart without reading their sources.
    private static String version(StoredFunction function) {
        FunctionRevision active = function.active();
        return SourceText.of(
                        String.join(
                                "\0",
                                function.name(),
                                active.sourceHash(),
                                active.language(),
                                active.description()))
                .hash();
    }

    private void follow(Runnable step) {
        try {
            follower.execute(() -> attempt(step));
        } catch (RejectedExecutionException e) {
            // Told while closing: the comparison at the next start sees it.
            LOG.debug("A step came after the end", e);
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            behind = true; // before anything that may fail, too
            if (!failing) {
                failing = true;
                LOG.error(
                        "The function index fell behind; every {} s it is tried again to catch up",
                        retry.toSeconds(),
                        e);
            }
            fallBehind();
        }
    }

    private void fallBehind() {
        behind = true;
        if (!closing && nextComparison.isEmpty()) {
            nextComparison =
                    Optional.of(
                            follower.schedule(
                                    () -> attempt(this::compareAgain),
                                    retry.toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
    }

    private void compareAgain() {
        nextComparison = Optional.empty();
        if (behind) {
            compare();
        }
    }

    /// Finishes what is under way and leaves the index with the world's last commit. What takes
    /// longer than some seconds, such as an embedder that does not answer, is left to the next
    /// start.
    @Override
    public void close() {
        world.unsubscribe(this);
        closing = true;
        follow(() -> {
            nextComparison.ifPresent(planned -> planned.cancel(false));
            nextStamp.ifPresent(planned -> planned.cancel(false));
            stamp();
        });
        follower.shutdown();
        try {
            if (!follower.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                follower.shutdownNow();
                if (!follower.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("The function index is still being written while it is closed");
                }
            }
        } catch (InterruptedException e) {
            follower.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /// A function that was found.
    ///
    /// @param score fused rank, only to be compared within one search
    /// @param similarity cosine of the embeddings, -1 to 1
    public record Match(
            String name, String description, String source, double score, double similarity) {}
}
