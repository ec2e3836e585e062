package dev.orbwright.server.http;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BiFunction;
import java.util.function.Function;

/// `/api/npcs`: for operators alone, since prompts, memories and what players have said are nobody
/// else's business.
final class NpcRoutes {

    private static final int LONGEST_BODY = 256 * 1024;

    private final OperatorRoutes operators;

    NpcRoutes(OperatorRoutes operators) {
        this.operators = operators;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/npcs", context -> answer(context, NpcDesk::list));
        routes.post("/api/npcs", context -> answer(context, NpcDesk::spawn));
        routes.post("/api/npcs/introduce", context -> answer(context, NpcDesk::introduce));
        routes.get("/api/npcs/{id}", context -> answer(context, desk -> desk.show(id(context))));
        routes.delete(
                "/api/npcs/{id}", context -> answer(context, desk -> desk.remove(id(context))));
        routes.post(
                "/api/npcs/{id}/say",
                context -> answer(context, (desk, body) -> desk.inject(id(context), body)));
        routes.post(
                "/api/npcs/{id}/pause",
                context -> answer(context, (desk, body) -> desk.pause(id(context), body)));
        routes.post(
                "/api/npcs/{id}/summarise",
                context -> answer(context, desk -> desk.summarise(id(context))));
        routes.get(
                "/api/npcs/{id}/memories",
                context -> answer(context, desk -> desk.recall(id(context), query(context))));
        routes.put(
                "/api/npcs/{id}/memories/{memory}",
                context ->
                        answer(
                                context,
                                (desk, body) ->
                                        desk.editMemory(
                                                id(context), context.pathParam("memory"), body)));
        routes.delete(
                "/api/npcs/{id}/memories/{memory}",
                context ->
                        answer(
                                context,
                                desk -> desk.forget(id(context), context.pathParam("memory"))));
    }

    private static String id(Context context) {
        return context.pathParam("id");
    }

    private static String query(Context context) {
        String query = context.queryParam("q");
        return query == null ? "" : query;
    }

    private void answer(Context context, BiFunction<NpcDesk, JsonObject, Outcome> act) {
        answer(
                context,
                desk -> {
                    String body = context.body();
                    if (body.length() > LONGEST_BODY) {
                        return Outcome.error(413, "TOO_LARGE", "The body is too large.");
                    }
                    try {
                        return act.apply(desk, JsonText.parseObject(body));
                    } catch (MalformedJsonException e) {
                        return Outcome.error(400, "BAD_REQUEST", String.valueOf(e.getMessage()));
                    }
                });
    }

    private void answer(Context context, Function<NpcDesk, Outcome> act) {
        operators.answer(context, desks -> act.apply(desks.npcs()));
    }
}
