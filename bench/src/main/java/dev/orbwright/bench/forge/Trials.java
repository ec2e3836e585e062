package dev.orbwright.bench.forge;

import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import java.util.List;
import java.util.Optional;

/// Makes a wish of the suite come true on a stage, as far as that goes, and has it judged.
final class Trials {

    private static final String ORB = "orb_01";

    private final Stage stage;
    private final StageTally tally;

    Trials(Stage stage, StageTally tally) {
        this.stage = stage;
        this.tally = tally;
    }

    Verdict judge(WishCase wish) {
        stage.arrive(Stage.ADA, wish.place());
        stage.change(wish.arrange());
        var before = stage.state();
        stage.overheard().begin();
        tally.begin();
        ForgeResult result = stage.forge().create(new Wish(Stage.ADA, ORB, wish.words()), tally);
        return switch (result) {
            case ForgeResult.Declined declined ->
                    new Verdict(
                            wish,
                            false,
                            false,
                            Optional.empty(),
                            declined.attempts(),
                            declined.message());
            case ForgeResult.Created created -> {
                stage.overheard().begin();
                Played played = play(wish, created.artifactId());
                Aftermath aftermath =
                        new Aftermath(
                                before,
                                stage.state(),
                                stage.worldTime(),
                                stage.overheard().told(),
                                stage.overheard().logged(),
                                stage.overheard().asked().stream()
                                        .map(Overheard.Question::message)
                                        .toList());
                yield new Verdict(
                        wish,
                        true,
                        played.succeeded(),
                        wish.oracle().objection(aftermath),
                        created.attempts(),
                        played.words());
            }
        };
    }

    /// @param succeeded whether every use answered with success
    private record Played(boolean succeeded, String words) {}

    private Played play(WishCase wish, String artifactId) {
        boolean succeeded = true;
        String words = "";
        for (WishCase.Step step : wish.steps()) {
            switch (step) {
                case WishCase.Step.Use() -> {
                    Answer answer = heard(stage.use(artifactId));
                    succeeded &= answer.success();
                    words = answer.message();
                }
                case WishCase.Step.Answer(String text) -> {
                    List<Overheard.Question> asked = stage.overheard().asked();
                    if (asked.isEmpty()) {
                        return new Played(succeeded, words);
                    }
                    Answer answer = heard(stage.answer(asked.getLast(), text));
                    succeeded &= answer.success();
                    words = answer.message();
                }
                case WishCase.Step.Wait(long seconds) -> stage.pass(seconds);
                case WishCase.Step.Go(String place) -> stage.go(place);
                case WishCase.Step.Refine(_) -> {
                    return new Played(false, "tools cannot be refined yet");
                }
            }
        }
        return new Played(succeeded, words);
    }

    private Answer heard(Run run) {
        Answer answer =
                run instanceof Run.Answered answered
                        ? Answer.of(answered.value())
                        : new Answer(false, run.toString());
        stage.overheard().read(answer.message());
        return answer;
    }
}
