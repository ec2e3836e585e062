package dev.orbwright.server.library;

import dev.orbwright.world.state.StoredFunction;
import java.util.ArrayList;
import java.util.List;

/// The table of the routes below `/api/functions`. Routes with fixed words come before those with a
/// function's name in their place.
final class LibraryApi {

    /// The largest body of a request that needs none, or a few words, in bytes.
    static final int SMALL = 64 * 1024;

    /// Where the description is.
    static final String DESCRIPTION = "/api/openapi.json";

    static final List<Route> ROUTES = routes();

    /// With the routes that others answer.
    static final List<Route> DESCRIBED = described();

    private LibraryApi() {}

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>(ReadingRoutes.all());
        routes.addAll(ChangingRoutes.all());
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
                false,
                SMALL,
                (_, _) -> {
                    throw new IllegalStateException(path + " is answered elsewhere");
                });
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
