package dev.orbwright.server.library;

import dev.orbwright.world.state.StoredFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The routes below `/api/functions` that only read, for everybody.
final class ReadingRoutes {

    private static final int MOST_LISTED = 200;
    private static final int LISTED = 50;
    private static final int LONGEST_WORDS = 2_000;
    private static final int FARTHEST = 10_000_000;
    private static final Route.Query LIMIT =
            Route.Query.number("limit", "how many at most", 1, MOST_LISTED, LISTED);

    private ReadingRoutes() {}

    static List<Route> all() {
        return List.of(
                get(
                        "/api/functions",
                        "Lists functions, the newest first, or those that do something like `q`, best first.",
                        List.of(
                                Route.Query.text("q", "what it should do, in words", LONGEST_WORDS),
                                Route.Query.oneOf(
                                        "status",
                                        "only those in this status",
                                        Arrays.stream(StoredFunction.Status.values())
                                                .map(FunctionViews::wireName)
                                                .toList()),
                                Route.Query.text(
                                        "owner", "a soul's id, or `world` for the world's own"),
                                LIMIT,
                                Route.Query.number(
                                        "offset", "how many to leave out", 0, FARTHEST, 0)),
                        "FunctionList",
                        (library, request) ->
                                ApiReply.ok(
                                        library.views().list(filter(request), request.asker()))),
                get(
                        "/api/functions/runs/{id}",
                        "One run, with what it changed.",
                        List.of(),
                        "RunDetail",
                        (library, request) ->
                                ApiReply.ok(
                                        library.run(request.asker(), request.number("id", "run")))),
                get(
                        "/api/functions/{name}",
                        "One function, with its source and its revisions.",
                        List.of(),
                        "FunctionDetail",
                        (library, request) ->
                                ApiReply.ok(
                                        library.views()
                                                .detail(
                                                        library.function(request.path("name")),
                                                        request.asker()))),
                get(
                        "/api/functions/{name}/revisions/{number}",
                        "One revision, with its source.",
                        List.of(),
                        "RevisionDetail",
                        (library, request) -> {
                            StoredFunction function = library.function(request.path("name"));
                            return ApiReply.ok(
                                    library.views()
                                            .revision(
                                                    function,
                                                    LibraryApi.revision(
                                                            function,
                                                            request.number("number", "revision")),
                                                    request.asker()));
                        }),
                get(
                        "/api/functions/{name}/diff",
                        "What differs between the sources of two revisions, line by line.",
                        List.of(
                                Route.Query.number(
                                        "from",
                                        "a revision's number, else that which the other was made from",
                                        1),
                                Route.Query.number(
                                        "to", "a revision's number, else the active one", 1)),
                        "Diff",
                        (library, request) -> {
                            StoredFunction function = library.function(request.path("name"));
                            int last = function.revisions().size();
                            int to = (int) request.number("to", function.activeRevision(), 1, last);
                            int parent = Math.max(1, function.revisions().get(to - 1).parent());
                            int from = (int) request.number("from", parent, 1, last);
                            return ApiReply.ok(library.diff(function, from, to));
                        }),
                get(
                        "/api/functions/{name}/runs",
                        "The latest runs of a function, latest first.",
                        List.of(
                                LIMIT,
                                Route.Query.number("before", "only runs with smaller ids", 1)),
                        "RunList",
                        (library, request) ->
                                ApiReply.ok(
                                        library.runs(
                                                request.asker(),
                                                request.path("name"),
                                                request.number(
                                                        "before",
                                                        Long.MAX_VALUE,
                                                        1,
                                                        Long.MAX_VALUE),
                                                limit(request)))));
    }

    private static Route get(
            String path,
            String summary,
            List<Route.Query> queries,
            String answer,
            Route.Action action) {
        return new Route(
                Route.Verb.GET,
                path,
                summary,
                Route.Access.ANYBODY,
                queries,
                "",
                answer,
                false,
                LibraryApi.SMALL,
                action);
    }

    private static int limit(ApiRequest request) throws ApiException {
        return (int) request.number("limit", LISTED, 1, MOST_LISTED);
    }

    private static FunctionViews.Filter filter(ApiRequest request) throws ApiException {
        Optional<StoredFunction.Status> status = Optional.empty();
        if (request.query("status").isPresent()) {
            status = Optional.of(status(request.query("status").get()));
        }
        Optional<String> words = request.query("q");
        if (words.filter(text -> text.length() > LONGEST_WORDS).isPresent()) {
            throw ApiException.badRequest("q: say it in 2,000 characters or fewer");
        }
        return new FunctionViews.Filter(
                words,
                status,
                request.query("owner"),
                limit(request),
                (int) request.number("offset", 0, 0, FARTHEST));
    }

    private static StoredFunction.Status status(String name) throws ApiException {
        for (StoredFunction.Status status : StoredFunction.Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        throw ApiException.badRequest(
                "status: candidate, active, quarantined or retired, not '%s'"
                        .formatted(ApiRequest.shown(name)));
    }
}
