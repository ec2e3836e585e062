package dev.orbwright.server.session;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Reachability;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Outcome;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// `playerMove {exit_key}`: the player leaves through a landmark that is an open exit and that they
/// can walk to.
final class PlayerMove implements Handler {

    private final World world;
    private final Turns turns;

    PlayerMove(World world, Turns turns) {
        this.world = world;
        this.turns = turns;
    }

    @Override
    public CompletionStage<Reply> handle(Session session, JsonObject payload) {
        Optional<String> exit = payload.text("exit_key");
        if (exit.isEmpty()) {
            return Replies.error(
                    "playerMove needs `exit_key`, the key of a landmark that leads out.");
        }
        return turns.next(
                session.soulId(),
                () ->
                        world.submit(
                                        Actor.player(session.soulId()),
                                        "playerMove " + exit.get(),
                                        transaction ->
                                                leave(transaction, session.soulId(), exit.get()))
                                .thenApply(Outcome::result)
                                .join());
    }

    private static Decision<Reply> leave(Transaction transaction, String soulId, String exitKey) {
        WorldState state = transaction.state();
        Optional<Soul> found = state.entity(soulId, Soul.class);
        if (found.isEmpty()) {
            return Decision.discard(Reply.refused("NOT_FOUND", "Your soul is not in this world."));
        }
        Soul soul = found.get();
        Optional<Landmark> landmark = state.landmark(soul.placeId(), exitKey);
        Optional<Location> target =
                landmark.flatMap(Landmark::exitTo).flatMap(id -> state.entity(id, Location.class));
        if (landmark.isEmpty()) {
            return Decision.discard(
                    Reply.refused("NOT_FOUND", "There is no way out of that name here."));
        }
        if (target.isEmpty()) {
            return Decision.discard(
                    Reply.refused(
                            "CLOSED",
                            "%s does not lead anywhere yet."
                                    .formatted(landmark.get().displayName())));
        }
        if (!Reachability.in(state, soul.placeId())
                .joins(soul.position(), landmark.get().position())) {
            return Decision.discard(
                    Reply.refused(
                            "OUT_OF_REACH",
                            "You cannot walk to %s from where you are."
                                    .formatted(landmark.get().displayName())));
        }
        String to = target.get().id();
        transaction.put(
                soul.movedTo(to, Arrival.spot(state, to, Optional.of(soul.placeId()), soul.id())));
        transaction.emit(
                new WorldEvent.Logged(
                        "%s goes to %s.".formatted(soul.name(), target.get().name())));
        return Decision.commit(
                Reply.done("You are at %s.".formatted(target.get().name()))
                        .with("location_id", to));
    }
}
