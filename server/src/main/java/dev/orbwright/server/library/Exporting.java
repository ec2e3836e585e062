package dev.orbwright.server.library;

import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes functions to files.
final class Exporting {

    private final World world;

    Exporting(World world) {
        this.world = world;
    }

    FunctionFile file(StoredFunction function) throws CommitStore.StorageException {
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
