package dev.orbwright.server.library;

import dev.orbwright.forge.Helper;
import dev.orbwright.forge.SourcePrint;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes functions from files into the world, all or none.
///
/// What a player imports is that player's: under a name of its own where the file's is taken or is
/// none of a player's function, as a candidate, with a tool. What an operator imports keeps its
/// name, its owner and its status.
final class Importing {

    private static final Pattern OF_PLAYERS = Pattern.compile("df_user_[0-9a-f]{4}_[0-9a-f]{4}");

    private final World world;
    private final NewSource sources;
    private final Changes changes;

    Importing(World world, NewSource sources, Changes changes) {
        this.world = world;
        this.sources = sources;
        this.changes = changes;
    }

    /// A function as it will be kept.
    ///
    /// @param tool the function that it was made for, where that is imported, too
    /// @param calls what it calls of the files, and what that will be called
    /// @param texts the sources of its revisions
    private record Planned(
            FunctionFile file,
            String name,
            Optional<String> tool,
            Optional<String> owner,
            Map<String, String> calls,
            List<String> texts) {}

    /// @param owner for operators: whose they will be, a soul's id or `world`; empty as the files
    ///   say
    JsonObject importAll(Asker asker, List<FunctionFile> files, Optional<String> owner)
            throws ApiException {
        Map<String, String> names = names(asker, files);
        List<Planned> planned = new ArrayList<>();
        for (FunctionFile file : files) {
            planned.add(plan(asker, file, names, owner));
        }
        List<Json> imported =
                changes.ofWorld(
                        asker,
                        "import %d functions".formatted(files.size()),
                        transaction -> {
                            List<Json> done = new ArrayList<>();
                            for (Planned each : planned) {
                                done.add(put(asker, transaction, each));
                            }
                            return done;
                        });
        return JsonObject.of("imported", new Json.Arr(imported));
    }

    /// What the functions of the files will be called, by what they are called there. What was made
    /// for another function of the files keeps a name that begins with that one's.
    private Map<String, String> names(Asker asker, List<FunctionFile> files) {
        WorldState state = world.durable();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> there =
                files.stream().map(FunctionFile::name).collect(Collectors.toUnmodifiableSet());
        for (FunctionFile file : files) {
            if (toolOf(file).filter(there::contains).isEmpty()) {
                boolean kept =
                        !(asker instanceof Asker.Soul)
                                || (state.function(file.name()).isEmpty()
                                        && OF_PLAYERS.matcher(file.name()).matches());
                names.put(file.name(), kept ? file.name() : Tools.freshName(state));
            }
        }
        for (FunctionFile file : files) {
            Optional<String> tool = toolOf(file).filter(there::contains);
            if (tool.isPresent()) {
                // A helper of a helper would take part in no renaming: it stands by itself.
                String head = names.get(tool.get());
                names.put(
                        file.name(),
                        head == null
                                ? Tools.freshName(state)
                                : head + file.name().substring(tool.get().length()));
            }
        }
        return names;
    }

    private static Optional<String> toolOf(FunctionFile file) {
        return Helper.toolOf(file.name(), file.active().provenance());
    }

