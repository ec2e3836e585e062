package dev.orbwright.npc.turn;

import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/// NPCs without a world: minds that say what a test tells them, and everything that is heard.
final class Rehearsal implements Cast, Audience, AutoCloseable {

    /// What a mind does.
    interface Script {
        Mind.Thought play(Situation situation, Mind.Voice voice) throws InterruptedException;
    }

    static final TurnSettings QUICK =
            new TurnSettings(
                    Duration.ofMillis(20),
                    50,
                    20,
                    1000,
                    3000,
                    Duration.ofMillis(100),
                    Duration.ofHours(1));

    final List<TurnEvent> events = new CopyOnWriteArrayList<>();
    final List<Situation> situations = new CopyOnWriteArrayList<>();
    final List<String> acted = new CopyOnWriteArrayList<>();
    final List<HistoryEntry> reflected = new CopyOnWriteArrayList<>();
    final List<TurnReport> reports = new CopyOnWriteArrayList<>();
    final Map<String, List<HistoryEntry>> kept = new ConcurrentHashMap<>();
    final LinkedBlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    volatile Function<String, HistoryEntry.Deed> hands =
            function -> new HistoryEntry.Deed(function, true, "done");
    volatile boolean confirming;
    volatile long worldTime;
    volatile String definition = "{\"id\": \"ilse\", \"name\": \"Ilse\"}";
    volatile Kept past = new Kept(new History(), MindState.NEW, List.of());
    final TurnEngine engine;

    Rehearsal() {
        this(QUICK);
    }

    Rehearsal(TurnSettings settings) {
        this.engine = new TurnEngine(this, this, settings);
    }

    /// A mind that answers so, in these pieces.
    static Script says(String... pieces) {
        return (_, voice) -> {
            for (String piece : pieces) {
                voice.delta(piece);
            }
            return new Mind.Thought.Done(new TokenUsage(10, 5));
        };
    }

    /// A mind that fails after these pieces.
    static Script fails(FailureKind kind, String... pieces) {
        return (_, voice) -> {
            for (String piece : pieces) {
                voice.delta(piece);
            }
            return new Mind.Thought.Failed(kind, "HTTP 500 from upstream", TokenUsage.NONE);
        };
    }

    /// A mind that says so, and then nothing until it is interrupted.
    static Script saysAndHangs(CountDownLatch said, String... pieces) {
        return (_, voice) -> {
            for (String piece : pieces) {
                voice.delta(piece);
            }
            said.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Mind.Thought.Failed(FailureKind.CANCELLED, "interrupted", TokenUsage.NONE);
        };
    }

    Rehearsal script(Script... next) {
        scripts.addAll(List.of(next));
        return this;
    }

    void chat(String text) {
        engine.deliver("ilse", Message.chat("ann", "Ann", text, 3));
    }

    /// Everything that was told of this tag, in order.
    String told(Tag tag) {
        return events.stream()
                .filter(TurnEvent.Chunk.class::isInstance)
                .map(TurnEvent.Chunk.class::cast)
                .filter(chunk -> chunk.tag() == tag)
                .map(TurnEvent.Chunk::text)
                .collect(Collectors.joining());
    }

    <E extends TurnEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<HistoryEntry.Response> responses() {
        return engine.look("ilse").history().stream()
                .filter(HistoryEntry.Response.class::isInstance)
                .map(HistoryEntry.Response.class::cast)
                .toList();
    }

    long over() {
        return events.stream()
                .filter(event ->
                        event instanceof TurnEvent.Finished
                                || event instanceof TurnEvent.Interrupted)
                .count();
    }

    @Override
    public void hear(TurnEvent event) {
        events.add(event);
    }

    @Override
    public boolean confirms(String npcId) {
        return confirming;
    }

