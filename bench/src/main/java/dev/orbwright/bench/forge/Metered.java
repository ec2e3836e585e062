package dev.orbwright.bench.forge;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.llm.budget.Tariff;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// A model with a meter: what it took, and how long it was waited for.
final class Metered implements ChatModel {

    private final ChatModel model;
    private final Tariff tariff;
    private final AtomicReference<TokenUsage> usage = new AtomicReference<>(TokenUsage.NONE);
    private final AtomicReference<Money> money = new AtomicReference<>(Money.NONE);
    private final AtomicLong waited = new AtomicLong();

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
        waited.addAndGet(System.nanoTime() - start);
        usage.accumulateAndGet(outcome.usage(), TokenUsage::plus);
        money.accumulateAndGet(tariff.price().of(outcome.usage()), Money::plus);
        return outcome;
    }

    TokenUsage usage() {
        return usage.get();
    }

    Money money() {
        return money.get();
    }

    /// Nanoseconds, of all calls so far.
    long waited() {
        return waited.get();
    }

    @Override
    public void close() {
        model.close();
    }
}
