package dev.orbwright.server.library;

import dev.orbwright.world.state.StoredFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The table of the routes below `/api/functions`. Routes with fixed words come before those with a
/// function's name in their place.
final class LibraryApi {

    private static final int SMALL = 64 * 1024;
    private static final int SOURCE = 512 * 1024;
    private static final int FILES = 8 * 1024 * 1024;
    private static final int MOST_LISTED = 200;
    private static final int LISTED = 50;

    /// Where the description is.
    static final String DESCRIPTION = "/api/openapi.json";

    static final List<Route> ROUTES = routes();

    /// With the routes that others answer.
    static final List<Route> DESCRIBED = described();

    private LibraryApi() {}

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>(reading());
        routes.addAll(changing());
        return List.copyOf(routes);
    }

    private static List<Route> described() {
        List<Route> all = new ArrayList<>(ROUTES);
        all.add(elsewhere(Route.Verb.GET, DESCRIPTION, "This description."));
        all.add(elsewhere(Route.Verb.GET, "/api/model", "Which model is at work."));
        all.add(
                elsewhere(
                        Route.Verb.POST,
                        "/api/model/test",
                        "Asks the model for one word; on the server's own machine only."));
        return List.copyOf(all);
    }

    private static Route elsewhere(Route.Verb verb, String path, String summary) {
        return new Route(
                verb,
                path,
                summary,
                Route.Access.ANYBODY,
                List.of(),
                "",
                "Anything",
                SMALL,
                (_, _) -> {
                    throw new IllegalStateException(path + " is answered elsewhere");
                });
    }

    private static List<Route> reading() {
        return List.of(
                get(
                        "/api/functions",
                        "Lists functions, the newest first, or those that do something like `q`, best first.",
                        List.of(
                                new Route.Query("q", "string", "what it should do, in words"),
                                new Route.Query(
                                        "status",
                                        "string",
                                        "candidate, active, quarantined or retired"),
                                new Route.Query(
                                        "owner",
                                        "string",
                                        "a soul's id, or `world` for the world's own"),
                                new Route.Query("limit", "integer", "1 to 200, else 50"),
                                new Route.Query("offset", "integer", "how many to leave out")),
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
                                ApiReply.ok(library.run(request.number("id", "run")))),
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
                                                    revision(
                                                            function,
                                                            request.number("number", "revision"))));
                        }),
                get(
                        "/api/functions/{name}/diff",
                        "What differs between the sources of two revisions, line by line.",
                        List.of(
                                new Route.Query("from", "integer", "a revision's number"),
                                new Route.Query(
                                        "to",
                                        "integer",
                                        "a revision's number, else the active one")),
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
                                new Route.Query("limit", "integer", "1 to 200, else 50"),
                                new Route.Query("before", "integer", "only runs with smaller ids")),
                        "RunList",
                        (library, request) ->
                                ApiReply.ok(
                                        library.runs(
                                                request.path("name"),
                                                request.number(
                                                        "before",
                                                        Long.MAX_VALUE,
                                                        1,
                                                        Long.MAX_VALUE),
                                                limit(request)))));
    }

    private static List<Route> changing() {
        return List.of(
                new Route(
                        Route.Verb.GET,
                        "/api/functions/{name}/export",
                        "The function as files in a zip: one folder, with function.json and revisions/.",
                        Route.Access.ANYBODY,
                        List.of(),
                        "",
                        "",
                        SMALL,
                        (library, request) ->
                                ApiReply.file(
                                        request.path("name") + ".zip",
                                        library.export(request.path("name")))),
                new Route(
                        Route.Verb.POST,
                        "/api/functions/import",
                        "Takes functions from a zip as exported, or from JSON; all or none.",
                        Route.Access.SOMEBODY,
                        List.of(
                                new Route.Query(
                                        "owner",
                                        "string",
                                        "for operators: whose they will be, a soul's id or `world`")),
                        "Import",
                        "Imported",
                        FILES,
                        (library, request) ->
                                ApiReply.ok(
                                        library.importing()
                                                .importAll(
                                                        request.asker(),
                                                        files(request),
                                                        request.query("owner")))),
                post(
                        "/api/functions/runs/{id}/undo",
                        "Takes back what a run did, as a new commit, or names every conflict.",
                        "",
                        "Undone",
                        SMALL,
                        (library, request) -> {
                            request.body(List.of(), List.of());
                            return ApiReply.ok(
                                    library.undo(request.asker(), request.number("id", "run")));
                        }),
                post(
                        "/api/functions/{name}/rollback",
                        "Has another revision run from now on.",
                        "Rollback",
                        "Standing",
                        SMALL,
                        (library, request) ->
                                ApiReply.ok(
                                        library.life()
                                                .rollBack(
                                                        request.asker(),
                                                        request.path("name"),
                                                        request.body(List.of("revision"), List.of())
                                                                .number("revision")))),
                post(
                        "/api/functions/{name}/status",
                        "Retires, restores, quarantines or releases a function.",
                        "StatusChange",
                        "Standing",
                        SMALL,
                        (library, request) ->
                                ApiReply.ok(
                                        library.life()
                                                .put(
                                                        request.asker(),
                                                        request.path("name"),
                                                        request.body(List.of("status"), List.of())
                                                                .text("status")))),
                post(
                        "/api/functions/{name}/revisions",
                        "Gives a function a revision written by hand, which is linted and tried first.",
                        "Edit",
                        "Edited",
                        SOURCE,
                        (library, request) -> {
                            ApiRequest.Body body =
                                    request.body(
                                            List.of("source"),
                                            List.of("description", "language", "parent"));
                            return ApiReply.ok(
                                    library.editing()
                                            .revise(
                                                    request.asker(),
                                                    request.path("name"),
                                                    new Editing.Edit(
                                                            body.text("source"),
                                                            body.optionalText("description"),
                                                            body.optionalText("language"),
                                                            body.optionalNumber("parent"))));
                        }),
                post(
                        "/api/functions/{name}/fork",
                        "Makes a function of one's own from the revision that runs, with a tool to use it.",
                        "Fork",
                        "Forked",
                        SMALL,
                        (library, request) ->
                                ApiReply.ok(
                                        library.fork(
                                                request.asker(),
                                                request.path("name"),
                                                request.body(List.of(), List.of("soul_id"))
                                                        .optionalText("soul_id")))),
                post(
                        "/api/functions/{name}/share",
                        "Gives another soul a tool that runs this very function.",
                        "Share",
                        "Shared",
                        SMALL,
                        (library, request) ->
                                ApiReply.ok(
                                        library.copies()
                                                .share(
                                                        request.asker(),
                                                        request.path("name"),
                                                        request.body(List.of("soul_id"), List.of())
                                                                .text("soul_id")))),
                new Route(
                        Route.Verb.DELETE,
                        "/api/functions/{name}",
                        "Removes a function with its tools, or gives back a tool that was shared with one.",
                        Route.Access.SOMEBODY,
                        List.of(),
                        "",
                        "Removed",
                        SMALL,
                        (library, request) ->
                                ApiReply.ok(
                                        library.removing()
                                                .remove(request.asker(), request.path("name")))));
    }

    private static Route post(
            String path,
            String summary,
            String body,
            String answer,
            int mostBytes,
            Route.Action action) {
        return new Route(
                Route.Verb.POST,
                path,
                summary,
                Route.Access.SOMEBODY,
                List.of(),
                body,
                answer,
                mostBytes,
                action);
    }

    /// A zip begins with the letters PK; JSON does not.
    private static List<FunctionFile> files(ApiRequest request) throws ApiException {
        byte[] bytes = request.bytes();
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            return FunctionReader.readFolders(FunctionArchive.unzip(bytes));
        }
        return FunctionReader.readJson(request.json());
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
                SMALL,
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
        if (words.filter(text -> text.length() > 2_000).isPresent()) {
            throw ApiException.badRequest("q: say it in 2,000 characters or fewer");
        }
        return new FunctionViews.Filter(
                words,
                status,
                request.query("owner"),
                limit(request),
                (int) request.number("offset", 0, 0, 10_000_000));
    }

    static StoredFunction.Status status(String name) throws ApiException {
        for (StoredFunction.Status status : StoredFunction.Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        throw ApiException.badRequest(
                "status: candidate, active, quarantined or retired, not '%s'"
                        .formatted(ApiRequest.shown(name)));
    }

    /// The number, where the function has such a revision.
    static int revision(StoredFunction function, long number) throws ApiException {
        if (number < 1 || number > function.revisions().size()) {
            throw ApiException.notFound(
                    "%s has no revision %d; it has 1 to %d"
                            .formatted(function.name(), number, function.revisions().size()));
        }
        return (int) number;
    }
}
