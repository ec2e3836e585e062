package dev.orbwright.server.http;

import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.task.WorldStoppedException;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers operators, and refuses everybody else.
final class OperatorRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorRoutes.class);

    private final Supplier<Desks> desks;

    OperatorRoutes(Supplier<Desks> desks) {
        this.desks = desks;
    }

    void answer(Context context, Function<Desks, Outcome> act) {
        Outcome outcome = outcome(desks.get(), context, act);
        context.status(outcome.status())
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(JsonText.write(outcome.payload()));
    }

    private static Outcome outcome(Desks started, Context context, Function<Desks, Outcome> act) {
        if (!started.operators().isShownBy(Optional.ofNullable(context.header("Authorization")))) {
            return Outcome.error(
                    401,
                    "OPERATORS_ONLY",
                    "This needs the header `Authorization: Bearer KEY`; the server says its key on"
                            + " the console when it starts.");
        }
        try {
            return act.apply(started);
        } catch (WorldStoppedException e) {
            return stopped(context, e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WorldStoppedException stopped) {
                return stopped(context, stopped);
            }
            throw e;
        }
    }

    private static Outcome stopped(Context context, WorldStoppedException e) {
        LOG.warn("{} {} was not done", context.method(), context.path(), e);
        return Outcome.error(
                503, "WORLD_STOPPED", "The world takes no changes now. Try again in a moment.");
    }
}
