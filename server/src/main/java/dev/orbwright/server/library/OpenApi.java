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

    private static final String FILE = "openapi-schemas.json";
    private static final JsonObject SCHEMAS = schemas();

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
                        JsonObject.of("schemas", SCHEMAS)
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
                            .with(
                                    "schema",
                                    type.equals("integer")
                                            ? JsonObject.of("type", type, "minimum", 1)
                                            : JsonObject.of("type", type)));
        }
        for (Route.Query query : route.queries()) {
            parameters.add(
                    JsonObject.of("name", query.name(), "in", "query")
                            .with("description", query.description())
                            .with("schema", query.schema()));
        }
        JsonObject.Builder operation =
                JsonObject.builder()
                        .put("operationId", route.operationId())
                        .put("summary", route.summary())
                        .put("parameters", new Json.Arr(parameters))
                        .put("responses", responses(route));
        if (!route.body().isEmpty()) {
            operation.put(
                    "requestBody",
                    JsonObject.of(
                            "required", isRequired(route.body()), "content", taken(route.body())));
        }
        if (route.access() == Route.Access.SOMEBODY) {
            operation.put("security", Json.Arr.of(JsonObject.of("token", Json.Arr.of())));
        }
        return operation.build();
    }

    /// A body may be left out where all of its members may.
    private static boolean isRequired(String schema) {
        return !SCHEMAS.object(schema).items("required").isEmpty();
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
        JsonObject responses =
                JsonObject.of(
                        "200",
                        good.with(
                                "content",
                                route.answer().isEmpty() ? zip() : content(route.answer())));
        if (LibraryApi.ROUTES.contains(route)) {
            for (int status : route.failures()) {
                responses = responses.with(String.valueOf(status), failure(meaning(status)));
            }
        }
        return responses.with("default", failure("It was not done."));
    }

    private static JsonObject failure(String description) {
        return JsonObject.of("description", description, "content", content("Error"));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 400 -> "What was asked makes no sense; the message says what of it.";
            case 401 -> "No token is shown, or none of this server's.";
            case 403 -> "That is for the function's owner, or for operators.";
            case 404 -> "There is no such function, revision, run or soul.";
            case 409 -> "It does not fit how things stand: see `code`.";
            case 413 -> "The body is too large.";
            case 422 -> "Something is wrong with a function's text or files.";
            case 429 -> "Too much in a short time; the message says how long to wait.";
            case 503 -> "The server cannot do it now; try again in a moment.";
            default -> throw new IllegalStateException("no meaning of " + status);
        };
    }

    private static JsonObject content(String schema) {
        return JsonObject.of(
                "application/json",
                JsonObject.of("schema", JsonObject.of("$ref", "#/components/schemas/" + schema)));
    }

    private static JsonObject schemas() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE))) {
            return JsonText.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(FILE + " is no JSON", e);
        }
    }
}
