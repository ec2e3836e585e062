package dev.orbwright.forge;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;

/// Sees to it that the same code of the same owner is not kept twice: a wish that comes to what its
/// player has a tool for already gets another artifact with the function that is there.
final class Duplicates {

    private Duplicates() {}

    /// The versions, or the one function that does it already.
    static List<NewTool> without(List<NewTool> versions, WorldState state) {
        NewTool tool = versions.getLast();
        if (versions.size() > 1 || !(tool.making() instanceof NewTool.Making.Anew)) {
            return versions;
        }
        Optional<String> print = tool.provenance().text("code");
        return state.ownedBy(tool.ownerId()).stream()
                .filter(Artifact.class::isInstance)
                .flatMap(artifact -> ((Artifact) artifact).functionName().stream())
                .flatMap(name -> state.function(name).stream())
                .filter(function -> function.ownerId().equals(Optional.of(tool.ownerId())))
                .filter(function ->
                        function.status() == StoredFunction.Status.ACTIVE
                                || function.status() == StoredFunction.Status.CANDIDATE)
                .filter(function ->
                        print.isPresent()
                                && function.active().provenance().text("code").equals(print))
                .findFirst()
                .map(function -> List.of(existing(tool, function)))
                .orElse(versions);
    }

    private static NewTool existing(NewTool tool, StoredFunction function) {
        return new NewTool(
                function.name(),
                tool.artifactId(),
                tool.artifactName(),
                tool.ownerId(),
                tool.description(),
                tool.parametersSchema(),
                tool.language(),
                tool.source(),
                tool.conditions(),
                List.of(),
                new NewTool.Making.Existing(),
                JsonObject.EMPTY);
    }
}
