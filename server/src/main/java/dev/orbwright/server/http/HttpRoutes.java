package dev.orbwright.server.http;

import dev.orbwright.server.Version;
import dev.orbwright.server.library.LibraryRoutes;
import dev.orbwright.server.metrics.Metrics;
import dev.orbwright.server.transport.ClientAddress;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.staticfiles.Location;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The table of what is answered over HTTP.
public final class HttpRoutes implements Consumer<JavalinConfig> {

    /// The page runs its own scripts and nothing else, and talks to its own server only.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private static final Map<String, String> SAFE =
            Map.of(
                    "Content-Security-Policy", CONTENT_SECURITY_POLICY,
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin");

    /// How long a page waits for a server that is still starting.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CompletableFuture<Desks> desks;
    private final boolean publicMetrics;

    /// @param desks complete when the server has started; until then the page and its files are
    ///   served, and `/health` says `starting`
    /// @param publicMetrics true shows `/metrics` to others than this machine, too
    public HttpRoutes(CompletableFuture<Desks> desks, boolean publicMetrics) {
        this.desks = desks;
        this.publicMetrics = publicMetrics;
    }

    @Override
    public void accept(JavalinConfig config) {
        config.staticFiles.enableWebjars();
        config.staticFiles.add(files -> {
            files.directory = "/web";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
        config.routes.before(context -> SAFE.forEach(context::header));
        config.routes.get("/health", this::health);
        config.routes.get("/metrics", this::metrics);
        config.routes.get("/api/model", this::model);
        config.routes.post("/api/model/test", this::test);
        new LibraryRoutes(() -> started().library()).addTo(config);
        OperatorRoutes operators = new OperatorRoutes(this::started);
        new NpcRoutes(operators).addTo(config.routes);
        // What players wished for and what was written for it is for operators alone.
        config.routes.get(
                "/api/wishes",
                context -> operators.answer(context, desks -> desks.wishes().list()));
        config.routes.get(
                "/api/wishes/{id}",
                context ->
                        operators.answer(
                                context, desks -> desks.wishes().show(context.pathParam("id"))));
    }

    private void health(Context context) {
        if (desks.state() == Future.State.SUCCESS) {
            Health health = desks.resultNow().health();
            answer(
                    context,
                    health.isUp() ? 200 : 503,
                    ClientAddress.isLocal(context) ? health.report() : health.summary());
        } else {
            answer(context, 503, JsonObject.of("status", "starting").with("version", Version.TEXT));
        }
    }

    private void model(Context context) {
        Desks started = started();
        Optional<String> soulId =
                started.library().soulOf(Optional.ofNullable(context.header("Authorization")));
        answer(context, 200, started.models().report(soulId));
    }

    private void metrics(Context context) {
        if (publicMetrics || ClientAddress.isLocal(context)) {
            Metrics metrics = started().metrics();
            context.contentType(Metrics.CONTENT_TYPE)
                    .header("Cache-Control", "no-store")
                    .result(metrics.text());
        } else {
            refuse(
                    context,
                    "The metrics are shown on the server's own machine only, at http://localhost;"
                            + " play --public-metrics shows them to others.");
        }
    }

    /// A test costs tokens and shows the provider's own words: that is for who runs the server.
    private void test(Context context) {
        if (ClientAddress.isLocal(context)) {
            answer(context, 200, started().models().test());
        } else {
            refuse(
                    context,
                    "The connection can be tested on the server's own machine only, at"
                            + " http://localhost.");
        }
    }

    private static void refuse(Context context, String message) {
        answer(context, 403, JsonObject.of("code", "LOCAL_ONLY", "message", message));
    }

    private Desks started() {
        try {
            return desks.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            throw new ServiceUnavailableResponse("The server has not started yet.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableResponse("The server is stopping.");
        }
    }

    private static void answer(Context context, int status, JsonObject payload) {
        context.status(status)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(JsonText.write(payload));
    }
}
