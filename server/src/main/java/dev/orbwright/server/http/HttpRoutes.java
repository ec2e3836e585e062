package dev.orbwright.server.http;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
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

    private final Health health;
    private final ModelDesk models;

    /// Answers with these.
    public HttpRoutes(Health health, ModelDesk models) {
        this.health = health;
        this.models = models;
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
        config.routes.get(
                "/health", context -> answer(context, health.isUp() ? 200 : 503, health.report()));
        config.routes.get("/api/model", context -> answer(context, 200, models.report()));
        config.routes.post("/api/model/test", context -> answer(context, 200, models.test()));
    }

    private static void answer(Context context, int status, JsonObject payload) {
        context.status(status)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(JsonText.write(payload));
    }
}
