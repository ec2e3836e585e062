package dev.orbwright.world.task;

import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;

/// A store in memory that stalls and fails as it is told, and that refuses what no store could
/// keep: gaps in the sequence, changes that do not fit what is there, two callers at once.
final class FakeStore implements CommitStore {

    /// What the next append does.
    private enum Mood {
        WORK,
        FAIL,
        STORE_AND_FAIL,
        BUG,
        ERROR
    }

    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<List<Commit>> groups = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private final Map<String, String> sources = new HashMap<>();
    private WorldState state;
    private long sequence;
    private long worldTime;
    private Mood mood = Mood.WORK;
    private Optional<String> loadFailure = Optional.empty();
    private boolean loadBug;
    private boolean stalled;
    private boolean inAppend;
    private int loads;

    FakeStore() {
        this(WorldState.EMPTY, 0);
    }

    /// A store that already keeps this world.
    FakeStore(WorldState state, long worldTime) {
        this.state = state;
        this.worldTime = worldTime;
    }

    @Override
    public void append(List<Commit> commits) throws StorageException {
        enter();
        try {
            appendAlone(commits);
        } finally {
            busy.set(false);
        }
    }

    private synchronized void appendAlone(List<Commit> commits) throws StorageException {
        inAppend = true;
        while (stalled) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the writer", e);
            }
        }
        inAppend = false;
        Mood now = mood;
        mood = Mood.WORK;
        switch (now) {
            case WORK -> keep(commits);
            case FAIL -> throw diskFull();
            case STORE_AND_FAIL -> {
                keep(commits);
                throw diskFull();
            }
            case BUG -> throw new IllegalStateException("a bug in the store");
            case ERROR -> throw new StackOverflowError("an error in the store");
        }
    }

    private static StorageException diskFull() {
        return new StorageException("the disk is full", new IllegalStateException("no space"));
    }

    private void keep(List<Commit> commits) {
        for (Commit commit : commits) {
            if (commit.sequence() != sequence + 1) {
                throw new IllegalStateException(
                        "commit %d follows %d".formatted(commit.sequence(), sequence));
            }
            if (commit.worldTime() < worldTime) {
                throw new IllegalStateException("world time goes back");
            }
            for (Change change : commit.changes().changes()) {
                if (!state.get(change.key()).equals(change.before())) {
                    throw new IllegalStateException("%s was otherwise".formatted(change.key()));
                }
            }
            state = commit.changes().applyTo(state);
            sequence = commit.sequence();
            worldTime = commit.worldTime();
            for (WorldEvent event : commit.events()) {
                if (event instanceof WorldEvent.Logged(String text)) {
                    log.add(new LogLine(worldTime, text));
                }
            }
            for (SourceText source : commit.sources()) {
                sources.put(source.hash(), source.text());
            }
        }
        groups.add(List.copyOf(commits));
    }

    @Override
    public Saved load() throws StorageException {
        enter();
        try {
            return loadAlone();
        } finally {
            busy.set(false);
        }
    }

    private synchronized Saved loadAlone() throws StorageException {
        loads++;
        if (loadBug) {
            throw new IllegalStateException("a bug in the store");
        }
        if (loadFailure.isPresent()) {
            throw new StorageException(loadFailure.get(), new IllegalStateException("offline"));
        }
        int from = Math.max(0, log.size() - World.LOG_LINES);
        return new Saved(state, sequence, worldTime, log.subList(from, log.size()));
    }

    @Override
    public Optional<String> source(String hash) {
        enter();
        try {
            synchronized (this) {
                return Optional.ofNullable(sources.get(hash));
            }
        } finally {
            busy.set(false);
        }
    }

    private void enter() {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("the store is called by two threads at once");
        }
    }

    /// From now on an append does not come back before [#release].
    synchronized void stall() {
        stalled = true;
    }

    synchronized void release() {
        stalled = false;
        notifyAll();
    }

    /// Waits until an append has come and does not come back.
    void awaitStalledAppend() {
        Awaitility.await().until(this::isInAppend);
    }

    private synchronized boolean isInAppend() {
        return inAppend && stalled;
    }

    /// The next append keeps nothing and says so.
    synchronized void failNextAppend() {
        mood = Mood.FAIL;
    }

    /// The next append keeps everything and fails all the same.
    synchronized void failNextAppendAfterStoring() {
        mood = Mood.STORE_AND_FAIL;
    }

    /// The next append throws what no store should.
    synchronized void breakNextAppend(boolean withAnError) {
        mood = withAnError ? Mood.ERROR : Mood.BUG;
    }

    synchronized void failLoads(String message) {
        loadFailure = Optional.of(message);
    }

    synchronized void breakLoads() {
        loadBug = true;
    }

    synchronized void repairLoads() {
        loadFailure = Optional.empty();
        loadBug = false;
    }

    synchronized WorldState state() {
        return state;
    }

    synchronized long sequence() {
        return sequence;
    }

    synchronized int loads() {
        return loads;
    }

    /// How many commits each append brought.
    synchronized List<Integer> groupSizes() {
        return groups.stream().map(List::size).toList();
    }

    /// All commits that were kept, in order.
    synchronized List<Commit> commits() {
        return groups.stream().flatMap(List::stream).toList();
    }
}
