package dev.orbwright.server.session;

import dev.orbwright.npc.Npcs;
import dev.orbwright.world.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// `npcShown {turn_id, characters}`: so much of what an NPC said in a turn was shown.
final class NpcShown implements Handler {

    private final Supplier<Optional<Npcs>> npcs;
    private final NpcTelling telling;

    NpcShown(Supplier<Optional<Npcs>> npcs, NpcTelling telling) {
        this.npcs = npcs;
        this.telling = telling;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> turnId = payload.text("turn_id");
        OptionalDouble characters = payload.number("characters");
        if (turnId.isEmpty() || characters.isEmpty() || characters.getAsDouble() < 0) {
            return Replies.error("npcShown needs `turn_id` and `characters`, a number from 0.");
        }
        Optional<Integer> shown =
                telling.shown(
                        session,
                        turnId.get(),
                        (int) Math.min(Integer.MAX_VALUE, characters.getAsDouble()));
        if (shown.isEmpty()) {
            return Replies.now(
                    Reply.refused("NOT_FOUND", "You were not told of a turn of this id."));
        }
        npcs.get().ifPresent(all -> all.confirm(turnId.get(), shown.get()));
        return Replies.now(Reply.done("Noted."));
    }
}