    @Override
    public Optional<NpcDefinition> definition(String npcId) {
        try {
            JsonObject json = JsonText.parseObject(definition);
            return npcId.equals("nobody")
                    ? Optional.empty()
                    : Optional.of(NpcDefinitionReader.read(json.with("id", npcId)));
        } catch (MalformedJsonException | NpcDefinitionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Kept load(String npcId) {
        return past;
    }

    @Override
    public Optional<Situation> situation(
            NpcDefinition who,
            Batch batch,
            Kept known,
            List<Happening> lately,
            List<String> results) {
        Situation situation =
                new Situation(
                        who,
                        new Soul(
                                who.id(),
                                who.name(),
                                Soul.Type.NPC,
                                "hall",
                                Position.ORIGIN,
                                List.of(),
                                JsonObject.EMPTY),
                        WorldState.EMPTY,
                        0,
                        batch,
                        known.history().summary(),
                        known.history().recent(),
                        List.of(),
                        known.mind(),
                        lately,
                        results,
                        List.of(),
                        List.of());
        situations.add(situation);
        return Optional.of(situation);
    }

    @Override
    public Mind mind(NpcDefinition who) {
        return new Mind() {
            @Override
            public String description() {
                return "scripted";
            }

            @Override
            public Thought think(Situation situation, Voice voice) {
                Script script = scripts.poll();
                try {
                    return (script == null ? says("<silence/>") : script).play(situation, voice);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return new Thought.Failed(
                            FailureKind.CANCELLED, "interrupted", TokenUsage.NONE);
                }
            }
        };
    }

    @Override
    public Mind understudy() {
        return new Mind() {
            @Override
            public String description() {
                return "understudy";
            }

            @Override
            public Thought think(Situation situation, Voice voice) {
                voice.delta("<say>By heart.</say>");
                return new Thought.Done(TokenUsage.NONE);
            }
        };
    }

    @Override
    public List<HistoryEntry.Deed> act(NpcDefinition who, String function, Batch cause) {
        acted.add(function);
        return List.of(hands.apply(function));
    }

    @Override
    public void keep(String npcId, News news) {
        kept.computeIfAbsent(npcId, _ -> new CopyOnWriteArrayList<>()).addAll(news.entries());
        reports.addAll(news.turns());
    }

    @Override
    public double usd(NpcDefinition who, TokenUsage usage) {
        return usage.total() / 1000.0;
    }

    @Override
    public void reflect(NpcDefinition who, List<HistoryEntry> entries, boolean hurry) {
        reflected.addAll(entries);
    }

    @Override
    public String summarise(NpcDefinition who, String before, List<HistoryEntry> entries) {
        return before + "[" + entries.size() + " entries]";
    }

    @Override
    public long worldTime() {
        return worldTime;
    }

    @Override
    public void close() {
        engine.close();
    }

    /// The next turn waits for a confirmation as long as it takes.
    static TurnSettings patient() {
        return new TurnSettings(
                QUICK.batchDelay(),
                QUICK.queueSize(),
                QUICK.mostInBatch(),
                QUICK.mostAtOnce(),
                QUICK.windowTokens(),
                Duration.ofMinutes(1),
                QUICK.quiet());
    }

    /// More is waited for as long as it takes, unless something is urgent.
    static TurnSettings batching() {
        return new TurnSettings(
                Duration.ofMinutes(1),
                QUICK.queueSize(),
                QUICK.mostInBatch(),
                QUICK.mostAtOnce(),
                QUICK.windowTokens(),
                QUICK.toConfirmCut(),
                QUICK.quiet());
    }

    /// A conversation is over at once when nothing is said.
    static TurnSettings forgetful() {
        return new TurnSettings(
                QUICK.batchDelay(),
                QUICK.queueSize(),
                QUICK.mostInBatch(),
                QUICK.mostAtOnce(),
                QUICK.windowTokens(),
                QUICK.toConfirmCut(),
                Duration.ofMillis(1));
    }

    /// For tests that need several messages.
    static List<Message> many(int count) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(Message.chat("ann", "Ann", "message " + i, 9));
        }
        return messages;
    }
}
