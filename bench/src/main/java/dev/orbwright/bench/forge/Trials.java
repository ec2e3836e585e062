package dev.orbwright.bench.forge;

import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import java.util.List;
import java.util.Optional;

/// Makes a wish of the suite come true on a stage, as far as that goes, and has it judged.
final class Trials {

    private static final String ORB = "orb_01";

    private final Venue venue;
    private final StageTally tally;

    Trials(Venue venue, StageTally tally) {
        this.venue = venue;
        this.tally = tally;
    }

    Verdict judge(WishCase wish) {
        venue.arrive(Venue.ADA, wish.place());
        venue.change(wish.arrange());
        var before = venue.state();
        venue.overheard().begin();
        tally.begin();
        ForgeResult result = venue.forge().create(new Wish(Venue.ADA, ORB, wish.words()), tally);
        tally.end(result instanceof ForgeResult.Created);
        return switch (result) {
            case ForgeResult.Declined declined ->
                    new Verdict(
                            wish,
                            false,
                            false,
                            Optional.empty(),
                            declined.attempts(),
                            declined.message());
            case ForgeResult.Offered _, ForgeResult.Previewed _ ->
                    throw new BenchmarkException("what was not asked for: " + result);
            case ForgeResult.Created created -> {
                venue.overheard().begin();
                Played played = play(wish, created.artifactId());
                Aftermath aftermath =
                        new Aftermath(
                                before,
                                venue.state(),
                                venue.worldTime(),
                                venue.overheard().told(),
                                venue.overheard().logged(),
                                venue.overheard().asked().stream()
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
                    Answer answer = heard(venue.use(artifactId));
                    succeeded &= answer.success();
                    words = answer.message();
                }
                case WishCase.Step.Answer(String text) -> {
                    List<Overheard.Question> asked = venue.overheard().asked();
                    if (asked.isEmpty()) {
                        return new Played(succeeded, words);
                    }
                    Answer answer = heard(venue.answer(asked.getLast(), text));
                    succeeded &= answer.success();
                    words = answer.message();
                }
                case WishCase.Step.Wait(long seconds) -> venue.pass(seconds);
                case WishCase.Step.Go(String place) -> venue.go(place);
                case WishCase.Step.Refine(String how) -> {
                    tally.begin();
                    ForgeResult refined =
                            venue.forge().refineTool(Venue.ADA, artifactId, how, false, tally);
                    tally.end(refined instanceof ForgeResult.Created);
                    if (!(refined instanceof ForgeResult.Created)) {
                        return new Played(false, words(refined));
                    }
                }
            }
        }
        return new Played(succeeded, words);
    }

    private static String words(ForgeResult result) {
        return result instanceof ForgeResult.Declined declined
                ? declined.message()
                : "that was not asked for: " + result;
    }

    private Answer heard(Run run) {
        Answer answer =
                run instanceof Run.Answered answered
                        ? Answer.of(answered.value())
                        : new Answer(false, run.toString());
        venue.overheard().read(answer.message());
        return answer;
    }
}
