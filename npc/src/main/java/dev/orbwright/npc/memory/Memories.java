package dev.orbwright.npc.memory;

import dev.orbwright.functionstore.Document;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.functionstore.Hit;
import dev.orbwright.functionstore.Indexed;
import dev.orbwright.functionstore.Query;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.SourceText;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Committed;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The long-term memories of a world's NPCs: read from it, written into it, and recalled by
/// meaning, age and importance (Park et al., Generative Agents, UIST 2023).
///
/// The world is the truth. The index is opened when there is an NPC, follows the commits on a
/// thread of its own, and is compared with the world at first; what it has not seen yet is found by
/// its words.
public final class Memories implements WorldListener, AutoCloseable {

    /// Memories of one NPC; beyond it, the least important and oldest are forgotten.
    static final int MOST = 400;

    private static final Logger LOG = LoggerFactory.getLogger(Memories.class);
    private static final String COLLECTION = "memory";
    private static final int BATCH = 64;
    private static final int DEPTH = 40;
    private static final double HOUR_MS = 3_600_000;

    /// How much of a memory's freshness is left after an hour of world time.
    private static final double LEFT_AFTER_HOUR = 0.97;

    private static final double WEIGHT_OF_AGE = 0.25;
    private static final double WEIGHT_OF_IMPORTANCE = 0.35;

    /// Those of the one who is spoken to come to mind more easily.
    private static final double WEIGHT_OF_PERSON = 0.35;

    private final World world;
    private final Optional<Supplier<FunctionIndex>> opening;
    private final Map<String, Map<String, Memory>> byNpc = new ConcurrentHashMap<>();

    /// Memories that tasks have written and that are not durable yet, so that those of one NPC are
    /// counted and compared as they are when it remembers the next.
    private final Set<EntryKey> underWay = ConcurrentHashMap.newKeySet();

