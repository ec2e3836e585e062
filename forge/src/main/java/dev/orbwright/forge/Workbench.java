package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.Payer;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.world.condition.Condition;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.Evidence;
import dev.orbwright.world.condition.Sentences;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Examines a tool: lint, dry run and verification, and a second look where there is somebody to
/// take it.
final class Workbench {

    private final Lint lint;
    private final Verification verification;
    private final Patience patience;
    private final Optional<SecondLook> secondLook;

    Workbench(
            FunctionRunner runner,
            Sandbox sandbox,
            HostApi hostApi,
            Patience patience,
            Optional<SecondLook> secondLook) {
        this.lint = new Lint(sandbox, hostApi);
        this.verification = new Verification(new DryRun(runner));
        this.patience = patience;
        this.secondLook = secondLook;
    }

    /// All but the second look.
    Examination examine(NewTool tool, Place place, ForgeListener listener) {
        listener.stage(Stage.LINTING, "Checking what was written.");
        GuestFunction function =
                new GuestFunction(tool.functionName(), tool.language(), tool.source());
        Examination linted =
                patience.examine(
                        Stage.LINTING, listener, () -> lint.examine(function, place.soul().id()));
        if (!(linted instanceof Examination.Passed(List<Finding> warnings, _))) {
            return linted;
        }
        for (Helper helper : tool.helpers()) {
            Examination read = lintHelper(helper, place, listener);
            if (!(read instanceof Examination.Passed)) {
                return read;
            }
        }
        listener.stage(
                Stage.TRYING,
                "Trying it on a copy of the world, at %s.".formatted(place.location().name()));
        Examination tried = tryOut(tool, place, listener);
        if (!(tried instanceof Examination.Prevented)) {
            listener.stage(Stage.CHECKING, "Comparing what it did with the wish.");
        }
        return switch (tried) {
            case Examination.Failed failed -> failed.with(warnings);
            case Examination.Passed(_, Optional<Tried> seen) ->
                    new Examination.Passed(warnings, seen);
            case Examination.Prevented prevented -> prevented;
        };
    }

    private Examination lintHelper(Helper helper, Place place, ForgeListener listener) {
        GuestFunction function =
                new GuestFunction(helper.name(), helper.language(), helper.source());
        Examination read =
                patience.examine(
                        Stage.LINTING, listener, () -> lint.examine(function, place.soul().id()));
        return read instanceof Examination.Failed(String problem, List<Finding> findings)
                ? new Examination.Failed(
                        "in the helper %s:\n%s\nWrite the function without it, or ask for it anew."
                                .formatted(helper.name(), problem),
                        findings)
                : read;
    }

    /// Dry run and verification only.
    Examination tryOut(NewTool tool, Place place, ForgeListener listener) {
        return patience.examine(Stage.TRYING, listener, () -> verification.examine(tool, place));
    }

    /// Whether there is somebody who takes second looks.
    boolean looksTwice() {
        return secondLook.isPresent();
    }

    /// What somebody else thinks of a tool that passed.
    ///
    /// @param objection empty where nobody has anything against it
    /// @param spent what it took to ask
    record Review(Optional<Examination> objection, Spent spent) {}

    /// @param payer who pays for asking
    Review review(NewTool tool, Tried tried, String wish, Payer payer, ForgeListener listener) {
        if (secondLook.isEmpty()) {
            return new Review(Optional.empty(), Spent.NONE);
        }
        listener.stage(Stage.CHECKING, "Asking once more whether that is what was wished for.");
        List<String> would = Would.sentences(tried);
        SecondLook.Opinion opinion =
                secondLook
                        .get()
                        .of(
                                new SecondLook.Sight(
                                        payer, wish, sentences(tool.conditions(), tried), would));
        return new Review(
                opinion.objection()
                        .map(why ->
                                new Examination.Failed(
                                        "it does not fulfil the wish: %s\nWhat it did when it was tried:\n- %s"
                                                .formatted(why, String.join("\n- ", would)))),
                opinion.spent());
    }

    /// What the conditions say, in words.
    static List<String> sentences(Conditions conditions, Tried tried) {
        Evidence evidence =
                new Evidence(
                        tried.scope(),
                        tried.trial().before(),
                        tried.trial().after(),
                        tried.trial().events(),
                        JsonObject.EMPTY);
        List<String> sentences = new ArrayList<>();
        for (Condition condition : conditions.requires()) {
            sentences.add("It works only when " + Sentences.of(condition, evidence) + ".");
        }
        for (Condition condition : conditions.ensures()) {
            sentences.add("Afterwards " + Sentences.of(condition, evidence) + ".");
        }
        return sentences;
    }
}
