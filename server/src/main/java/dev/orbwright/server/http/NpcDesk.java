package dev.orbwright.server.http;

import dev.orbwright.llm.Payer;
import dev.orbwright.llm.budget.Amount;
import dev.orbwright.npc.Npcs;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.Impression;
import dev.orbwright.npc.memory.Memory;
import dev.orbwright.npc.mind.DayTime;
import dev.orbwright.npc.turn.Look;
import dev.orbwright.server.ModelAccounts;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What operators see of NPCs, and do with them.
public final class NpcDesk {

    private static final int MOST = 500;

    private final World world;
    private final Supplier<Npcs> npcs;
    private final ModelAccounts accounts;

    public NpcDesk(World world, Supplier<Npcs> npcs, ModelAccounts accounts) {
        this.world = world;
        this.npcs = npcs;
        this.accounts = accounts;
    }

    private static Outcome unknown() {
        return Outcome.notFound("There is no such NPC, or nothing of this id of it.");
    }

    Outcome list() {
        List<Json> all =
                npcs.get().ids().stream().sorted().limit(MOST).<Json>map(this::summary).toList();
        return Outcome.ok(
                JsonObject.of("npcs", new Json.Arr(all), "total", npcs.get().ids().size()));
    }

    private JsonObject summary(String npcId) {
        Look look = npcs.get().look(npcId);
        Amount spent = accounts.spentToday(Payer.npc(npcId));
        Optional<Soul> soul = world.durable().entity(npcId, Soul.class);
        Optional<NpcDefinition> who = npcs.get().definition(npcId);
        return JsonObject.builder()
                .put("id", npcId)
                .putIfPresent("name", who.map(NpcDefinition::name))
                .put("enabled", who.map(NpcDefinition::enabled).orElse(false))
                .putIfPresent("location_id", soul.map(Soul::placeId))
                .put("state", look.state().wireName())
                .put("reason", look.reason())
                .put("paused", look.mind().paused())
                .put("queued", look.queue().size())
                .put("dropped", (double) look.dropped())
                .put("mood", look.mind().feeling(usualMood(who)))
                .put("mood_level", look.mind().level(usualMood(who)))
                .put("turns", (double) look.turns())
                .put("prompt_tokens", (double) look.usage().promptTokens())
                .put("completion_tokens", (double) look.usage().completionTokens())
                .put(
                        "spent_today",
                        JsonObject.of(
                                "tokens", (double) spent.tokens(), "usd", spent.money().inUsd()))
                .putIfPresent("budget", accounts.budget(Payer.npc(npcId)))
                .build();
    }

    private static double usualMood(Optional<NpcDefinition> who) {
        return who.map(known -> known.context().cares().usualMood()).orElse(0.0);
    }

    Outcome show(String npcId) {
        Optional<NpcDefinition> who = npcs.get().definition(npcId);
        if (who.isEmpty()) {
            return unknown();
        }
        Look look = npcs.get().look(npcId);
        JsonObject.Builder relations = JsonObject.builder();
        look.mind()
                .relations()
                .forEach((soulId, relation) ->
                        relations.put(
                                soulId,
                                JsonObject.of("name", relation.name(), "warmth", relation.warmth())
                                        .with("meetings", relation.meetings())
                                        .with("feeling", relation.feeling())));
        return Outcome.ok(
                summary(npcId)
                        .with("definition", who.get().json())
                        .with(
                                "queue",
                                new Json.Arr(
                                        look.queue().stream()
                                                .<Json>map(ranked ->
                                                        JsonObject.builder()
                                                                .put(
                                                                        "kind",
                                                                        ranked.message()
                                                                                .kind()
                                                                                .name()
                                                                                .toLowerCase(
                                                                                        Locale
                                                                                                .ROOT))
                                                                .put(
                                                                        "sender",
                                                                        ranked.message()
                                                                                .senderName())
                                                                .put(
                                                                        "content",
                                                                        ranked.message().content())
                                                                .put("priority", ranked.worth())
                                                                .put(
                                                                        "waited_seconds",
                                                                        ranked.waitedSeconds())
                                                                .build())
                                                .toList()))
                        .with(
                                "history",
                                new Json.Arr(
                                        look.history().stream()
                                                .<Json>map(HistoryEntry::toJson)
                                                .toList()))
                        .with("summary", look.summary())
                        .with("lately", lately(look))
                        .with("relations", relations.build())
                        .with("moved", moved(look))
                        .with("memories", memories(npcs.get().memories().of(npcId)))
                        .with("latest_turns", latest(look))
                        .with("last_prompt", look.prompt())
                        .with("last_reply", look.reply()));
    }