    private final ExecutorService follower =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("npc-memories").daemon().factory());

    /// Set by the follower alone.
    private volatile Optional<FunctionIndex> index = Optional.empty();

    private Memories(World world, Optional<Supplier<FunctionIndex>> opening) {
        this.world = world;
        this.opening = opening;
    }

    /// Follows this world from now on.
    ///
    /// @param opening opens the index for memories alone, as soon as there is an NPC; closed by its
    ///   owner, after this; empty recalls by words
    public static Memories follow(World world, Optional<Supplier<FunctionIndex>> opening) {
        Memories memories = new Memories(world, opening);
        world.subscribe(memories);
        memories.read(world.durable());
        return memories;
    }

    private void read(WorldState state) {
        Map<String, Map<String, Memory>> found = new HashMap<>();
        boolean anybody = false;
        for (Entry entry : state.entries()) {
            if (entry instanceof Metadata metadata) {
                anybody |= isDefinition(metadata.key());
                memory(metadata)
                        .ifPresent(memory ->
                                found.computeIfAbsent(
                                                memory.npcId(), _ -> new ConcurrentHashMap<>())
                                        .put(memory.id(), memory));
            }
        }
        // A commit may come meanwhile: what it has put is newer.
        found.forEach((npcId, own) -> {
            Map<String, Memory> known =
                    byNpc.computeIfAbsent(npcId, _ -> new ConcurrentHashMap<>());
            own.forEach(known::putIfAbsent);
        });
        if (anybody) {
            later(this::openAndCompare);
        }
    }

    private static boolean isDefinition(EntryKey key) {
        return NpcKeys.parse(key).filter(of -> of.kind() == NpcKeys.Kind.DEFINITION).isPresent();
    }

    private static Optional<Memory> memory(Entry entry) {
        Optional<NpcKeys.Name> name = name(entry.key());
        return entry instanceof Metadata(_, JsonObject json)
                ? name.map(of -> Memory.of(of.npcId(), of.item(), json))
                : Optional.empty();
    }

    private static Optional<NpcKeys.Name> name(EntryKey key) {
        return NpcKeys.parse(key).filter(of -> of.kind() == NpcKeys.Kind.MEMORY);
    }

    @Override
    public void committed(Committed committed) {
        for (Change change : committed.commit().changes().changes()) {
            Optional<NpcKeys.Name> name = name(change.key());
            if (index.isEmpty() && isDefinition(change.key()) && change.after().isPresent()) {
                later(this::openAndCompare);
            }
            if (name.isPresent()) {
                Optional<Memory> after = change.after().flatMap(Memories::memory);
                Map<String, Memory> own =
                        byNpc.computeIfAbsent(name.get().npcId(), _ -> new ConcurrentHashMap<>());
                if (after.isPresent()) {
                    own.put(after.get().id(), after.get());
                    later(() -> put(after.get()));
                } else {
                    own.remove(name.get().item());
                    later(() -> index.ifPresent(it -> it.remove(documentId(name.get()))));
                }
                underWay.remove(change.key()); // after the others: it is never in neither
            }
        }
    }

    @Override
    public void reloaded(WorldState state) {
        byNpc.clear();
        underWay.clear();
        read(state);
    }

    private void later(Runnable step) {
        try {
            follower.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    LOG.warn(
                            "The index of memories fell behind; it is compared at the next start",
                            e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("A memory came after the end; it is indexed at the next start", e);
        }
    }

    private void openAndCompare() {
        if (opening.isPresent()) {
            FunctionIndex opened = opening.get().get();
            compare(opened);
            index = Optional.of(opened);
        }
    }

    private void compare(FunctionIndex index) {
        Map<String, Indexed> contents = index.contents(COLLECTION);
        Set<String> superfluous = new HashSet<>(contents.keySet());
        List<Document> missing = new ArrayList<>();
        for (Map<String, Memory> own : byNpc.values()) {
            for (Memory memory : own.values()) {
                Document document = document(memory);
                superfluous.remove(document.id());
                Indexed indexed = contents.get(document.id());
                if (indexed == null
                        || !indexed.version().equals(document.version())
                        || !indexed.byMeaning()) {
                    missing.add(document);
                }
            }
        }
        superfluous.forEach(index::remove);
        for (int done = 0; done < missing.size(); done += BATCH) {
            index.putAll(missing.subList(done, Math.min(missing.size(), done + BATCH)));
        }
    }

    private void put(Memory memory) {
        index.ifPresent(it -> it.put(document(memory)));
    }

    private static Document document(Memory memory) {
        return new Document(
                memory.npcId() + "/" + memory.id(),
                COLLECTION,
                "",
                memory.text(),
                "",
                Map.of("npc", memory.npcId()),
                SourceText.of(memory.text()).hash());
    }

    private static String documentId(NpcKeys.Name name) {
        return name.npcId() + "/" + name.item();
    }

    /// Waits until everything that is durable by now can be recalled by its meaning.
    public void awaitCaughtUp() {
        CompletableFuture.runAsync(() -> {}, follower).join();
    }

    /// What an NPC remembers, newest first.
    public List<Memory> of(String npcId) {
        return byNpc.getOrDefault(npcId, Map.of()).values().stream()
                .sorted(Comparator.comparingLong(Memory::at).reversed().thenComparing(Memory::id))
                .toList();
    }

    /// What comes to an NPC's mind, the most fitting first. Waits for the embedder.
    ///
    /// @param text what it hears
    /// @param about the soul that it deals with
    public List<Memory> recall(String npcId, String text, Optional<String> about, int limit) {
        Map<String, Memory> own = byNpc.getOrDefault(npcId, Map.of());
        if (own.isEmpty()) {
            return List.of();
        }
        Map<String, Double> similarities = new HashMap<>();
        Optional<FunctionIndex> byMeaning = index;
        if (byMeaning.isPresent() && !text.isBlank()) {
            for (Hit hit :
                    byMeaning
                            .get()
                            .search(new Query(text, COLLECTION, DEPTH, Map.of("npc", npcId)))) {
                similarities.put(
                        hit.document().id().substring(npcId.length() + 1), hit.similarity());
            }
        }
        long now = world.worldTime();
        Set<String> words = words(text);
        record Scored(Memory memory, double score) {}
        return own.values().stream()
                .map(memory -> {
                    double relevance =
                            Math.max(
                                    similarities.getOrDefault(memory.id(), 0.0),
                                    overlap(words, memory.text()));
                    boolean person = about.isPresent() && about.equals(memory.about());
                    double age =
                            Math.pow(LEFT_AFTER_HOUR, Math.max(0, now - memory.at()) / HOUR_MS);
                    return new Scored(
                            memory,
                            relevance
                                    + WEIGHT_OF_AGE * age
                                    + WEIGHT_OF_IMPORTANCE * memory.importance() / 10
                                    + (person ? WEIGHT_OF_PERSON : 0));
                })
                .sorted(
                        Comparator.comparingDouble(Scored::score)
                                .reversed()
                                .thenComparing(scored -> scored.memory().id()))
                .limit(limit)
                .map(Scored::memory)
                .toList();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > 3) {
                words.add(word);
            }
        }
        return words;
    }

    private static double overlap(Set<String> words, String text) {
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> both = words(text);
        both.retainAll(words);
        return 0.8 * both.size() / words.size();
    }

    /// Has an NPC remember something. What it remembers word for word already is only made fresh.
    ///
    /// @return once it is durable
    public CompletableFuture<Boolean> remember(
            String npcId, String text, double importance, Optional<String> about) {
        String whole = text.strip();
        String clean = whole.substring(0, Math.min(whole.length(), Memory.LONGEST));
        if (clean.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return world.submit(
                        new Actor(Actor.Kind.NPC, npcId),
                        "remember",
                        transaction -> {
                            List<Memory> own = own(transaction.state(), npcId);
                            Optional<Memory> same =
                                    own.stream()
                                            .filter(known -> known.text().equalsIgnoreCase(clean))
                                            .findFirst();
                            Memory memory =
                                    new Memory(
                                            same.map(Memory::id)
                                                    .orElseGet(() -> transaction.newId("m")),
                                            npcId,
                                            clean,
                                            Math.max(
                                                    importance,
                                                    same.map(Memory::importance).orElse(1.0)),
                                            transaction.worldTime(),
                                            about);
                            write(transaction, memory);
                            if (same.isEmpty()) {
                                underWay.add(EntryKey.metadata(NpcKeys.memory(npcId, memory.id())));
                            }
                            forgetLeast(transaction, own, memory);
                            return Decision.commit(true);
                        })
                .thenApply(Outcome::result);
    }

    private static void write(Transaction transaction, Memory memory) {
        transaction.put(new Metadata(NpcKeys.memory(memory.npcId(), memory.id()), memory.toJson()));
    }

    /// What an NPC remembers as a task sees it, what is not durable yet included.
    private List<Memory> own(WorldState state, String npcId) {
        Set<EntryKey> keys = new HashSet<>();
        for (EntryKey key : underWay) {
            if (NpcKeys.parse(key).filter(name -> name.npcId().equals(npcId)).isPresent()) {
                keys.add(key);
            }
        }
        byNpc.getOrDefault(npcId, Map.of())
                .keySet()
                .forEach(id -> keys.add(EntryKey.metadata(NpcKeys.memory(npcId, id))));
        return keys.stream()
                .map(state::get)
                .flatMap(Optional::stream)
                .flatMap(entry -> memory(entry).stream())
                .sorted(
                        Comparator.comparingDouble(Memory::importance)
                                .thenComparingLong(Memory::at)
                                .thenComparing(Memory::id))
                .toList();
    }

    /// Makes room for what was just written, which stays.
    ///
    /// @param own what it remembered before, the least first
    private static void forgetLeast(Transaction transaction, List<Memory> own, Memory written) {
        List<Memory> others =
                own.stream().filter(memory -> !memory.id().equals(written.id())).toList();
        others.stream()
                .limit(Math.max(0, others.size() - (MOST - 1)))
                .forEach(least ->
                        transaction.remove(
                                EntryKey.metadata(NpcKeys.memory(least.npcId(), least.id()))));
    }

    /// Changes a memory, for whoever runs the server.
    ///
    /// @return false where there is none of this id; once it is durable
    public CompletableFuture<Boolean> edit(
            String npcId, String memoryId, String text, double importance) {
        return change(
                npcId,
                memoryId,
                "edit a memory",
                (transaction, memory) ->
                        write(
                                transaction,
                                new Memory(
                                        memoryId,
                                        npcId,
                                        text.strip(),
                                        importance,
                                        memory.at(),
                                        memory.about())));
    }

    /// Takes a memory away, for whoever runs the server.
    ///
    /// @return false where there is none of this id; once it is durable
    public CompletableFuture<Boolean> forget(String npcId, String memoryId) {
        return change(
                npcId,
                memoryId,
                "forget a memory",
                (transaction, _) ->
                        transaction.remove(EntryKey.metadata(NpcKeys.memory(npcId, memoryId))));
    }

    private interface Edit {
        void apply(Transaction transaction, Memory memory);
    }

    private CompletableFuture<Boolean> change(
            String npcId, String memoryId, String cause, Edit edit) {
        return world.submit(
                        new Actor(Actor.Kind.OPERATOR, "operator"),
                        cause,
                        transaction -> {
                            Optional<Memory> memory =
                                    transaction
                                            .state()
                                            .get(EntryKey.metadata(NpcKeys.memory(npcId, memoryId)))
                                            .flatMap(Memories::memory);
                            if (memory.isEmpty()) {
                                return Decision.discard(false);
                            }
                            edit.apply(transaction, memory.get());
                            return Decision.commit(true);
                        })
                .thenApply(Outcome::result);
    }

    @Override
    public void close() {
        world.unsubscribe(this);
        follower.shutdown();
        try {
            if (!follower.awaitTermination(10, TimeUnit.SECONDS)) {
                follower.shutdownNow();
            }
        } catch (InterruptedException e) {
            follower.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
