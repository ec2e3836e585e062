package dev.orbwright.server.library;

import dev.orbwright.server.Version;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The OpenAPI description of the API, made of its table of routes and of the schemas in
/// `openapi-schemas.json`.
final class OpenApi {

    private static final String SCHEMAS = "openapi-schemas.json";

    private OpenApi() {}

    static JsonObject of(List<Route> routes) {
        JsonObject paths = JsonObject.EMPTY;
        for (Route route : routes) {
            paths =
                    paths.with(
                            route.path(),
                            paths.object(route.path())
                                    .with(
                                            route.verb().name().toLowerCase(Locale.ROOT),
                                            operation(route)));
        }
        return JsonObject.builder()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        JsonObject.of("title", "Orbwright", "version", Version.TEXT)
                                .with(
                                        "description",
                                        "The library of functions of a world, and how its server is."
                                                + " Whoever changes something shows the token of a soul"
                                                + " or of the operator."))
                .put("servers", Json.Arr.of(JsonObject.of("url", "/")))
                .put("paths", paths)
                .put(
                        "components",
                        JsonObject.of("schemas", schemas())
                                .with(
                                        "securitySchemes",
                                        JsonObject.of(
                                                "token",
                                                JsonObject.of("type", "http", "scheme", "bearer"))))
                .build();
    }

    private static JsonObject operation(Route route) {
        List<Json> parameters = new ArrayList<>();
        for (String name : route.parameters()) {
            String type = name.equals("name") ? "string" : "integer";
            parameters.add(
                    JsonObject.of("name", name, "in", "path")
                            .with("required", true)
                            .with("schema", JsonObject.of("type", type)));
        }
        for (Route.Query query : route.queries()) {
            parameters.add(
                    JsonObject.of("name", query.name(), "in", "query")
                            .with("description", query.description())
                            .with("schema", JsonObject.of("type", query.type())));
        }
        JsonObject.Builder operation =
                JsonObject.builder()
                        .put("operationId", route.operationId())
                        .put("summary", route.summary())
                        .put("parameters", new Json.Arr(parameters))
                        .put("responses", responses(route));
        if (!route.body().isEmpty()) {
            operation.put("requestBody", JsonObject.of("content", taken(route.body())));
        }
        if (route.access() == Route.Access.SOMEBODY) {
            operation.put("security", Json.Arr.of(JsonObject.of("token", Json.Arr.of())));
        }
        return operation.build();
    }

    /// Functions come as JSON or as files.
    private static JsonObject taken(String schema) {
        return schema.equals("Import") ? content(schema).withAll(zip()) : content(schema);
    }

    private static JsonObject zip() {
        return JsonObject.of(
                "application/zip",
                JsonObject.of("schema", JsonObject.of("type", "string", "format", "binary")));
    }

    private static JsonObject responses(Route route) {
        JsonObject good = JsonObject.of("description", "Done.");
        return JsonObject.of(
                "200",
                good.with("content", route.answer().isEmpty() ? zip() : content(route.answer())),
                "default",
                JsonObject.of("description", "It was not done.", "content", content("Error")));
    }

    private static JsonObject content(String schema) {
        return JsonObject.of(
                "application/json",
                JsonObject.of("schema", JsonObject.of("$ref", "#/components/schemas/" + schema)));
    }

    private static JsonObject schemas() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(SCHEMAS))) {
            return JsonText.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(SCHEMAS + " is no JSON", e);
        }
    }
}