    private Planned plan(
            Asker asker, FunctionFile file, Map<String, String> names, Optional<String> wanted)
            throws ApiException {
        WorldState state = world.durable();
        String name = Objects.requireNonNull(names.get(file.name()), file.name());
        String tool = toolOf(file).filter(names::containsKey).orElse(file.name());
        Map<String, String> calls = new LinkedHashMap<>(names);
        calls.keySet().removeIf(from -> !from.equals(tool) && !from.startsWith(tool + "_"));
        calls.remove(file.name());
        Optional<String> owner;
        if (asker instanceof Asker.Soul) {
            owner = Optional.of(Copies.receiver(asker, wanted));
        } else {
            owner = wanted.isPresent() ? wanted.filter(id -> !id.equals("world")) : file.owner();
            if (owner.isPresent() && state.entity(owner.get(), Soul.class).isEmpty()) {
                throw Strict.problem(
                        file.name() + ": owner",
                        "there is no soul '%s' in this world; say for whom to import it"
                                .formatted(ApiRequest.shown(owner.get())));
            }
            refuseTaken(state, file.name());
        }
        List<String> texts = new ArrayList<>();
        for (FunctionFile.Revision revision : file.revisions()) {
            texts.add(
                    Renaming.of(
                            Renaming.ofCalls(revision.source(), calls),
                            NewSource.language(file.name(), revision.language()),
                            file.name(),
                            name));
        }
        sources.examine(
                "%s/%s"
                        .formatted(
                                file.name(),
                                FunctionFile.path(file.activeRevision(), file.active())),
                name,
                NewSource.language(file.name(), file.active().language()),
                texts.get(file.activeRevision() - 1),
                owner);
        return new Planned(file, name, toolOf(file).map(names::get), owner, calls, texts);
    }

    private static JsonObject provenance(
            FunctionFile.Revision revision, Planned planned, JsonObject from) {
        JsonObject provenance =
                planned.tool()
                        .map(tool -> revision.provenance().with(Helper.HELPER_OF, tool))
                        .orElse(revision.provenance());
        // Whoever wrote the file may have written anything there.
        provenance = provenance.without(SourcePrint.MEMBER);
        JsonObject helpers = JsonObject.EMPTY;
        for (var helper : provenance.object(Helper.HELPERS).members().entrySet()) {
            helpers =
                    helpers.with(
                            planned.calls().getOrDefault(helper.getKey(), helper.getKey()),
                            helper.getValue());
        }
        if (!helpers.members().isEmpty()) {
            provenance = provenance.with(Helper.HELPERS, helpers);
        }
        return from.members().isEmpty() ? provenance : provenance.with("imported_from", from);
    }

    private static void refuseTaken(WorldState state, String name) throws ApiException {
        if (state.function(name).isPresent()) {
            throw new ApiException(
                    409,
                    "NAME_TAKEN",
                    "%s: name: there is a function of this name already; remove it or rename this one"
                            .formatted(name));
        }
    }

    private static Json put(Asker asker, Transaction transaction, Planned planned)
            throws ApiException {
        FunctionFile file = planned.file();
        boolean players = asker instanceof Asker.Soul;
        refuseTaken(transaction.state(), planned.name());
        if (players) {
            Copies.refuseMore(transaction.state(), planned.owner().orElseThrow());
        }
        JsonObject from =
                JsonObject.builder()
                        .put("name", file.name())
                        .putIfPresent("owner", file.owner())
                        .build();
        List<FunctionRevision> revisions = new ArrayList<>();
        for (int i = 0; i < file.revisions().size(); i++) {
            FunctionFile.Revision revision = file.revisions().get(i);
            revisions.add(
                    new FunctionRevision(
                            revision.description(),
                            revision.parametersSchema(),
                            revision.language(),
                            transaction.keep(planned.texts().get(i)),
                            revision.parent(),
                            revision.conditions(),
                            provenance(revision, planned, players ? from : JsonObject.EMPTY)));
        }
        StoredFunction function =
                new StoredFunction(
                        planned.name(),
                        planned.owner(),
                        players ? StoredFunction.Status.CANDIDATE : file.status(),
                        file.activeRevision(),
                        revisions);
        transaction.put(function);
        JsonObject done = JsonObject.of("name", planned.name(), "from", file.name());
        if (planned.owner().isEmpty()
                || planned.tool().isPresent()
                || (!players && file.tool().isEmpty())) {
            return done;
        }
        Artifact tool =
                Tools.give(
                        transaction,
                        planned.owner().get(),
                        function,
                        planned.owner(),
                        file.tool().map(FunctionFile.Tool::artifact));
        return done.with("artifact_id", tool.id());
    }
}
