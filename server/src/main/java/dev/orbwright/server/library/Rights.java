package dev.orbwright.server.library;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.state.StoredFunction;
import java.util.ArrayList;
import java.util.List;

/// What an asker may do with a function, as the page shows it. Each operation decides for itself
/// once more.
final class Rights {

    private Rights() {}

    static Json of(Asker asker, StoredFunction function) {
        List<String> rights = new ArrayList<>();
        if (asker.mayChange(function)) {
            rights.addAll(List.of("edit", "rollback", "status", "remove"));
            if (asker instanceof Asker.Operator) {
                rights.add("quarantine");
            }
            if (function.ownerId().isPresent() && isInUse(function)) {
                rights.add("share");
            }
        }
        boolean withdrawn =
                function.status() == StoredFunction.Status.RETIRED && !asker.mayChange(function);
        if (!(asker instanceof Asker.Anybody) && !withdrawn) {
            rights.add("fork");
        }
        rights.add("export");
        return Json.Arr.ofStrings(rights);
    }

    private static boolean isInUse(StoredFunction function) {
        return switch (function.status()) {
            case CANDIDATE, ACTIVE -> true;
            case QUARANTINED, RETIRED -> false;
        };
    }
}
