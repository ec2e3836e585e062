package dev.orbwright.server.library;

import dev.orbwright.forge.Helper;
import dev.orbwright.forge.Spent;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Functions go from hand to hand: forks, which are somebody's own from then on, and shares, which
/// stay their owner's.
final class Copies {

    /// So many souls beside its owner may have one function's tool.
    static final int MOST_SHARES = 50;

    private static final int MOST_FUNCTIONS = 200;

    private final World world;
    private final NewSource sources;
    private final Changes changes;

    Copies(World world, NewSource sources, Changes changes) {
        this.world = world;
        this.sources = sources;
        this.changes = changes;
    }

    /// Makes a function of the soul's own from the revision that runs, with a tool to use it.
    ///
    /// @param soulId who gets it; empty for the asker
    JsonObject fork(Asker asker, StoredFunction original, Optional<String> soulId)
            throws ApiException, CommitStore.StorageException {
        String owner = receiver(asker, soulId);
        if (original.status() == StoredFunction.Status.RETIRED && !asker.mayChange(original)) {
            throw ApiException.conflict(
                    "RETIRED", "%s was withdrawn by its owner.".formatted(original.name()));
        }
        WorldState state = world.durable();
        String name = Tools.freshName(state);
        List<StoredFunction> helpers = Helper.of(state, original);
        Map<String, String> names = new LinkedHashMap<>();
        helpers.forEach(helper ->
                names.put(helper.name(), name + helper.name().substring(original.name().length())));
        Copy main = copy(original, name, names, owner).with(names.values());
        List<Copy> copies = new ArrayList<>();
        for (StoredFunction helper : helpers) {
            Map<String, String> others = new LinkedHashMap<>(names);
            String own = Objects.requireNonNull(others.remove(helper.name()), helper.name());
            others.put(original.name(), name);
            copies.add(copy(helper, own, others, owner).helperOf(name));
        }
        Artifact tool =
                changes.ofWorld(
                        asker,
                        "fork " + original.name(),
                        transaction -> {
                            refuseMore(transaction.state(), owner);
                            if (transaction.state().function(name).isPresent()) {
                                throw ApiException.conflict(
                                        "NAME_TAKEN",
                                        "Something took its name meanwhile. Try again.");
                            }
                            for (Copy copy : copies) {
                                transaction.put(copy.function(transaction, owner));
                            }
                            StoredFunction fork = main.function(transaction, owner);
                            transaction.put(fork);
                            return Tools.give(
                                    transaction,
                                    owner,
                                    fork,
                                    Optional.of(owner),
                                    Tools.model(transaction.state(), original));
                        });
        return JsonObject.of("name", name, "artifact_id", tool.id())
                .with("artifact_name", tool.name());
    }

    /// What a function becomes in other hands.
    ///
    /// @param of the revision that is copied
    private record Copy(String name, FunctionRevision of, String source, JsonObject provenance) {
        Copy helperOf(String tool) {
            return new Copy(name, of, source, provenance.with(Helper.HELPER_OF, tool));
        }

        /// Kept with the first revisions of these helpers.
        Copy with(Collection<String> helpers) {
            JsonObject revisions = JsonObject.EMPTY;
            for (String helper : helpers) {
                revisions = revisions.with(helper, 1);
            }
            return helpers.isEmpty()
                    ? this
                    : new Copy(name, of, source, provenance.with(Helper.HELPERS, revisions));
        }

        StoredFunction function(Transaction transaction, String owner) {
            return StoredFunction.first(
                    name,
                    Optional.of(owner),
                    StoredFunction.Status.CANDIDATE,
                    new FunctionRevision(
                            of.description(),
                            of.parametersSchema(),
                            of.language(),
                            transaction.keep(source),
                            0,
                            of.conditions(),
                            provenance));
        }
    }

    /// @param calls names that its source calls, and what they are called from now on
    private Copy copy(StoredFunction original, String name, Map<String, String> calls, String owner)
            throws ApiException, CommitStore.StorageException {
        FunctionRevision active = original.active();
        Language language = NewSource.language("", active.language());
        String source = world.source(active.sourceHash()).orElse("");
        String renamed =
                Renaming.of(Renaming.ofCalls(source, calls), language, original.name(), name);
        sources.examine("", name, language, renamed, Optional.of(owner));
        return new Copy(name, active, renamed, provenance(original, owner));
    }

