package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Transaction;
import java.util.List;
import java.util.Optional;

/// A function with the artifact through which a soul uses it.
///
/// @param ownerId the soul that gets it; a new function is that soul's
/// @param helpers functions that it calls and that are kept with it, as the same owner's
/// @param making what of it is new
record NewTool(
        String functionName,
        String artifactId,
        String artifactName,
        String ownerId,
        String description,
        JsonObject parametersSchema,
        Language language,
        String source,
        Conditions conditions,
        List<Helper> helpers,
        Making making,
        JsonObject provenance) {

    /// Copies the helpers.
    NewTool {
        helpers = List.copyOf(helpers);
    }

    /// What of a tool is new.
    sealed interface Making {
        /// Function and artifact.
        record Anew() implements Making {}

        /// A revision of a function that is there, as is the artifact.
        ///
        /// @param parent the number of the revision that it was made from
        record Revision(int parent) implements Making {}

        /// The artifact only: the function is there, and may be another soul's.
        record Existing() implements Making {}
    }

    /// What came of putting it into the world.
    enum Handover {
        /// Its owner has it.
        DONE,
        /// There is no such soul; nothing was changed.
        NO_OWNER,
        /// Something else has one of its names; nothing was changed.
        NAME_TAKEN,
        /// The function that it needs is not there any more, or is not that soul's to change;
        /// nothing was changed.
        NO_FUNCTION
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

    /// Puts what is new of it into the world and the artifact into its owner's hands. Never
    /// replaces anything.
    Handover putInto(Transaction transaction) {
        Optional<Soul> soul = transaction.state().entity(ownerId, Soul.class);
        if (soul.isEmpty()) {
            return Handover.NO_OWNER;
        }
        return switch (making) {
            case Making.Anew() -> putAnew(transaction, soul.get());
            case Making.Revision(int parent) -> putRevision(transaction, parent);
            case Making.Existing() -> putArtifactOnly(transaction, soul.get());
        };
    }

    /// Whatever became of the function and of its artifact, its owner can use it, or what it helps:
    /// for a trial.
    void makeUsable(Transaction transaction) {
        WorldState state = transaction.state();
        Optional<StoredFunction> used =
                Helper.toolOf(functionName, provenance)
                        .flatMap(state::function)
                        .or(() -> state.function(functionName));
        Optional<Soul> soul = state.entity(ownerId, Soul.class);
        used.ifPresent(function -> transaction.put(usable(function)));
        if (used.isPresent() && soul.isPresent() && state.entity(artifactId).isEmpty()) {
            handOver(transaction, soul.get(), used.get().name());
        }
    }

    private Handover putAnew(Transaction transaction, Soul soul) {
        if (!areFree(transaction.state(), functionName, artifactId)) {
            return Handover.NAME_TAKEN;
        }
        putHelpers(transaction);
        transaction.put(
                StoredFunction.first(
                        functionName,
                        Optional.of(ownerId),
                        StoredFunction.Status.CANDIDATE,
                        revision(transaction, 0)));
        handOver(transaction, soul, functionName);
        return Handover.DONE;
    }

    /// A helper of an earlier revision that is there already gets a revision, too, where it is
    /// another now.
    private void putHelpers(Transaction transaction) {
        for (Helper helper : helpers) {
            Optional<StoredFunction> there = transaction.state().function(helper.name());
            if (there.isPresent() && !there.get().ownerId().equals(Optional.of(ownerId))) {
                continue; // never replaces anything; the tool's trial says what comes of it
            }
            String hash = transaction.keep(helper.source());
            if (there.filter(function -> function.active().sourceHash().equals(hash)).isPresent()) {
                transaction.put(usable(there.get()));
                continue;
            }
            FunctionRevision revision =
                    new FunctionRevision(
                            helper.description(),
                            helper.parametersSchema(),
                            helper.language().wireName(),
                            hash,
                            there.map(StoredFunction::activeRevision).orElse(0),
                            JsonObject.EMPTY,
                            helper.provenance());
            transaction.put(
                    there.map(function -> usable(function.revised(revision)))
                            .orElseGet(() ->
                                    StoredFunction.first(
                                            helper.name(),
                                            Optional.of(ownerId),
                                            StoredFunction.Status.CANDIDATE,
                                            revision)));
        }
    }

    /// One that was out of use may be tried again with the tool that needs it.
    private static StoredFunction usable(StoredFunction function) {
        return switch (function.status()) {
            case QUARANTINED, RETIRED -> function.in(StoredFunction.Status.CANDIDATE);
            case CANDIDATE, ACTIVE -> function;
        };
    }

    private Handover putRevision(Transaction transaction, int parent) {
        Optional<StoredFunction> function = transaction.state().function(functionName);
        boolean mayBeRevised =
                function.filter(found -> found.ownerId().equals(Optional.of(ownerId)))
                        .filter(found -> found.status() != StoredFunction.Status.RETIRED)
                        .filter(found -> found.revisions().size() >= parent)
                        .isPresent();
        if (!mayBeRevised) {
            return Handover.NO_FUNCTION;
        }
        putHelpers(transaction);
        transaction.put(
                function.get()
                        .revised(revision(transaction, parent))
                        .in(StoredFunction.Status.CANDIDATE));
        return Handover.DONE;
    }

    private Handover putArtifactOnly(Transaction transaction, Soul soul) {
        boolean canBeRun =
                transaction
                        .state()
                        .function(functionName)
                        .map(StoredFunction::status)
                        .filter(status ->
                                status == StoredFunction.Status.ACTIVE
                                        || status == StoredFunction.Status.CANDIDATE)
                        .isPresent();
        if (!canBeRun) {
            return Handover.NO_FUNCTION;
        }
        if (transaction.state().entity(artifactId).isPresent()) {
            return Handover.NAME_TAKEN;
        }
        handOver(transaction, soul, functionName);
        return Handover.DONE;
    }

    private FunctionRevision revision(Transaction transaction, int parent) {
        return new FunctionRevision(
                description,
                parametersSchema,
                language.wireName(),
                transaction.keep(source),
                parent,
                conditions.toJson(),
                helpers.isEmpty()
                        ? provenance.without(Helper.HELPERS)
                        : provenance.with(Helper.HELPERS, helperRevisions(transaction.state())));
    }

    private JsonObject helperRevisions(WorldState state) {
        JsonObject numbers = JsonObject.EMPTY;
        for (Helper helper : helpers) {
            Optional<StoredFunction> there = state.function(helper.name());
            if (there.isPresent()) {
                numbers = numbers.with(helper.name(), there.get().activeRevision());
            }
        }
        return numbers;
    }

    private void handOver(Transaction transaction, Soul soul, String runs) {
        transaction.put(
                new Artifact(
                        artifactId,
                        artifactName,
                        description,
                        Optional.of(runs),
                        Optional.of(ownerId),
                        properties()));
        transaction.put(soul.with(artifactId));
    }

    /// The same tool, of which other things are known.
    NewTool withProvenance(JsonObject other) {
        return new NewTool(
                functionName,
                artifactId,
                artifactName,
                ownerId,
                description,
                parametersSchema,
                language,
                source,
                conditions,
                helpers,
                making,
                other);
    }

    /// The same tool, of which something else is new.
    NewTool made(Making other) {
        return new NewTool(
                functionName,
                artifactId,
                artifactName,
                ownerId,
                description,
                parametersSchema,
                language,
                source,
                conditions,
                helpers,
                other,
                provenance);
    }

    /// Of a function that was there already, only the artifact says when its wish was granted.
    private JsonObject properties() {
        JsonObject anywhere =
                JsonObject.of(
                        "action_name_template", "Use {artifact_name}", "is_general_use", true);
        JsonObject properties =
                JsonObject.of(
                        Wish.MADE_BY_ORB, true, "client_interaction_rules", Json.Arr.of(anywhere));
        Optional<Json> madeAt = provenance.get("written_at");
        return making instanceof Making.Existing && madeAt.isPresent()
                ? properties.with(Wish.MADE_AT, madeAt.get())
                : properties;
    }
}
