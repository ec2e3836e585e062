package dev.orbwright.server.library;

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
/// @param mostBytes the largest body, in bytes
record Route(
        Verb verb,
        String path,
        String summary,
        Access access,
        List<Query> queries,
        String body,
        String answer,
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
    record Query(String name, String type, String description) {}

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
