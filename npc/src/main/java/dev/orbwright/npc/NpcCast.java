package dev.orbwright.npc;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.npc.act.Hands;
import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.Memories;
import dev.orbwright.npc.memory.Memory;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.mind.ModelMind;
import dev.orbwright.npc.mind.OfflineMind;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.turn.Cast;
import dev.orbwright.npc.turn.TurnReport;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The NPCs of a world, for the engine.
final class NpcCast implements Cast {

    private static final Logger LOG = LoggerFactory.getLogger(NpcCast.class);
    private static final int RECALLED = 6;

    private final World world;
    private final Roster roster;
    private final Supplier<Set<String>> present;
    private final BiFunction<Optional<String>, TokenUsage, Money> prices;
    private final Optional<Mind> model;
    private final Mind offline;
    private final Memories memories;
    private final Reflection reflection;
    private final Hands hands;

    NpcCast(NpcParts parts, Roster roster, Memories memories, Hands hands) {
        this.world = parts.world();
        this.roster = roster;
        this.present = parts.present();
        this.prices = parts.prices();
        this.model = parts.model().map(ModelMind::new);
        this.offline = new OfflineMind(parts.embedder(), parts.pace());
        this.memories = memories;
        this.reflection = new Reflection(parts.model(), memories);
        this.hands = hands;
    }

    @Override
    public Optional<NpcDefinition> definition(String npcId) {
        return roster.definition(npcId);
    }

    @Override
    public Kept load(String npcId) {
        WorldState state = world.durable();
        MindState mind = MindState.of(state.metadata(NpcKeys.mind(npcId)));
        List<HistoryEntry> entries = new ArrayList<>();
        Optional<Long> last =
                state.metadata(NpcKeys.history(npcId, 0))
                        .map(value -> (long) JsonObject.of("n", value).number("n").orElse(0));
        for (long number = Math.max(1, last.orElse(0L) - History.MOST + 1);
                number <= last.orElse(0L);
                number++) {
            long which = number;
            state.metadata(NpcKeys.history(npcId, number))
                    .filter(JsonObject.class::isInstance)
                    .flatMap(json -> HistoryEntry.of(which, (JsonObject) json))
                    .ifPresent(entries::add);
        }
        List<TurnReport> turns = new ArrayList<>();
        for (int place = 0; place < LATEST_TURNS; place++) {
            state.metadata(NpcKeys.turn(npcId, place))
                    .filter(JsonObject.class::isInstance)
                    .map(json -> TurnReport.of((JsonObject) json))
                    .ifPresent(turns::add);
        }
        return new Kept(new History(entries, mind.summary(), mind.summarised()), mind, turns);
    }

    @Override
    public Optional<Situation> situation(
            NpcDefinition who,
            Batch batch,
            Kept past,
            List<Happening> lately,
            List<String> results) {
        WorldState state = world.durable();
        Optional<Soul> soul = state.entity(who.id(), Soul.class);
        if (soul.isEmpty()) {
            return Optional.empty();
        }
        String heard =
                batch.messages().stream().map(Message::content).collect(Collectors.joining(" "));
        List<Memory> recalled = memories.recall(who.id(), heard, batch.main().senderId(), RECALLED);
        return Optional.of(
                new Situation(
                        who,
                        soul.get(),
                        state,
                        world.worldTime(),
                        batch,
                        past.history().summary(),
                        past.history().recent(),
                        recalled,
                        past.mind(),
                        lately,
                        results,
                        Surroundings.of(who, soul.get(), state, present.get()),
                        hands.help(who)));
    }

    @Override
    public Mind mind(NpcDefinition who) {
        return who.llm().enabled() ? model.orElse(offline) : offline;
    }

    @Override
    public Mind understudy() {
        return offline;
    }

    private boolean byModel(NpcDefinition who) {
        return who.llm().enabled() && model.isPresent();
    }

    @Override
    public List<HistoryEntry.Deed> act(NpcDefinition who, String function, Batch cause) {
        return hands.act(who, function, cause);
    }

    @Override
    public void keep(String npcId, News news) {
        var _ =
                world.submit(
                                new Actor(Actor.Kind.NPC, npcId),
                                "npc history",
                                transaction -> keep(transaction, npcId, news))
                        .exceptionally(failure -> {
                            LOG.warn("The history of {} could not be kept", npcId, failure);
                            return null;
                        });
    }

    private static Decision<Boolean> keep(Transaction transaction, String npcId, News news) {
        if (transaction.state().get(EntryKey.metadata(NpcKeys.definition(npcId))).isEmpty()) {
            return Decision.discard(false); // it has left meanwhile
        }
        for (HistoryEntry entry : news.entries()) {
            transaction.put(new Metadata(NpcKeys.history(npcId, entry.number()), entry.toJson()));
        }
        news.entries().stream()
                .mapToLong(HistoryEntry::number)
                .max()
                .ifPresent(last -> keepLast(transaction, npcId, last));
        for (long number : news.gone()) {
            transaction.remove(EntryKey.metadata(NpcKeys.history(npcId, number)));
        }
        for (TurnReport turn : news.turns()) {
            int place = (int) (turn.number() % LATEST_TURNS);
            transaction.put(new Metadata(NpcKeys.turn(npcId, place), turn.toJson()));
        }
        transaction.put(new Metadata(NpcKeys.mind(npcId), news.mind().toJson()));
        return Decision.commit(true);
    }

    @Override
    public double usd(NpcDefinition who, TokenUsage usage) {
        return prices.apply(who.llm().model(), usage).inUsd().doubleValue();
    }

    /// The number of the last entry, under the number 0; an older entry may be put again.
    private static void keepLast(Transaction transaction, String npcId, long last) {
        double known =
                transaction
                        .state()
                        .metadata(NpcKeys.history(npcId, 0))
                        .map(value -> JsonObject.of("n", value).number("n").orElse(0))
                        .orElse(0.0);
        if (last > known) {
            transaction.put(new Metadata(NpcKeys.history(npcId, 0), Json.of((double) last)));
        }
    }

    @Override
    public void reflect(NpcDefinition who, List<HistoryEntry> entries, boolean hurry) {
        reflection.remember(who, entries, !hurry && byModel(who));
    }

    @Override
    public String summarise(NpcDefinition who, String before, List<HistoryEntry> entries) {
        return reflection.summarise(who, before, entries, byModel(who));
    }

    @Override
    public long worldTime() {
        return world.worldTime();
    }
}
