package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request to the API: who asks for what. What the API does not know is refused, so that nobody
/// believes that it was heeded.
final class ApiRequest {

    private final Context context;
    private final Asker asker;
    private final int mostBytes;

    /// @param mostBytes the largest body, in bytes
    ApiRequest(Context context, Asker asker, int mostBytes) {
        this.context = context;
        this.asker = asker;
        this.mostBytes = mostBytes;
    }

    Asker asker() {
        return asker;
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /// A number of the path.
    ///
    /// @param what it counts, for errors
    long number(String name, String what) throws ApiException {
        return positive(path(name))
                .orElseThrow(() ->
                        ApiException.notFound(
                                "'%s' is no number of a %s".formatted(shown(path(name)), what)));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
    }

    /// A number of the query.
    long number(String name, long standard, long least, long most) throws ApiException {
        Optional<String> given = query(name);
        if (given.isEmpty()) {
            return standard;
        }
        Optional<Long> number = positive(given.get());
        return number.filter(value -> least <= value && value <= most)
                .orElseThrow(() ->
                        ApiException.badRequest(
                                "%s: a whole number from %d to %d, not '%s'"
                                        .formatted(name, least, most, shown(given.get()))));
    }

    private static Optional<Long> positive(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text));
    }

    void refuseOtherQueries(Set<String> known) throws ApiException {
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                throw ApiException.badRequest(
                        "%s: there is no such parameter; there %s"
                                .formatted(
                                        shown(name),
                                        known.isEmpty()
                                                ? "is none"
                                                : "are "
                                                        + String.join(
                                                                ", ",
                                                                known.stream().sorted().toList())));
            }
        }
    }

    byte[] bytes() throws ApiException {
        if (context.contentLength() > mostBytes) {
            throw tooLarge();
        }
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length > mostBytes) {
            throw tooLarge();
        }
        return bytes;
    }

    private ApiException tooLarge() {
        return new ApiException(
                413, "TOO_LARGE", "The body may have %,d bytes at most.".formatted(mostBytes));
    }

    /// The body as it is; empty where there is none.
    JsonObject json() throws ApiException {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        try {
            return text.isBlank() ? JsonObject.EMPTY : JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw ApiException.badRequest("The body is no JSON object: " + e.getMessage());
        }
    }

    /// The body, which may be left out where all of its members may.
    ///
    /// @param required members that must be there
    /// @param optional members that may be there
    Body body(List<String> required, List<String> optional) throws ApiException {
        JsonObject object = json();
        for (String name : object.members().keySet()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw ApiException.badRequest("%s: is not known here".formatted(shown(name)));
            }
        }
        for (String name : required) {
            if (object.get(name).isEmpty()) {
                throw ApiException.badRequest(name + ": is missing");
            }
        }
        return new Body(object);
    }

    static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "..." : printable;
    }

    /// A body whose members are known.
    record Body(JsonObject object) {

        String text(String name) throws ApiException {
            return optionalText(name)
                    .orElseThrow(() -> ApiException.badRequest(name + ": is missing"));
        }

        Optional<String> optionalText(String name) throws ApiException {
            Optional<Json> value = object.get(name);
            if (value.isPresent() && !(value.get() instanceof Json.Str)) {
                throw ApiException.badRequest(
                        "%s: expected a string, found %s".formatted(name, value.get().kindName()));
            }
            return object.text(name);
        }

        Optional<JsonObject> optionalObject(String name) throws ApiException {
            Optional<Json> value = object.get(name);
            if (value.isPresent() && !(value.get() instanceof JsonObject)) {
                throw ApiException.badRequest(
                        "%s: expected an object, found %s".formatted(name, value.get().kindName()));
            }
            return value.map(JsonObject.class::cast);
        }

        Optional<Integer> optionalNumber(String name) throws ApiException {
            Optional<Json> value = object.get(name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (value.get() instanceof Json.Num(double number)
                    && number == Math.rint(number)
                    && Math.abs(number) < 1e9) {
                return Optional.of((int) number);
            }
            throw ApiException.badRequest(
                    "%s: expected a whole number, found %s"
                            .formatted(name, value.get().kindName()));
        }

        int number(String name) throws ApiException {
            return optionalNumber(name)
                    .orElseThrow(() -> ApiException.badRequest(name + ": is missing"));
        }
    }
}
