package dev.orbwright.llm.budget;

import dev.orbwright.llm.Bill;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Asks a model only what the budgets allow.
///
/// Before a request is sent, the most that it can take is reserved: its text, counted on the high
/// side, and the longest reply. A reply whose text grows longer is broken off. Afterwards the
/// request is charged what the provider counted, whatever became of it. Where the provider has not
/// counted (most do not when a stream breaks off), it is charged a guess, unless it was turned away
/// unread.
public final class BudgetedChatModel implements ChatModel {

    /// The longest reply where `LLM_MAX_TOKENS` sets no other, in tokens. What is not heard as
    /// text, such as hidden reasoning, is charged in full and may overdraw a budget once.
    public static final long USUAL_REPLY = 8192;

    /// For replies that are never broken off.
    public static final long ANY_LENGTH = Long.MAX_VALUE;

    /// A provider that was told the longest reply ends it by its own, lower count. One that does
    /// not is noticed here: hardly any text has more than eight characters a token.
    private static final long ABOVE_PROVIDERS = 4;

    private final ChatModel model;
    private final String name;
    private final Function<String, Tariff> tariffs;
    private final long longestReply;
    private final long longestText;
    private final Payer world;
    private final Spending spending;
    private final SpendingLog log;

    /// Asks this model.
    ///
    /// @param settings what the model was opened with
    /// @param tariffs what a model of this name costs
    /// @param world on whose budget, too, all requests are
    public BudgetedChatModel(
            ChatModel model,
            ModelSettings.Chat settings,
            Function<String, Tariff> tariffs,
            Payer world,
            Spending spending,
            SpendingLog log) {
        this(
                model,
                settings.model(),
                settings.maximumTokens().orElse(USUAL_REPLY),
                settings.maximumTokens().map(most -> ABOVE_PROVIDERS * most).orElse(USUAL_REPLY),
                tariffs,
                world,
                spending,
                log);
    }

    /// Asks this model.
    ///
    /// @param name of the model that is asked where a request names no other
    /// @param longestReply what is reserved for a reply, in tokens
    /// @param longestText of which length a reply is broken off, in tokens as they are estimated
    /// @param tariffs what a model of this name costs
    /// @param world on whose budget, too, all requests are
    public BudgetedChatModel(
            ChatModel model,
            String name,
            long longestReply,
            long longestText,
            Function<String, Tariff> tariffs,
            Payer world,
            Spending spending,
            SpendingLog log) {
        this.model = model;
        this.name = name;
        this.longestReply = longestReply;
        this.longestText = longestText;
        this.tariffs = tariffs;
        this.world = world;
        this.spending = spending;
        this.log = log;
    }

