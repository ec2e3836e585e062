package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.CommitStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One route of the API: what is registered with the HTTP server and what the OpenAPI description
/// says are made of the same table.
///
/// @param path with parameters in braces
/// @param summary a sentence for people
/// @param access who may use it
/// @param queries the parameters that it knows
/// @param body what it takes: the name of a schema, or empty for nothing
/// @param answer the schema of what it answers with; empty for a file
/// @param readsSources whether it says what is wrong with a function's name or source
/// @param mostBytes the largest body, in bytes
record Route(
        Verb verb,
        String path,
        String summary,
        Access access,
        List<Query> queries,
        String body,
        String answer,
        boolean readsSources,
        int mostBytes,
        Action action) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /// What is done, in HTTP's word.
    enum Verb {
        GET,
        POST,
        DELETE
    }

    /// Who may use a route.
    enum Access {
        /// Everybody.
        ANYBODY,
        /// Whoever shows the token of a soul or of the operator.
        SOMEBODY
    }

    /// A parameter of the query.
    ///
    /// @param schema which values it takes, and its default
    record Query(String name, String description, JsonObject schema) {

        static Query text(String name, String description) {
            return new Query(name, description, JsonObject.of("type", "string"));
        }

        /// @param longest in characters
        static Query text(String name, String description, int longest) {
            return new Query(
                    name, description, JsonObject.of("type", "string").with("maxLength", longest));
        }

        static Query oneOf(String name, String description, List<String> values) {
            return new Query(
                    name,
                    description,
                    JsonObject.of("type", "string").with("enum", Json.Arr.ofStrings(values)));
        }

        static Query number(String name, String description, long least) {
            return new Query(
                    name, description, JsonObject.of("type", "integer").with("minimum", least));
        }

        static Query number(String name, String description, long least, long most, long standard) {
            return new Query(
                    name,
                    description,
                    JsonObject.of("type", "integer", "minimum", least)
                            .with("maximum", most)
                            .with("default", standard));
        }
    }

    /// The HTTP statuses with which it says that something was not done.
    Set<Integer> failures() {
        Set<Integer> failures = new TreeSet<>(Set.of(400, 401, 503));
        if (!parameters().isEmpty()) {
            failures.add(404);
        }
        if (access == Access.SOMEBODY) {
            failures.addAll(Set.of(403, 404, 409, 429));
        }
        if (verb == Verb.POST) {
            failures.add(413);
        }
        if (readsSources) {
            failures.add(422);
        }
        return failures;
    }

    /// What answers.
    interface Action {
        ApiReply answer(Library library, ApiRequest request)
                throws ApiException, CommitStore.StorageException;
    }

    /// The names of the path's parameters, in order.
    List<String> parameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    Set<String> queryNames() {
        Set<String> names = new TreeSet<>();
        queries.forEach(query -> names.add(query.name()));
        return names;
    }

    /// A name for programs, such as `getFunctionRuns`.
    String operationId() {
        String words = PARAMETER.matcher(path.replace("/api", "")).replaceAll("");
        return verb.name().toLowerCase(Locale.ROOT)
                + Pattern.compile("[/.](\\w)")
                        .matcher(words.replaceAll("/+", "/").replaceAll("/$", ""))
                        .replaceAll(
                                (MatchResult letter) -> letter.group(1).toUpperCase(Locale.ROOT))
                + (parameters().isEmpty() ? "" : "By" + String.join("And", parameters()));
    }
}
