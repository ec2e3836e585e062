package dev.orbwright.server.library;

import dev.orbwright.forge.Wish;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Transaction;
import java.security.SecureRandom;
import java.util.Optional;

/// Artifacts through which souls use functions, made for functions that came another way than by a
/// wish.
final class Tools {

    /// So many artifacts a soul carries.
    static final int MOST_CARRIED = 100;

    private static final int LONGEST_NAME = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tools() {}

    /// A name that no function has.
    static String freshName(WorldState state) {
        while (true) {
            int number = RANDOM.nextInt();
            String name = "df_user_%04x_%04x".formatted(number >>> 16, number & 0xffff);
            if (state.function(name).isEmpty() && state.entity(idFor(name)).isEmpty()) {
                return name;
            }
        }
    }

    private static String idFor(String functionName) {
        return functionName.replace("df_user_", "tool_");
    }

    /// The artifact that shows how a function is used: that of its owner, else any.
    static Optional<Artifact> model(WorldState state, StoredFunction function) {
        return Users.of(state, function.name()).artifacts().stream()
                .sorted((one, other) ->
                        Boolean.compare(
                                other.creatorId().equals(function.ownerId()),
                                one.creatorId().equals(function.ownerId())))
                .findFirst();
    }

    /// Puts a tool for the function into the soul's hands.
    ///
    /// @param creator whose thing it is
    /// @param model what it is called and how it is used; empty for the usual
    static Artifact give(
            Transaction transaction,
            String soulId,
            StoredFunction function,
            Optional<String> creator,
            Optional<Artifact> model)
            throws ApiException {
        Soul soul = soul(transaction, soulId);
        if (soul.inventory().size() >= MOST_CARRIED) {
            throw ApiException.conflict(
                    "LIMIT", "%s carries %d things already.".formatted(soul.name(), MOST_CARRIED));
        }
        String id = idFor(function.name());
        if (transaction.state().entity(id).isPresent() || id.equals(function.name())) {
            id = transaction.newId("tool");
        }
        String description = function.active().description();
        Artifact tool =
                new Artifact(
                        id,
                        model.map(Artifact::name).orElseGet(() -> nameFor(description)),
                        model.map(Artifact::description).orElse(description),
                        Optional.of(function.name()),
                        creator,
                        // When a wish was granted is said of the wish's own artifact only.
                        model.map(Artifact::properties)
                                .orElseGet(Tools::properties)
                                .without(Wish.MADE_AT));
        transaction.put(tool);
        transaction.put(soul.with(id));
        return tool;
    }

    static Soul soul(Transaction transaction, String soulId) throws ApiException {
        return transaction
                .state()
                .entity(soulId, Soul.class)
                .orElseThrow(() ->
                        ApiException.notFound(
                                "There is no soul '%s' in this world."
                                        .formatted(ApiRequest.shown(soulId))));
    }

    private static String nameFor(String description) {
        String line = description.strip().replaceAll("\\s+", " ");
        int end =
                line.offsetByCodePoints(
                        0, Math.min(LONGEST_NAME, line.codePointCount(0, line.length())));
        return line.substring(0, end) + (end < line.length() ? "..." : "");
    }

    private static JsonObject properties() {
        JsonObject anywhere =
                JsonObject.of(
                        "action_name_template", "Use {artifact_name}", "is_general_use", true);
        return JsonObject.of("client_interaction_rules", Json.Arr.of(anywhere));
    }
}
