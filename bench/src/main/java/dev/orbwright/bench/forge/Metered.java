package dev.orbwright.bench.forge;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.llm.budget.Tariff;

/// A model with a meter: what it took, and how long it was waited for.
final class Metered implements ChatModel {

    private final ChatModel model;
    private final Tariff tariff;
    private TokenUsage usage = TokenUsage.NONE;
    private Money money = Money.NONE;
    private long waited;

    Metered(ChatModel model, Tariff tariff) {
        this.model = model;
        this.tariff = tariff;
    }

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        long start = System.nanoTime();
        ChatOutcome outcome = model.chat(request, listener);
        took(outcome.usage(), System.nanoTime() - start);
        return outcome;
    }

    private synchronized void took(TokenUsage more, long nanos) {
        usage = usage.plus(more);
        money = money.plus(tariff.price().of(more));
        waited += nanos;
    }

    synchronized TokenUsage usage() {
        return usage;
    }

    synchronized Money money() {
        return money;
    }

    /// Nanoseconds, of all calls so far.
    synchronized long waited() {
        return waited;
    }

    @Override
    public void close() {
        model.close();
    }
}
