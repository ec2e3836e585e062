package dev.orbwright.forge;

import dev.orbwright.llm.Payer;
import java.util.Optional;

/// Has the tool of a commission written and examined until a draft passes, or none does; with
/// second looks at what passed, where there is somebody who takes them.
final class Production {

    /// How often somebody else is asked about the tools of one wish, at most.
    private static final int SECOND_LOOKS = 2;

    private static final String WHAT = "the function";

    private final FunctionWriter writer;
    private final Workbench workbench;

    Production(FunctionWriter writer, Workbench workbench) {
        this.writer = writer;
        this.workbench = workbench;
    }

    Drafting.Result draft(Commission commission, ForgeListener listener) {
        Reviews reviews =
                new Reviews(Tools.wishOf(commission.order()), commission.place().payer(), listener);
        Drafting.Result result =
                new Drafting(writer, listener)
                        .draft(
                                WHAT,
                                commission.order(),
                                draft -> {
                                    NewTool tool = commission.tool(draft);
                                    return reviews.of(
                                            tool,
                                            workbench.examine(tool, commission.place(), listener));
                                });
        return result instanceof Drafting.Result.Accepted accepted
                ? accepted.withMore(reviews.spent)
                : result;
    }

    /// The second looks at the drafts of one commission, and what they take.
    private final class Reviews {

        private final String wish;
        private final Payer payer;
        private final ForgeListener listener;
        private int left = SECOND_LOOKS;
        private Spent spent = Spent.NONE;

        Reviews(String wish, Payer payer, ForgeListener listener) {
            this.wish = wish;
            this.payer = payer;
            this.listener = listener;
        }

        /// What was seen of a tool, or what somebody else has against it.
        Examination of(NewTool tool, Examination seen) {
            if (left == 0
                    || !workbench.looksTwice()
                    || !(seen instanceof Examination.Passed(_, Optional<Tried> tried))
                    || tried.isEmpty()) {
                return seen;
            }
            left--;
            Workbench.Review review = workbench.review(tool, tried.get(), wish, payer, listener);
            spent = spent.plus(review.spent());
            return review.objection().orElse(seen);
        }
    }
}
