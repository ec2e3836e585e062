package dev.orbwright.server.session;

import dev.orbwright.npc.Npcs;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// `say {text, npc_id?}`: the player says something aloud.
final class Say implements Handler {

    private final World world;
    private final Supplier<Optional<Npcs>> npcs;
    private final NpcTelling telling;

    Say(World world, Supplier<Optional<Npcs>> npcs, NpcTelling telling) {
        this.world = world;
        this.npcs = npcs;
        this.telling = telling;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> text = payload.text("text").map(Say::oneLine);
        Optional<String> to = payload.text("npc_id");
        if (text.isEmpty() || text.get().isEmpty() || text.get().length() > Npcs.LONGEST_SPEECH) {
            return Replies.error(
                    "say needs `text`, 1 to %,d characters.".formatted(Npcs.LONGEST_SPEECH));
        }
        if (payload.get("npc_id").isPresent() && to.isEmpty()) {
            return Replies.error("say takes `npc_id` as the id of an NPC, or none.");
        }
        telling.spoke(session.soulId(), text.get(), to);
        Npcs.Said said =
                npcs.get()
                        .map(all -> all.say(session.soulId(), text.get(), to))
                        .orElse(new Npcs.Said(List.of(), List.of()));
        if (to.isPresent() && said.answering().isEmpty()) {
            return Replies.now(
                    Reply.refused("NOT_HERE", "There is nobody of this name who could hear you."));
        }
        String message =
                said.answering().isEmpty()
                        ? "Nobody here answers."
                        : "You speak to %s.".formatted(names(said.answering()));
        return Replies.now(
                Reply.done(message)
                        .with("answering", Json.Arr.ofStrings(said.answering()))
                        .with("heard_by", Json.Arr.ofStrings(said.heardBy())));
    }

    private String names(Iterable<String> npcIds) {
        StringBuilder names = new StringBuilder();
        for (String id : npcIds) {
            names.append(names.isEmpty() ? "" : ", ")
                    .append(world.durable().entity(id, Soul.class).map(Soul::name).orElse(id));
        }
        return names.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
