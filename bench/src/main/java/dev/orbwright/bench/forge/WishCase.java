package dev.orbwright.bench.forge;

import dev.orbwright.world.task.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One wish of the suite: what a player says and where, what the player then does with the tool,
/// and what must be so in the world afterwards. The forge is given the words, and nothing else.
///
/// @param id names it in reports, `theme/what`
/// @param place the location where it is wished for
/// @param words what the player says
/// @param kind what is right: a tool that does it, or a decline
/// @param arrange changes the standard world first
/// @param steps what is done with the tool
/// @param oracle judges what came of it
record WishCase(
        String id,
        String place,
        String words,
        Kind kind,
        Consumer<Transaction> arrange,
        List<Step> steps,
        Oracle oracle) {

    static final String CHAMBER = "trial_chamber";
    static final String APPROACH = "vault_approach";
    static final String VAULT = "vault_interior";

    /// What is right.
    enum Kind {
        /// A tool that does what was wished for.
        GRANT,
        /// To say that it cannot be: the rules forbid it, or nothing here could do it.
        DECLINE
    }

    /// What a player does with a tool.
    sealed interface Step {
        /// Uses it.
        record Use() implements Step {}

        /// Answers what it asked.
        record Answer(String text) implements Step {}

        /// Lets time pass.
        record Wait(long seconds) implements Step {}

        /// Goes to where one comes into a location.
        record Go(String place) implements Step {}

        /// Says how the tool is to be different, and has it made anew.
        record Refine(String words) implements Step {}
    }

    WishCase {
        steps = List.copyOf(steps);
    }

    /// A wish that can be granted.
    static Builder wish(String id, String place, String words) {
        return new Builder(id, place, words, Kind.GRANT);
    }

    /// A wish that cannot be granted.
    static Builder forbidden(String id, String place, String words) {
        return new Builder(id, place, words, Kind.DECLINE);
    }

    /// A wish under construction. Where no step is said, the tool is used once.
    static final class Builder {
        private final String id;
        private final String place;
        private final String words;
        private final Kind kind;
        private final List<Step> steps = new ArrayList<>();
        private Consumer<Transaction> arrange = _ -> {};

        private Builder(String id, String place, String words, Kind kind) {
            this.id = id;
            this.place = place;
            this.words = words;
            this.kind = kind;
        }

        Builder given(Consumer<Transaction> before) {
            arrange = arrange.andThen(before);
            return this;
        }

        Builder used() {
            return step(new Step.Use());
        }

        Builder answered(String text) {
            return step(new Step.Answer(text));
        }

        Builder after(long seconds) {
            return step(new Step.Wait(seconds));
        }

        Builder goneTo(String location) {
            return step(new Step.Go(location));
        }

        Builder refined(String how) {
            return step(new Step.Refine(how));
        }

        private Builder step(Step step) {
            steps.add(step);
            return this;
        }

        WishCase then(Oracle... facts) {
            return new WishCase(
                    id,
                    place,
                    words,
                    kind,
                    arrange,
                    steps.isEmpty() ? List.of(new Step.Use()) : steps,
                    Oracle.all(facts));
        }
    }
}
