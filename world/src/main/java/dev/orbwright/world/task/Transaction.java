package dev.orbwright.world.task;

import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A task's view of the world: it reads what it wrote, and nobody else sees it before the commit.
///
/// Not thread-safe: used by one thread at a time.
public final class Transaction {

    private final WorldState base;
    private final TaskSeed seed;
    private final TaskRandom random;
    private final Set<EntryKey> touched = new LinkedHashSet<>();
    private final List<WorldEvent> events = new ArrayList<>();
    private final Map<String, SourceText> sources = new HashMap<>();
    private final List<Savepoint> savepoints = new ArrayList<>();
    private WorldState state;
    private int created;

    /// A transaction on this state.
    public Transaction(WorldState base, TaskSeed seed) {
        this.base = base;
        this.seed = seed;
        this.state = base;
        this.random = new TaskRandom(seed.randomness());
    }

    /// The world as this task sees it now.
    public WorldState state() {
        return state;
    }

    /// The world as it was before this task.
    public WorldState base() {
        return base;
    }

    /// Puts the entry in, in place of the one that has its key.
    public void put(Entry entry) {
        touched.add(entry.key());
        if (state.get(entry.key()).isEmpty()) {
            created++;
        }
        state = state.with(entry);
    }

    /// How many entries this task has made so far, those that it removed again included.
    public int created() {
        return created;
    }

    /// Takes the entry out, if it is there.
    public void remove(EntryKey key) {
        touched.add(key);
        state = state.without(key);
    }

    /// Tells this when the task commits.
    public void emit(WorldEvent event) {
        events.add(event);
    }

    /// Keeps a source text from this commit on.
    ///
    /// @return its hash
    public String keep(String sourceText) {
        SourceText source = SourceText.of(sourceText);
        sources.put(source.hash(), source);
        return source.hash();
    }

    /// World time of this task, in milliseconds.
    public long worldTime() {
        return seed.worldTime();
    }

    /// A number from 0 (included) to 1 (excluded), from the task's seed.
    public double random() {
        return random.nextDouble();
    }

    /// An id that no entity has yet and that starts with the prefix, from the task's seed.
    public String newId(String prefix) {
        String id;
        do {
            id = "%s_%08x".formatted(prefix, random.nextInt());
        } while (state.get(EntryKey.entity(id)).isPresent());
        return id;
    }

    /// What this task changed so far.
    public ChangeSet changes() {
        List<Change> changes = new ArrayList<>();
        for (EntryKey key : touched) {
            Optional<Entry> before = base.get(key);
            Optional<Entry> after = state.get(key);
            if (!before.equals(after)) {
                changes.add(new Change(key, before, after));
            }
        }
        return new ChangeSet(changes);
    }

    /// What this task will tell, in order.
    public List<WorldEvent> events() {
        return List.copyOf(events);
    }

    /// The source texts that this task keeps.
    public List<SourceText> sources() {
        return List.copyOf(sources.values());
    }

    /// The source text of this hash, where this task keeps it.
    public Optional<String> source(String hash) {
        return Optional.ofNullable(sources.get(hash)).map(SourceText::text);
    }

    /// A point to come back to. It keeps the state of this moment until it is released, rolled back
    /// over or the transaction is gone.
    public Savepoint savepoint() {
        Savepoint savepoint = new Savepoint(state, events.size(), created, random.point());
        savepoints.add(savepoint);
        return savepoint;
    }

    /// Takes back all that was changed and told since the savepoint. Ids, and randomness, go on.
    /// The savepoint stays; later ones are gone.
    ///
    /// @throws IllegalStateException where the savepoint is not one of this transaction's, or is
    ///   gone
    public void rollbackTo(Savepoint savepoint) {
        int place = placeOf(savepoint);
        savepoints.subList(place + 1, savepoints.size()).clear();
        state = savepoint.state;
        events.subList(savepoint.events, events.size()).clear();
        created = savepoint.created;
    }

    /// Takes back all since the savepoint as if it had never been: what comes now gets the same ids
    /// and the same randomness again. The savepoint stays; later ones are gone.
    ///
    /// @throws IllegalStateException where the savepoint is not one of this transaction's, or is
    ///   gone
    public void beginAgainAt(Savepoint savepoint) {
        rollbackTo(savepoint);
        random.goBackTo(savepoint.randomness);
    }

    /// Forgets the savepoint and later ones; what was changed and told since stands.
    ///
    /// @throws IllegalStateException where the savepoint is not one of this transaction's, or is
    ///   gone
    public void release(Savepoint savepoint) {
        savepoints.subList(placeOf(savepoint), savepoints.size()).clear();
    }

    private int placeOf(Savepoint savepoint) {
        int place = savepoints.lastIndexOf(savepoint);
        if (place < 0) {
            throw new IllegalStateException(
                    "there is no such savepoint, or it was released or rolled back");
        }
        return place;
    }

    /// How many savepoints this transaction keeps.
    int savepoints() {
        return savepoints.size();
    }

    /// A point in a transaction.
    public static final class Savepoint {
        private final WorldState state;
        private final int events;
        private final int created;
        private final long randomness;

        private Savepoint(WorldState state, int events, int created, long randomness) {
            this.state = state;
            this.events = events;
            this.created = created;
            this.randomness = randomness;
        }
    }
}