    private Json lately(Look look) {
        return Json.Arr.ofStrings(
                look.lately().stream()
                        .map(happening ->
                                "%s (%s)"
                                        .formatted(
                                                happening.what(),
                                                DayTime.ago(happening.at(), world.worldTime())))
                        .toList());
    }

    /// What has moved an NPC, newest first.
    private static Json moved(Look look) {
        return new Json.Arr(
                look.mind().moved().reversed().stream().<Json>map(Impression::toJson).toList());
    }

    /// What each of the last turns took, newest first.
    private static Json latest(Look look) {
        return new Json.Arr(
                look.latest().reversed().stream()
                        .<Json>map(turn ->
                                JsonObject.builder()
                                        .put("turn_id", turn.turnId())
                                        .put("at", (double) turn.at())
                                        .put("mind", turn.mind())
                                        .put("prompt_tokens", (double) turn.usage().promptTokens())
                                        .put(
                                                "completion_tokens",
                                                (double) turn.usage().completionTokens())
                                        .put("usd", turn.usd())
                                        .put("seconds", turn.seconds())
                                        .put("ending", turn.ending())
                                        .put("failure", turn.failure())
                                        .build())
                        .toList());
    }

    private static Json memories(List<Memory> memories) {
        return new Json.Arr(
                memories.stream()
                        .<Json>map(memory -> memory.toJson().with("id", memory.id()))
                        .toList());
    }

    Outcome recall(String npcId, String query) {
        if (npcs.get().definition(npcId).isEmpty()) {
            return unknown();
        }
        return Outcome.ok(
                JsonObject.of(
                                "memories",
                                memories(
                                        query.isBlank()
                                                ? npcs.get().memories().of(npcId)
                                                : npcs.get()
                                                        .memories()
                                                        .recall(
                                                                npcId,
                                                                query,
                                                                Optional.empty(),
                                                                20)))
                        .with(
                                "history",
                                Json.Arr.ofStrings(npcs.get().engine().search(npcId, query, 50))));
    }

    Outcome spawn(JsonObject body) {
        try {
            NpcDefinition definition = NpcDefinitionReader.read(body);
            var _ = npcs.get().spawn(definition).join();
            return new Outcome(201, JsonObject.of("id", definition.id()));
        } catch (NpcDefinitionException e) {
            return Outcome.error(422, "BAD_DEFINITION", String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                return Outcome.error(422, "BAD_DEFINITION", String.valueOf(wrong.getMessage()));
            }
            throw e;
        }
    }

    Outcome remove(String npcId) {
        return npcs.get().remove(npcId).join()
                ? Outcome.ok(JsonObject.of("removed", npcId))
                : unknown();
    }

    Outcome inject(String npcId, JsonObject body) {
        Optional<String> text = body.text("text").filter(said -> !said.isBlank());
        if (text.isEmpty() || text.get().length() > Npcs.LONGEST_SPEECH) {
            return Outcome.error(
                    400,
                    "BAD_REQUEST",
                    "`text` is 1 to %,d characters.".formatted(Npcs.LONGEST_SPEECH));
        }
        return npcs.get().inject(npcId, text.get())
                ? Outcome.ok(JsonObject.of("delivered", true))
                : unknown();
    }

    Outcome pause(String npcId, JsonObject body) {
        if (npcs.get().definition(npcId).isEmpty()) {
            return unknown();
        }
        npcs.get().pause(npcId, body.flag("paused"));
        return Outcome.ok(JsonObject.of("paused", body.flag("paused")));
    }

    Outcome summarise(String npcId) {
        if (npcs.get().definition(npcId).isEmpty()) {
            return unknown();
        }
        npcs.get().engine().summarise(npcId);
        return Outcome.ok(JsonObject.of("summary", npcs.get().look(npcId).summary()));
    }

    Outcome introduce(JsonObject body) {
        return npcs.get().introduce(body.strings("npcs"))
                ? Outcome.ok(JsonObject.of("talking", true))
                : Outcome.error(
                        409,
                        "CONFLICT",
                        "They are not two or more NPCs at one place that have a moment.");
    }

    Outcome editMemory(String npcId, String memoryId, JsonObject body) {
        Optional<String> text = body.text("text").filter(said -> !said.isBlank());
        if (text.isEmpty() || text.get().length() > Memory.LONGEST) {
            return Outcome.error(
                    400, "BAD_REQUEST", "`text` is 1 to %,d characters.".formatted(Memory.LONGEST));
        }
        double importance = body.number("importance").orElse(5);
        return npcs.get().memories().edit(npcId, memoryId, text.get(), importance).join()
                ? Outcome.ok(JsonObject.of("edited", memoryId))
                : unknown();
    }

    Outcome forget(String npcId, String memoryId) {
        return npcs.get().memories().forget(npcId, memoryId).join()
                ? Outcome.ok(JsonObject.of("forgotten", memoryId))
                : unknown();
    }
}
