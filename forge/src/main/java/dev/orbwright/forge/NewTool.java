package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
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
        Language language,
        String source,
        JsonObject provenance) {

    /// What came of putting it into the world.
    enum Handover {
        /// Its owner has it.
        DONE,
        /// There is no such soul; nothing was changed.
        NO_OWNER,
        /// Something else has one of its names; nothing was changed.
        NAME_TAKEN
    }

    private static final int NAME_LENGTH = 40;

    /// The artifact's name: `Orb: ` and how the wish starts, cut at a word.
    static String nameFor(String wish) {
        // Marks that turn the direction of writing would turn whatever the name is shown among.
        String oneLine =
                wish.replaceAll("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
                        .strip()
                        .replaceAll("\\s+", " ");
        if (oneLine.codePointCount(0, oneLine.length()) <= NAME_LENGTH) {
            return "Orb: " + oneLine;
        }
        String start = oneLine.substring(0, oneLine.offsetByCodePoints(0, NAME_LENGTH));
        int space = start.lastIndexOf(' ');
        return "Orb: " + (space > NAME_LENGTH / 2 ? start.substring(0, space) : start) + "...";
    }

    /// The id of the artifact that goes with a function.
    static String artifactIdFor(String functionName) {
        return functionName.replace("df_user_", "tool_");
    }

    /// Whether nothing has one of the two names.
    static boolean areFree(WorldState state, String functionName, String artifactId) {
        return state.function(functionName).isEmpty() && state.entity(artifactId).isEmpty();
    }

    /// Puts function and artifact into the world and the artifact into its owner's hands. Never
    /// replaces anything.
    Handover putInto(Transaction transaction) {
        Optional<Soul> soul = transaction.state().entity(ownerId, Soul.class);
        if (soul.isEmpty()) {
            return Handover.NO_OWNER;
        }
        if (!areFree(transaction.state(), functionName, artifactId)) {
            return Handover.NAME_TAKEN;
        }
        FunctionRevision revision =
                new FunctionRevision(
                        description,
                        parametersSchema,
                        language.wireName(),
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
        return Handover.DONE;
    }

    private static JsonObject properties() {
        JsonObject anywhere =
                JsonObject.of(
                        "action_name_template", "Use {artifact_name}", "is_general_use", true);
        return JsonObject.of(
                "made_by_orb", true, "client_interaction_rules", Json.Arr.of(anywhere));
    }
}
