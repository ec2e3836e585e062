package dev.orbwright.server.library;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.WorldStoppedException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the API's routes over HTTP: finds out who asks, and says errors as `{error: {code,
/// message}}`.
public final class LibraryRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryRoutes.class);

    private final Supplier<LibraryDesk> desk;

    /// @param desk there once the server has started; until then it throws what the HTTP server
    ///   answers with
    public LibraryRoutes(Supplier<LibraryDesk> desk) {
        this.desk = desk;
    }

    /// Registers all routes.
    public void addTo(JavalinConfig config) {
        for (Route route : LibraryApi.ROUTES) {
            Handler handler = context -> answer(route, context);
            switch (route.verb()) {
                case GET -> config.routes.get(route.path(), handler);
                case POST -> config.routes.post(route.path(), handler);
                case DELETE -> config.routes.delete(route.path(), handler);
            }
        }
        JsonObject description = OpenApi.of(LibraryApi.DESCRIBED);
        config.routes.get(
                LibraryApi.DESCRIPTION, context -> write(context, ApiReply.ok(description)));
    }

    private void answer(Route route, Context context) {
        LibraryDesk open = desk.get();
        try {
            ApiRequest request =
                    new ApiRequest(context, asker(open, route, context), route.mostBytes());
            request.refuseOtherQueries(route.queryNames());
            if (route.access() == Route.Access.SOMEBODY) {
                open.library().admit(request.asker());
            }
            write(context, route.action().answer(open.library(), request));
        } catch (ApiException e) {
            write(context, ApiReply.json(e.status(), e.payload()));
        } catch (CommitStore.StorageException e) {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            write(context, unavailable("STORAGE", "The save cannot be read or written now."));
        } catch (WorldStoppedException e) {
            LOG.warn("{} {} was not done", context.method(), context.path(), e);
            write(context, unavailable("WORLD_STOPPED", "The world takes no changes now."));
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof WorldStoppedException)) {
                throw e;
            }
            write(context, unavailable("WORLD_STOPPED", "The world takes no changes now."));
        }
    }

    private static ApiReply unavailable(String code, String message) {
        ApiException refusal = new ApiException(503, code, message + " Try again in a moment.");
        return ApiReply.json(refusal.status(), refusal.payload());
    }

    private static Asker asker(LibraryDesk desk, Route route, Context context) throws ApiException {
        Optional<String> header = Optional.ofNullable(context.header("Authorization"));
        if (header.isEmpty()) {
            if (route.access() == Route.Access.SOMEBODY) {
                throw new ApiException(
                        401,
                        "UNAUTHORIZED",
                        "Say who you are: Authorization: Bearer, with the token of `sessionToken` or the"
                                + " operator's.");
            }
            return new Asker.Anybody();
        }
        if (desk.operators().isShownBy(header)) {
            return new Asker.Operator();
        }
        return desk.soulOf(header)
                .<Asker>map(Asker.Soul::new)
                .orElseThrow(() ->
                        new ApiException(
                                401, "UNAUTHORIZED", "This token is none of this server's."));
    }

    private static void write(Context context, ApiReply reply) {
        reply.headers().forEach(context::header);
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("Cache-Control", "no-store")
                .result(reply.body());
    }
}
