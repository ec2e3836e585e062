package dev.orbwright.server.session;

import dev.orbwright.npc.Npcs;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.World;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// `giveToNpc {npc_id, artifact_id}`: the player hands something over. Nothing is taken otherwise.
final class GiveToNpc implements Handler {

    private final World world;
    private final Supplier<Optional<Npcs>> npcs;
    private final Turns turns;

    GiveToNpc(World world, Supplier<Optional<Npcs>> npcs, Turns turns) {
        this.world = world;
        this.npcs = npcs;
        this.turns = turns;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> npcId = payload.text("npc_id");
        Optional<String> artifactId = payload.text("artifact_id");
        if (npcId.isEmpty() || artifactId.isEmpty()) {
            return Replies.error("giveToNpc needs `npc_id` and `artifact_id`.");
        }
        Optional<Npcs> all = npcs.get();
        if (all.isEmpty() || all.get().definition(npcId.get()).isEmpty()) {
            return Replies.now(Reply.refused("NOT_HERE", "There is nobody of this name."));
        }
        return turns.next(
                session.soulId(),
                () ->
                        switch (all.get()
                                .give(session.soulId(), npcId.get(), artifactId.get())
                                .join()) {
                            case DONE ->
                                    Reply.done("You hand it to %s.".formatted(name(npcId.get())));
                            case NOT_CARRIED ->
                                    Reply.refused("NOT_FOUND", "You do not carry that.");
                            case NOT_HERE ->
                                    Reply.refused(
                                            "NOT_HERE",
                                            "%s is not here.".formatted(name(npcId.get())));
                        });
    }

    private String name(String npcId) {
        return world.durable().entity(npcId, Soul.class).map(Soul::name).orElse(npcId);
    }
}