    static String receiver(Asker asker, Optional<String> soulId) throws ApiException {
        if (asker instanceof Asker.Soul(String id)) {
            if (soulId.filter(wanted -> !wanted.equals(id)).isPresent()) {
                throw ApiException.forbidden("soul_id: you can do this for yourself only.");
            }
            return id;
        }
        return soulId.orElseThrow(
                () -> ApiException.badRequest("soul_id: is missing; an operator says for whom"));
    }

    static void refuseMore(WorldState state, String owner) throws ApiException {
        long owned =
                state.functions().stream()
                        .filter(function -> function.ownerId().filter(owner::equals).isPresent())
                        .count();
        if (owned >= MOST_FUNCTIONS) {
            throw ApiException.conflict(
                    "LIMIT",
                    "There are %d functions of this soul already; remove one first."
                            .formatted(MOST_FUNCTIONS));
        }
    }

    private static JsonObject provenance(StoredFunction original, String owner) {
        JsonObject from =
                JsonObject.builder()
                        .put("function", original.name())
                        .put("revision", original.activeRevision())
                        .putIfPresent("owner", original.ownerId())
                        .build();
        return Spent.without(original.active().provenance())
                .without("trial")
                .without(Helper.HELPERS)
                .with("author", owner)
                .with("forked_from", from)
                .with("written_at", System.currentTimeMillis());
    }

    /// Gives another soul a tool that runs this very function: a gift, which is there at once. Its
    /// rights stay its owner's, so it can do no more to whoever uses it than their own tools.
    JsonObject share(Asker asker, String name, String soulId) throws ApiException {
        Artifact tool =
                changes.ofFunction(
                        asker,
                        name,
                        "share",
                        (transaction, function) -> {
                            WorldState state = transaction.state();
                            String owner =
                                    function.ownerId()
                                            .orElseThrow(() ->
                                                    ApiException.conflict(
                                                            "NOT_SHARED",
                                                            "%s is the world's own; fork it instead."
                                                                    .formatted(name)));
                            if (function.status() == StoredFunction.Status.RETIRED
                                    || function.status() == StoredFunction.Status.QUARANTINED) {
                                throw ApiException.conflict(
                                        "NOT_SHARED",
                                        "%s is out of use; restore it first.".formatted(name));
                            }
                            Soul receiver = Tools.soul(transaction, soulId);
                            if (receiver.type() != Soul.Type.PLAYER) {
                                throw ApiException.conflict(
                                        "NOT_SHARED", "Tools are shared with players.");
                            }
                            if (has(state, receiver, name)) {
                                throw ApiException.conflict(
                                        "ALREADY_SHARED",
                                        "%s has a tool of %s already."
                                                .formatted(receiver.name(), name));
                            }
                            if (Users.of(state, name).artifacts().size() > MOST_SHARES) {
                                throw ApiException.conflict(
                                        "LIMIT",
                                        "%s is shared with %d souls already."
                                                .formatted(name, MOST_SHARES));
                            }
                            Artifact given =
                                    Tools.give(
                                            transaction,
                                            soulId,
                                            function,
                                            Optional.of(owner),
                                            Tools.model(state, function));
                            transaction.emit(
                                    new WorldEvent.Told(
                                            soulId,
                                            "%s shares a tool with you: %s."
                                                    .formatted(
                                                            FunctionViews.soulName(state, owner),
                                                            given.name())));
                            return given;
                        });
        return JsonObject.of("name", name, "soul_id", soulId).with("artifact_id", tool.id());
    }

    private static boolean has(WorldState state, Soul soul, String functionName) {
        return soul.inventory().stream()
                .anyMatch(id ->
                        state.entity(id, Artifact.class)
                                .flatMap(Artifact::functionName)
                                .filter(functionName::equals)
                                .isPresent());
    }
}
