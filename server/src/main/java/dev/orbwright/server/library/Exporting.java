package dev.orbwright.server.library;

import dev.orbwright.forge.Helper;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes functions to files.
final class Exporting {

    private final World world;

    Exporting(World world) {
        this.world = world;
    }

    /// The functions with those that were made for them, each once.
    List<FunctionFile> files(List<StoredFunction> functions) throws CommitStore.StorageException {
        Map<String, List<StoredFunction>> helpers =
                world.durable().functions().stream()
                        .filter(function -> Helper.toolOf(function).isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        function -> Helper.toolOf(function).orElseThrow()));
        Map<String, StoredFunction> chosen = new LinkedHashMap<>();
        for (StoredFunction function : functions) {
            chosen.putIfAbsent(function.name(), function);
            helpers.getOrDefault(function.name(), List.of()).stream()
                    .filter(helper -> helper.ownerId().equals(function.ownerId()))
                    .forEach(helper -> chosen.putIfAbsent(helper.name(), helper));
        }
        List<FunctionFile> files = new ArrayList<>();
        for (StoredFunction function : chosen.values()) {
            files.add(file(function));
        }
        return files;
    }

    private FunctionFile file(StoredFunction function) throws CommitStore.StorageException {
        WorldState state = world.durable();
        List<FunctionFile.Revision> revisions = new ArrayList<>();
        for (FunctionRevision revision : function.revisions()) {
            revisions.add(
                    FunctionFile.revision(
                            revision, world.source(revision.sourceHash()).orElse("")));
        }
        return new FunctionFile(
                function.name(),
                function.ownerId(),
                function.status(),
                function.activeRevision(),
                revisions,
                function.ownerId().isEmpty()
                        ? Optional.empty()
                        : Tools.model(state, function).map(FunctionFile.Tool::of));
    }
}
