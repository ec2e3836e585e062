package dev.orbwright.world.state;

import dev.orbwright.world.json.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentMap;

/// All of a world at one moment. Immutable; a changed copy costs what changed, not what there is.
///
/// Lists come sorted by id, so that the same state always answers the same.
public final class WorldState {

    /// A world with nothing in it.
    public static final WorldState EMPTY =
            new WorldState(
                    ExtensionsKt.persistentHashMapOf(),
                    Index.empty(),
                    Index.empty(),
                    Index.empty(),
                    Index.empty(),
                    Index.empty(),
                    Index.empty(),
                    Index.empty());

    private final PersistentMap<EntryKey, Entry> entries;
    private final Index<String> byLocation;
    private final Index<String> byOwner;
    private final Index<Entity.Kind> byKind;
    private final Index<Long> byExpiry;
    private final Index<EntryKey.Table> byTable;
    private final Index<Long> byDue;
    private final Index<String> byTool;

    private WorldState(
            PersistentMap<EntryKey, Entry> entries,
            Index<String> byLocation,
            Index<String> byOwner,
            Index<Entity.Kind> byKind,
            Index<Long> byExpiry,
            Index<EntryKey.Table> byTable,
            Index<Long> byDue,
            Index<String> byTool) {
        this.entries = entries;
        this.byLocation = byLocation;
        this.byOwner = byOwner;
        this.byKind = byKind;
        this.byExpiry = byExpiry;
        this.byTable = byTable;
        this.byDue = byDue;
        this.byTool = byTool;
    }

    /// The state that holds these entries.
    public static WorldState of(Iterable<? extends Entry> entries) {
        WorldState state = EMPTY;
        for (Entry entry : entries) {
            state = state.with(entry);
        }
        return state;
    }

    /// This state with the entry put in, in place of the one that has its key.
    public WorldState with(Entry entry) {
        Entry old = entries.get(entry.key());
        if (entry.equals(old)) {
            return this;
        }
        WorldState rest = old == null ? this : indexed(old, false);
        return rest.indexed(entry, true).holding(entries.putting(entry.key(), entry));
    }

    /// This state without the entry.
    public WorldState without(EntryKey key) {
        Entry old = entries.get(key);
        return old == null ? this : indexed(old, false).holding(entries.removing(key));
    }

    private WorldState holding(PersistentMap<EntryKey, Entry> changed) {
        return new WorldState(
                changed, byLocation, byOwner, byKind, byExpiry, byTable, byDue, byTool);
    }

    /// The same entries, with or without this one in the indexes.
    private WorldState indexed(Entry entry, boolean present) {
        String id = entry.key().id();
        if (!(entry instanceof Entity entity)) {
            return new WorldState(
                    entries,
                    byLocation,
                    byOwner,
                    byKind,
                    byExpiry,
                    byTable.marked(Optional.of(entry.key().table()), id, present),
                    byDue.marked(dueSecond(entry), id, present),
                    byTool.marked(tool(entry), id, present));
        }
        return new WorldState(
                entries,
                byLocation.marked(entity.locationId(), id, present),
                byOwner.marked(entity.ownerId(), id, present),
                byKind.marked(Optional.of(entity.kind()), id, present),
                byExpiry.marked(expirySecond(entity), id, present),
                byTable,
                byDue,
                byTool);
    }

    private static Optional<String> tool(Entry entry) {
        return entry instanceof StoredFunction function ? function.helperOf() : Optional.empty();
    }

    private static Optional<Long> dueSecond(Entry entry) {
        return entry instanceof Timer timer ? Optional.of(timer.due() / 1000) : Optional.empty();
    }

    private static Optional<Long> expirySecond(Entity entity) {
        return entity instanceof TemporaryObject object
                ? Optional.of(object.expiresAt() / 1000)
                : Optional.empty();
    }

