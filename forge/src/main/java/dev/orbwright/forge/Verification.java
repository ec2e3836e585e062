package dev.orbwright.forge;

import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Trial;
import dev.orbwright.world.condition.Check;
import dev.orbwright.world.condition.Condition;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.Coverage;
import dev.orbwright.world.condition.Evidence;
import dev.orbwright.world.condition.Sentences;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds what a tool did, when it was tried, against what its writer says of it, and what it did
/// against what any tool must do ([EffectCheck]).
///
/// Where what it needs is not so in the scene as it is, the tool is tried there all the same (it
/// may say so, and must not break), and then in a scene in which that was made so.
final class Verification {

    private final DryRun dryRun;

    Verification(DryRun dryRun) {
        this.dryRun = dryRun;
    }

    Examination examine(NewTool tool, Place place) {
        Tried present = dryRun.of(tool, place);
        List<Condition> requires = tool.conditions().requires();
        List<Check.Failure> unmet = Check.failures(requires, before(present));
        if (unmet.isEmpty()) {
            return examine(present, tool);
        }
        if (!(present.trial().run() instanceof Run.Answered)) {
            return failed(
                    Examination.ofUnanswered(present.trial().run()),
                    "as the scene is now, where it should say what it lacks");
        }
        if (boasts(present, tool)) {
            return new Examination.Failed(
                    """
                    Tried as the scene is now:
                    it answered with success, "%s", and changed nothing, though what it requires is not so (%s). \
                    Where that is not so, return {success: false, message: what it lacks}.\
                    """
                            .formatted(answered(present).message(), unmet.getFirst().seen()));
        }
        Optional<Tried> arranged = dryRun.where(requires, tool, place);
        if (arranged.isEmpty()) {
            return new Examination.Failed(
                    unmet.stream()
                                    .map(failure ->
                                            "requires: %s; this is not so here (%s), and cannot be made so to try the tool"
                                                    .formatted(
                                                            Sentences.of(
                                                                    failure.condition(),
                                                                    before(present)),
                                                            failure.seen()))
                                    .collect(Collectors.joining("\n"))
                            + "\nHave the tool work as the scene is, or require only what a player can"
                            + " bring about.");
        }
        return failed(
                examine(arranged.get(), tool), "in a scene in which what it requires was made so");
    }

    /// Whether it says that it is done, where nothing was done of what was to happen.
    private static boolean boasts(Tried present, NewTool tool) {
        return present.trial().changes().isEmpty()
                && answered(present).success()
                && Intent.asksForChange(tool.description());
    }

    private static Answer answered(Tried tried) {
        return Answer.of(((Run.Answered) tried.trial().run()).value());
    }

    private static Examination failed(Examination seen, String where) {
        return seen instanceof Examination.Failed(String problem, List<Finding> findings)
                ? new Examination.Failed("Tried %s:\n%s".formatted(where, problem), findings)
                : seen;
    }

    private static Examination examine(Tried tried, NewTool tool) {
        Examination effect = EffectCheck.examine(tried.trial(), tool);
        if (!(effect instanceof Examination.Passed)) {
            return withSeen(effect, tried);
        }
        List<Finding> findings = findings(tool.conditions(), tried);
        return findings.isEmpty()
                ? new Examination.Passed(tried)
                : withSeen(Examination.Failed.of(findings), tried);
    }

    private static List<Finding> findings(Conditions conditions, Tried tried) {
        List<Finding> findings = new ArrayList<>();
        if (conditions.isEmpty()) {
            return findings;
        }
        Evidence after = after(tried);
        for (Check.Failure failure : Check.failures(conditions.ensures(), after)) {
            findings.add(
                    Finding.error(
                            "it ensures that %s, and that is not so after it ran: %s"
                                    .formatted(
                                            Sentences.of(failure.condition(), after),
                                            failure.seen())));
        }
        List<Change> unmentioned =
                Coverage.unmentioned(tried.trial().changes(), conditions.ensures(), after);
        if (!unmentioned.isEmpty()) {
            findings.add(
                    Finding.error(
                            "no condition in ensures speaks of what it changed: "
                                    + unmentioned.stream()
                                            .map(change ->
                                                    change.key()
                                                                    .table()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT)
                                                            + " "
                                                            + change.key().id())
                                            .collect(Collectors.joining(", "))
                                    + ". Say in ensures what becomes of each, or leave it as it is."));
        }
        return findings;
    }

    /// What happened belongs to what went wrong.
    private static Examination withSeen(Examination examination, Tried tried) {
        if (!(examination instanceof Examination.Failed(String problem, List<Finding> findings))) {
            return examination;
        }
        List<String> seen = Would.sentences(tried);
        return seen.isEmpty()
                ? examination
                : new Examination.Failed(
                        problem
                                + "\nWhat it did when it was tried:\n- "
                                + String.join("\n- ", seen),
                        findings);
    }

    private static Evidence before(Tried tried) {
        return Evidence.of(tried.scope(), tried.trial().before());
    }

    private static Evidence after(Tried tried) {
        Trial trial = tried.trial();
        return new Evidence(
                tried.scope(), trial.before(), trial.after(), trial.events(), answer(trial));
    }

    private static JsonObject answer(Trial trial) {
        if (!(trial.run() instanceof Run.Answered answered)) {
            return JsonObject.EMPTY;
        }
        Answer answer = Answer.of(answered.value());
        JsonObject said = JsonObject.of("success", answer.success(), "message", answer.message());
        return answered.value() instanceof JsonObject object ? object.withAll(said) : said;
    }
}
