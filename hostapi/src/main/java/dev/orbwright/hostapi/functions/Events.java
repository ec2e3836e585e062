package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Called;
import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Composition;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.Soul;
import java.util.Optional;

/// Events of the world and of the owners of tools, and the functions that handle them. A handler of
/// a player runs only for functions of the same player.
final class Events {

    private Events() {}

    @HostFunction(
            doc =
                    "Sets the function that handles an event. It gets {...event_params, event_id,"
                            + " soul_id}. Events of tools are their owner's own: only tools of the"
                            + " same owner trigger them.",
            seed = "host_register_event_handler_function",
            needs = Capability.OWN_HANDLERS,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Done registerEventHandler(
            Step step,
            @Doc(value = "the event", form = Form.ID) String eventId,
            @Doc(value = "the function", form = Form.ID) String handlerDynamicFunctionName)
            throws RefusedException {
        Rules.mayName(step, "handler_dynamic_function_name", handlerDynamicFunctionName);
        Lookup.function(step, handlerDynamicFunctionName);
        String key = key(step.caller(), eventId);
        if (!step.caller().may(Capability.RULES)) {
            refuseWorlds(step, eventId);
            refuseMore(step, key);
        }
        step.transaction()
                .put(new EventHandler(key, handlerDynamicFunctionName, step.caller().ownerId()));
        return new Done(
                "Event %s is handled by %s.".formatted(eventId, handlerDynamicFunctionName));
    }

    /// Under what the handler is kept. Each owner has a name space: the slash is in no event's id,
    /// so no owner's event is another's or the world's.
    private static String key(Caller caller, String eventId) {
        return caller.may(Capability.RULES) ? eventId : caller.ownerId().orElse("") + "/" + eventId;
    }

    private static void refuseWorlds(Step step, String eventId) throws RefusedException {
        if (step.state().handler(eventId).filter(known -> known.ownerId().isEmpty()).isPresent()) {
            throw RefusedException.forbidden(
                    "event_id: event %s is the world's own; tools neither trigger nor handle it,"
                                    .formatted(eventId)
                            + " choose another name");
        }
    }

    private static void refuseMore(Step step, String key) throws RefusedException {
        long handlers =
                step.state().handlers().stream()
                        .filter(handler -> step.caller().owns(handler.ownerId()))
                        .count();
        if (step.state().handler(key).isEmpty() && handlers >= Rules.HANDLERS) {
            throw RefusedException.limit(
                    "functions of this owner handle %d events already".formatted(Rules.HANDLERS));
        }
    }

    /// What came of an event.
    record Triggered(
            @Doc("what the handler said, for people") String message,
            @Doc("what the handler answered") Json result) {}

    /// What an event starts from.
    private record Handling(String functionName, Optional<String> soulId) {}

    @HostFunction(
            doc =
                    "Triggers an event: runs its handler now. Where the handler fails, what it did"
                            + " is taken back. Tools trigger events that tools of the same owner"
                            + " handle.",
            seed = "host_trigger_world_event",
            needs = Capability.READ,
            effects = {Effect.READS, Effect.RUNS_FUNCTIONS},
            risk = Risk.MEDIUM)
    static Triggered triggerEvent(
            Composition composition,
            @Doc(value = "the event", form = Form.ID) String eventId,
            @Doc(value = "the soul it is about; the player where left out", form = Form.ID)
                    Optional<String> soulId,
            @Doc("handed to the handler") Optional<JsonObject> eventParams)
            throws RefusedException {
        Handling handling =
                composition.step("look up the handler", step -> handling(step, eventId, soulId));
        JsonObject params =
                eventParams
                        .orElse(JsonObject.EMPTY)
                        .with("event_id", eventId)
                        .with(
                                "soul_id",
                                handling.soulId().<Json>map(Json::of).orElse(Json.Null.NULL));
        return switch (composition.handle(handling.functionName(), params)) {
            case Called.Returned(Json result) -> new Triggered(message(eventId, result), result);
            case Called.Failed failed ->
                    throw RefusedException.failed(
                            "function %s, which handles event %s, failed%s (%s): %s"
                                    .formatted(
                                            handling.functionName(),
                                            eventId,
                                            failed.place(),
                                            failed.code(),
                                            failed.message()));
        };
    }

    private static Handling handling(Step step, String eventId, Optional<String> soulId)
            throws RefusedException {
        if (!step.caller().may(Capability.RULES)) {
            refuseWorlds(step, eventId);
        }
        EventHandler handler =
                step.state()
                        .handler(key(step.caller(), eventId))
                        .filter(known -> known.ownerId().equals(step.caller().ownerId()))
                        .orElseThrow(() ->
                                RefusedException.notFound(
                                        "nothing handles an event %s".formatted(eventId)));
        if (soulId.isEmpty()) {
            return new Handling(handler.functionName(), Lookup.runner(step).map(Soul::id));
        }
        Soul soul = Lookup.soul(step, soulId);
        Rules.consents(step.caller(), soul.id());
        return new Handling(handler.functionName(), Optional.of(soul.id()));
    }

    private static String message(String eventId, Json result) {
        return switch (result) {
            case Json.Str(String text) -> text;
            case JsonObject object ->
                    object.text("message").orElseGet(() -> "Event %s happened.".formatted(eventId));
            case Json.Null _, Json.Bool _, Json.Num _, Json.Arr _ ->
                    "Event %s happened.".formatted(eventId);
        };
    }
}