    /// The entry of this key.
    public Optional<Entry> get(EntryKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// All entries, in no order.
    public Collection<Entry> entries() {
        return entries.values();
    }

    /// How many entries there are.
    public int size() {
        return entries.size();
    }

    /// The entity of this id.
    public Optional<Entity> entity(String id) {
        return get(EntryKey.entity(id)).map(Entity.class::cast);
    }

    /// The entity of this id, where it is of this type.
    public <E extends Entity> Optional<E> entity(String id, Class<E> type) {
        return get(EntryKey.entity(id)).filter(type::isInstance).map(type::cast);
    }

    /// The landmark of this name in this location.
    public Optional<Landmark> landmark(String locationId, String name) {
        return entity(Landmark.idOf(locationId, name), Landmark.class);
    }

    /// The value of a world property.
    public Optional<Json> property(String name) {
        return get(EntryKey.property(name)).map(entry -> ((WorldProperty) entry).value());
    }

    /// The value of a piece of metadata.
    public Optional<Json> metadata(String name) {
        return get(EntryKey.metadata(name)).map(entry -> ((Metadata) entry).value());
    }

    /// The handler of an event.
    public Optional<EventHandler> handler(String eventId) {
        return get(EntryKey.handler(eventId)).map(EventHandler.class::cast);
    }

    /// The function of this name.
    public Optional<StoredFunction> function(String name) {
        return get(EntryKey.function(name)).map(StoredFunction.class::cast);
    }

    /// All functions, sorted by name.
    public List<StoredFunction> functions() {
        return table(EntryKey.Table.FUNCTION).map(StoredFunction.class::cast).toList();
    }

    /// The functions that were made for this one, sorted by name.
    public List<StoredFunction> helpersOf(String functionName) {
        return byTool.get(functionName).stream()
                .sorted()
                .map(name -> function(name).orElseThrow())
                .toList();
    }

    /// All handlers of events, sorted by event.
    public List<EventHandler> handlers() {
        return table(EntryKey.Table.HANDLER).map(EventHandler.class::cast).toList();
    }

    /// The timer of this id.
    public Optional<Timer> timer(String id) {
        return get(EntryKey.timer(id)).map(Timer.class::cast);
    }

    /// All timers, sorted by id.
    public List<Timer> timers() {
        return table(EntryKey.Table.TIMER).map(Timer.class::cast).toList();
    }

    /// The timers that are due at this world time, in milliseconds; what has waited longest comes
    /// first, then by id.
    public List<Timer> timersDueAt(long worldTime) {
        return byDue.sets().entrySet().stream()
                .filter(second -> second.getKey() <= worldTime / 1000)
                .flatMap(second -> second.getValue().stream())
                .map(id -> timer(id).orElseThrow())
                .filter(timer -> timer.isDue(worldTime))
                .sorted(Comparator.comparingLong(Timer::due).thenComparing(Timer::id))
                .toList();
    }

    /// All world properties, sorted by name.
    public Map<String, Json> properties() {
        Map<String, Json> sorted = new LinkedHashMap<>();
        table(EntryKey.Table.PROPERTY)
                .map(WorldProperty.class::cast)
                .forEach(property -> sorted.put(property.name(), property.value()));
        return sorted;
    }

    private Stream<Entry> table(EntryKey.Table table) {
        return byTable.get(table).stream()
                .sorted()
                .map(id -> Objects.requireNonNull(entries.get(new EntryKey(table, id))));
    }

    /// The entities in a location.
    public List<Entity> in(String locationId) {
        return resolve(byLocation.get(locationId)).toList();
    }

    /// The entities of this type in a location.
    public <E extends Entity> List<E> in(String locationId, Class<E> type) {
        return resolve(byLocation.get(locationId))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// The same in no particular order, which spares sorting where there are thousands.
    public <E extends Entity> Stream<E> unordered(String locationId, Class<E> type) {
        return byLocation.get(locationId).stream()
                .map(id -> Objects.requireNonNull(entries.get(EntryKey.entity(id))))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /// The entities that are this soul's.
    public List<Entity> ownedBy(String soulId) {
        return resolve(byOwner.get(soulId)).toList();
    }

    /// The entities of a kind.
    public List<Entity> ofKind(Entity.Kind kind) {
        return resolve(byKind.get(kind)).toList();
    }

    /// How many entities of a kind there are.
    public int count(Entity.Kind kind) {
        return byKind.get(kind).size();
    }

    /// The temporary objects whose time is over at this world time, in milliseconds; what ended
    /// first comes first, then by id.
    public List<TemporaryObject> expiredAt(long worldTime) {
        return byExpiry.sets().entrySet().stream()
                .filter(second -> second.getKey() <= worldTime / 1000)
                .flatMap(second -> resolve(second.getValue()))
                .map(TemporaryObject.class::cast)
                .filter(object -> object.expiresAt() <= worldTime)
                .sorted(
                        Comparator.comparingLong(TemporaryObject::expiresAt)
                                .thenComparing(TemporaryObject::id))
                .toList();
    }

    private Stream<Entity> resolve(Set<String> ids) {
        return ids.stream()
                .sorted()
                .map(id -> (Entity) Objects.requireNonNull(entries.get(EntryKey.entity(id))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorldState state && entries.equals(state.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
