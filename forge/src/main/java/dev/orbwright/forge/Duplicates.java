package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Sees to it that the same code of the same owner is not kept twice: a wish that comes to what its
/// player has a tool for already gets another artifact with the function that is there.
///
/// Another owner's function is not taken for one's own, however equal: it is its owner's to edit,
/// roll back and remove, and a tool must not change behind the back of whoever carries it.
final class Duplicates {

    private final UnaryOperator<String> sources;

    /// @param sources a source by its hash
    Duplicates(UnaryOperator<String> sources) {
        this.sources = sources;
    }

    /// The versions, or the one function that does it already.
    List<NewTool> without(List<NewTool> versions, WorldState state) {
        NewTool tool = versions.getLast();
        if (!(versions.getFirst().making() instanceof NewTool.Making.Anew)) {
            return versions;
        }
        String print =
                tool.provenance().text(SourcePrint.MEMBER).orElseGet(() -> SourcePrint.of(tool));
        return state.ownedBy(tool.ownerId()).stream()
                .filter(Artifact.class::isInstance)
                .flatMap(artifact -> ((Artifact) artifact).functionName().stream())
                .flatMap(name -> state.function(name).stream())
                .filter(function -> function.ownerId().equals(Optional.of(tool.ownerId())))
                .filter(function ->
                        function.status() == StoredFunction.Status.ACTIVE
                                || function.status() == StoredFunction.Status.CANDIDATE)
                .filter(function -> function.active().language().equals(tool.language().wireName()))
                .filter(function -> print(function, tool.language(), state).equals(print))
                .findFirst()
                .map(function -> List.of(existing(tool, function)))
                .orElse(versions);
    }

    /// Kept with the revision where a wish made it; edits and older saves have none. Helpers may
    /// have been edited since.
    private String print(StoredFunction function, Language language, WorldState state) {
        List<Helper> helpers = helpers(function, state);
        return function.active()
                .provenance()
                .text(SourcePrint.MEMBER)
                .filter(print -> helpers.isEmpty() && SourcePrint.isCurrent(print))
                .orElseGet(() ->
                        SourcePrint.of(
                                sources.apply(function.active().sourceHash()),
                                language,
                                function.name(),
                                helpers));
    }

    private List<Helper> helpers(StoredFunction function, WorldState state) {
        return Helper.of(state, function).stream()
                .flatMap(helper ->
                        Language.named(helper.active().language())
                                .map(language -> helper(helper, language))
                                .stream())
                .toList();
    }

    private Helper helper(StoredFunction function, Language language) {
        return new Helper(
                function.name(),
                function.active().description(),
                function.active().parametersSchema(),
                language,
                sources.apply(function.active().sourceHash()),
                function.active().provenance());
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
                tool.provenance());
    }
}
