package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Examines a revision that somebody wrote by hand as a draft is examined, but for the second look:
/// lint, dry run in its owner's hands, verification of its conditions.
///
/// One that states no conditions is tried all the same: what breaks is wrong, and what only does
/// not succeed is worth a warning, for nothing says where it should. What has no owner who is here
/// is only read: what runs it gives it arguments.
public final class EditCheck {

    private final World world;
    private final FunctionRunner runner;
    private final Lint lint;

    /// Examines functions of this world.
    public EditCheck(World world, FunctionRunner runner, Sandbox sandbox, HostApi hostApi) {
        this.world = world;
        this.runner = runner;
        this.lint = new Lint(sandbox, hostApi);
    }

    /// A revision as it is written.
    public record Edit(
            String description, Language language, String source, Conditions conditions) {}

    /// What came of it.
    public sealed interface Result {

        /// It may be kept.
        ///
        /// @param warnings what may be wrong all the same
        /// @param would what it did when it was tried, in sentences; empty where it was not
        /// @param trial the same for a provenance; empty where it was not tried
        record Passed(List<Finding> warnings, List<String> would, JsonObject trial)
                implements Result {

            /// Copies the lists.
            public Passed {
                warnings = List.copyOf(warnings);
                would = List.copyOf(would);
            }
        }

        /// Something is wrong with it.
        ///
        /// @param findings at least one
        record Refused(List<Finding> findings) implements Result {

            /// Copies the findings.
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /// The server was not able to look.
        ///
        /// @param message why, and what to do
        record Prevented(String message) implements Result {}
    }

    /// Examines another revision of a function.
    public Result of(StoredFunction function, Edit edit) {
        GuestFunction text = new GuestFunction(function.name(), edit.language(), edit.source());
        Examination read =
                look(Stage.LINTING, () -> lint.examine(text, function.ownerId().orElse("")));
        if (!(read instanceof Examination.Passed(List<Finding> warnings, _))) {
            return result(read, List.of());
        }
        WorldState state = world.durable();
        Optional<Soul> owner = function.ownerId().flatMap(id -> state.entity(id, Soul.class));
        Optional<Place> place =
                owner.flatMap(soul -> Place.of(state, soul.id(), edit.description()));
        // What a helper is called with only its tool knows.
        if (owner.isEmpty() || place.isEmpty() || Helper.toolOf(function).isPresent()) {
            return new Result.Passed(warnings, List.of(), JsonObject.EMPTY);
        }
        NewTool tool = tool(state, owner.get(), function, edit);
        DryRun dryRun = new DryRun(runner);
        return edit.conditions().isEmpty()
                ? tried(dryRun, tool, place.get(), warnings)
                : result(
                        look(
                                Stage.TRYING,
                                () -> new Verification(dryRun).examine(tool, place.get())),
                        warnings);
    }

    private static Examination look(Stage stage, Supplier<Examination> examination) {
        return Patience.STANDARD.examine(stage, ForgeListener.none(), examination);
    }

    private static Result tried(DryRun dryRun, NewTool tool, Place place, List<Finding> warnings) {
        List<Finding> all = new ArrayList<>(warnings);
        Examination seen =
                look(
                        Stage.TRYING,
                        () -> {
                            Tried tried = dryRun.of(tool, place);
                            if (!(tried.trial().run() instanceof Run.Answered)) {
                                return Examination.ofUnanswered(tried.trial().run());
                            }
                            all.subList(warnings.size(), all.size()).clear();
                            if (EffectCheck.examine(tried.trial(), tool)
                                    instanceof Examination.Failed(String problem, _)) {
                                all.add(new Finding(Finding.Severity.WARNING, 0, 0, problem));
                            }
                            return new Examination.Passed(tried);
                        });
        return result(seen, all);
    }

    private static Result result(Examination seen, List<Finding> warnings) {
        return switch (seen) {
            case Examination.Passed(_, Optional<Tried> tried) ->
                    new Result.Passed(
                            warnings,
                            tried.map(Would::sentences).orElse(List.of()),
                            tried.map(ChangeSummary::kept).orElse(JsonObject.EMPTY));
            case Examination.Failed(_, List<Finding> findings) -> {
                List<Finding> all = new ArrayList<>(findings);
                all.addAll(warnings);
                yield new Result.Refused(all);
            }
            case Examination.Prevented prevented -> new Result.Prevented(prevented.message());
        };
    }

    /// The function as a tool in its owner's hands: the one that the owner carries, or one that is
    /// there for the trial only.
    private static NewTool tool(WorldState state, Soul owner, StoredFunction function, Edit edit) {
        Optional<Artifact> carried =
                owner.inventory().stream()
                        .flatMap(id -> state.entity(id, Artifact.class).stream())
                        .filter(artifact ->
                                artifact.functionName().equals(Optional.of(function.name())))
                        .findFirst();
        return new NewTool(
                function.name(),
                carried.map(Artifact::id)
                        .orElseGet(() -> Offers.artifactId(state, function.name())),
                carried.map(Artifact::name).orElseGet(() -> NewTool.nameFor(edit.description())),
                owner.id(),
                edit.description(),
                function.active().parametersSchema(),
                edit.language(),
                edit.source(),
                edit.conditions(),
                List.of(),
                new NewTool.Making.Revision(function.activeRevision()),
                JsonObject.EMPTY);
    }
}