    /// All accounts that a request is on, from the smallest purse to the largest.
    public static List<Payer> payers(Optional<Payer> payer, Payer world) {
        List<Payer> payers = new ArrayList<>();
        payer.ifPresent(payers::add);
        if (!payers.contains(world)) {
            payers.add(world);
        }
        payers.add(Payer.ALL);
        return payers;
    }

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        long promptTokens = TokenEstimate.of(request);
        TokenUsage most = new TokenUsage(promptTokens, longestReply);
        return switch (spending.reserve(
                payers(request.charge().payer(), world),
                new Amount(most.total(), tariff(request).price().of(most)))) {
            case Spending.Refused(Payer payer, String message) -> {
                log.refused(request.charge(), payer);
                yield new ChatOutcome.Failure(FailureKind.OVER_BUDGET, message, TokenUsage.NONE);
            }
            case Spending.Reservation reservation ->
                    chat(request, new Ear(listener, promptTokens, longestText), reservation);
        };
    }

    private String name(ChatRequest request) {
        return request.choice().model().orElse(name);
    }

    private Tariff tariff(ChatRequest request) {
        return tariffs.apply(name(request));
    }

    private ChatOutcome chat(ChatRequest request, Ear ear, Spending.Reservation reservation) {
        Optional<ChatOutcome> outcome = Optional.empty();
        try {
            ChatOutcome ended = model.chat(request, ear);
            outcome = Optional.of(ended);
            return ended;
        } catch (TooLongException e) {
            return new ChatOutcome.Failure(
                    FailureKind.TOO_LONG,
                    "The reply grew longer than the %,d tokens that are reserved for one, and was broken off. Ask for something smaller, or have LLM_MAX_TOKENS set higher."
                            .formatted(longestReply),
                    TokenUsage.NONE);
        } finally {
            settle(request, ear, outcome, reservation);
        }
    }

    /// @param outcome empty where the listener, or a bug, ended the request
    private void settle(
            ChatRequest request,
            Ear ear,
            Optional<ChatOutcome> outcome,
            Spending.Reservation reservation) {
        TokenUsage counted = outcome.map(ChatOutcome::usage).orElse(TokenUsage.NONE);
        boolean uncounted = counted.total() == 0;
        TokenUsage guessed =
                uncounted && outcome.map(BudgetedChatModel::wasReadByModel).orElse(true)
                        ? ear.beforeRestarts().plus(ear.sinceRestart())
                        : ear.beforeRestarts();
        TokenUsage usage = counted.plus(guessed);
        Tariff tariff = tariff(request);
        Settlement settlement =
                new Settlement(
                        reservation.began(),
                        request.charge(),
                        outcome.filter(ChatOutcome.Reply.class::isInstance)
                                .map(reply -> ((ChatOutcome.Reply) reply).model())
                                .orElseGet(() -> name(request)),
                        usage,
                        guessed.total() > 0,
                        tariff.price().of(usage),
                        tariff.kind(),
                        outcome.map(Settlement.Result::of).orElse(Settlement.Result.FAILURE));
        reservation.settle(settlement.amount()).forEach(log::warned);
        log.settled(settlement);
        ear.charged(settlement.bill());
    }

    /// Whether the model may have been at work, so that its provider may charge for it.
    private static boolean wasReadByModel(ChatOutcome outcome) {
        return switch (outcome) {
            case ChatOutcome.Reply _ -> true;
            case ChatOutcome.Failure failure ->
                    switch (failure.kind()) {
                        case NOT_CONFIGURED,
                                UNAUTHORIZED,
                                RATE_LIMITED,
                                UNREACHABLE,
                                SERVER_ERROR,
                                REFUSED_REQUEST,
                                OVER_BUDGET,
                                NOT_RECORDED ->
                                false;
                        case TIMED_OUT, STALLED, CUT_OFF, BAD_REPLY, CANCELLED, TOO_LONG -> true;
                    };
        };
    }

    @Override
    public void close() {
        model.close();
    }

    @Override
    public String toString() {
        return description();
    }

    /// More was said than was reserved. Comes out of the model that is asked, as all that listeners
    /// throw.
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("longer than reserved", null, false, false);
        }
    }

    /// Hears what the listener hears, and guesses what it cost. For one request.
    private static final class Ear implements ChatListener {

        private final ChatListener listener;
        private final long promptTokens;
        private final long longest;
        private long heard;
        private TokenUsage before = TokenUsage.NONE;

        Ear(ChatListener listener, long promptTokens, long longest) {
            this.listener = listener;
            this.promptTokens = promptTokens;
            this.longest = longest;
        }

        @Override
        public void delta(String text) {
            synchronized (this) {
                heard += TokenEstimate.of(text);
                if (heard > longest) {
                    throw new TooLongException();
                }
            }
            listener.delta(text);
        }

        @Override
        public void waiting(String why) {
            listener.waiting(why);
        }

        @Override
        public void restarted() {
            synchronized (this) {
                before = before.plus(new TokenUsage(promptTokens, heard));
                heard = 0;
            }
            listener.restarted();
        }

        @Override
        public void charged(Bill bill) {
            listener.charged(bill);
        }

        /// What the attempts took that broke off.
        synchronized TokenUsage beforeRestarts() {
            return before;
        }

        synchronized TokenUsage sinceRestart() {
            return new TokenUsage(promptTokens, heard);
        }
    }
}
