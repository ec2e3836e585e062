package dev.orbwright.forge;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Transaction;
import java.util.Optional;

/// A function with the artifact through which its owner uses it.
record NewTool(
        String functionName,
        String artifactId,
        String artifactName,
        String ownerId,
        String description,
        JsonObject parametersSchema,
        String language,
        String source,
        JsonObject provenance) {

    private static final int NAME_LENGTH = 40;

    /// The artifact's name: `Orb: ` and how the wish starts, cut at a word.
    static String nameFor(String wish) {
        String oneLine = wish.strip().replaceAll("\\s+", " ");
        if (oneLine.codePointCount(0, oneLine.length()) <= NAME_LENGTH) {
            return "Orb: " + oneLine;
        }
        String start = oneLine.substring(0, oneLine.offsetByCodePoints(0, NAME_LENGTH));
        int space = start.lastIndexOf(' ');
        return "Orb: " + (space > NAME_LENGTH / 2 ? start.substring(0, space) : start) + "...";
    }

    /// Puts function and artifact into the world and the artifact into its owner's hands.
    ///
    /// @return false where there is no such soul
    boolean putInto(Transaction transaction) {
        Optional<Soul> soul = transaction.state().entity(ownerId, Soul.class);
        if (soul.isEmpty()) {
            return false;
        }
        FunctionRevision revision =
                new FunctionRevision(
                        description,
                        parametersSchema,
                        language,
                        transaction.keep(source),
                        provenance);
        transaction.put(
                StoredFunction.first(
                        functionName,
                        Optional.of(ownerId),
                        StoredFunction.Status.CANDIDATE,
                        revision));
        transaction.put(
                new Artifact(
                        artifactId,
                        artifactName,
                        description,
                        Optional.of(functionName),
                        Optional.of(ownerId),
                        properties()));
        transaction.put(soul.get().with(artifactId));
        return true;
    }

    private static JsonObject properties() {
        JsonObject anywhere =
                JsonObject.of(
                        "action_name_template", "Use {artifact_name}", "is_general_use", true);
        return JsonObject.of(
                "made_by_orb", true, "client_interaction_rules", Json.Arr.of(anywhere));
    }
}
