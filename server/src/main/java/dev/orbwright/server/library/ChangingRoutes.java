package dev.orbwright.server.library;

import java.util.List;
import java.util.Set;

/// The routes below `/api/functions` that change functions, for their owners and operators; and the
/// export, which is what an import takes.
final class ChangingRoutes {

    private static final int SMALL = LibraryApi.SMALL;
    private static final int SOURCE = 512 * 1024;
    private static final int FILES = 8 * 1024 * 1024;

    /// The answers of those that lint a source first.
    private static final Set<String> READING_SOURCES = Set.of("Edited", "Forked");

    private ChangingRoutes() {}

    static List<Route> all() {
        return List.of(
                new Route(
                        Route.Verb.GET,
                        "/api/functions/{name}/export",
                        "The function as files in a zip: one folder, with function.json and revisions/.",
                        Route.Access.ANYBODY,
                        List.of(),
                        "",
                        "",
                        true,
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
                                Route.Query.text(
                                        "owner",
                                        "for operators: whose they will be, a soul's id or `world`")),
                        "Import",
                        "Imported",
                        true,
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
                                            List.of(
                                                    "description",
                                                    "language",
                                                    "conditions",
                                                    "parent"));
                            return ApiReply.ok(
                                    library.editing()
                                            .revise(
                                                    request.asker(),
                                                    request.path("name"),
                                                    new Editing.Edit(
                                                            body.text("source"),
                                                            body.optionalText("description"),
                                                            body.optionalText("language"),
                                                            body.optionalObject("conditions"),
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
                        false,
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
                READING_SOURCES.contains(answer),
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
}
