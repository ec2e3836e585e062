package dev.orbwright.server;

import dev.orbwright.llm.Charge;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.budget.Amount;
import dev.orbwright.llm.budget.Balance;
import dev.orbwright.llm.budget.BudgetedChatModel;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.llm.budget.Period;
import dev.orbwright.llm.budget.Settlement;
import dev.orbwright.llm.budget.Spending;
import dev.orbwright.llm.budget.SpendingLog;
import dev.orbwright.llm.budget.Tariff;
import dev.orbwright.server.metrics.Metrics;
import dev.orbwright.server.session.WishAccounts;
import dev.orbwright.storage.ModelUsage;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.task.CommitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What models take: keeps it in the save, adds it up, counts it, and says how the budgets stand.
/// Thread-safe.
public final class ModelAccounts implements SpendingLog, WishAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(ModelAccounts.class);

    private final Payer world;
    private final Spending spending;
    private final Optional<Tariff> tariff;
    private final Function<String, Tariff> others;
    private final ModelTotals totals;
    private final Optional<WorldFile> file;
    private final Metrics metrics;

    /// @param tariff empty where the server works offline
    /// @param others what a model costs that a request names instead of the usual one
    /// @param file where it is kept; empty where nothing is bought
    ModelAccounts(
            Payer world,
            Spending spending,
            Optional<Tariff> tariff,
            Function<String, Tariff> others,
            ModelTotals totals,
            Optional<WorldFile> file,
            Metrics metrics) {
        this.world = world;
        this.spending = spending;
        this.tariff = tariff;
        this.others = others;
        this.totals = totals;
        this.file = file;
        this.metrics = metrics;
    }

    Spending spending() {
        return spending;
    }

    /// A day is one of UTC, so no more than the last 24 hours count.
    void restoreToday(WorldFile from) throws CommitStore.StorageException {
        for (ModelUsage usage : from.modelUsageSince(Instant.now().minus(Duration.ofDays(1)))) {
            spending.restore(
                    usage.time(),
                    BudgetedChatModel.payers(payer(usage.payer()), world),
                    new Amount(
                            Math.addExact(usage.promptTokens(), usage.completionTokens()),
                            new Money(usage.chargedNanos())));
        }
    }

    private static Optional<Payer> payer(ModelUsage.Payer kept) {
        return Arrays.stream(Payer.Kind.values())
                .filter(kind -> kind == Payer.Kind.PLAYER || kind == Payer.Kind.NPC)
                .filter(kind -> kind.wireName().equals(kept.kind()))
                .findFirst()
                .map(kind -> new Payer(kind, kept.id()));
    }

    @Override
    public void settled(Settlement settlement) {
        ModelUsage usage =
                new ModelUsage(
                        settlement.began(),
                        settlement.charge().purpose(),
                        settlement.model(),
                        settlement
                                .charge()
                                .payer()
                                .map(payer ->
                                        new ModelUsage.Payer(payer.kind().wireName(), payer.id()))
                                .orElse(ModelUsage.Payer.WORLD),
                        settlement.usage().promptTokens(),
                        settlement.usage().completionTokens(),
                        settlement.money().nanos(),
                        settlement.tariff() != Tariff.Kind.UNKNOWN);
        totals.add(usage);
        metrics.modelCall(settlement);
        if (file.isPresent()) {
            try {
                file.get().recordModelUsage(usage);
            } catch (CommitStore.StorageException e) {
                LOG.error("What the model took could not be noted: {}", e.getMessage(), e);
            }
        }
    }

    @Override
    public void warned(Payer payer) {
        metrics.budgetWarning(payer);
    }

    @Override
    public void refused(Charge charge, Payer payer) {
        LOG.warn(
                "A request ({}) was not sent: the budget of {} {} does not allow it",
                charge.purpose(),
                payer.kind().wireName(),
                payer.id());
        metrics.modelRefused(charge, payer);
    }

    @Override
    public Optional<JsonObject> budget(Payer payer) {
        return tariff.map(_ ->
                report(
                        spending.balance(payer),
                        BudgetedChatModel.payers(Optional.of(payer), world)));
    }

    @Override
    public void interrupted() {
        metrics.wishInterrupted();
    }

    @Override
    public void resumed() {
        metrics.wishResumed();
    }

    @Override
    public void ended(String outcome) {
        metrics.wish(outcome);
    }

    /// What models have taken in this world so far; see [ModelTotals#report].
    public Json totals() {
        return totals.report();
    }

    /// `{price: listed | free | unknown, world, all}`, with the two accounts as in [#budget]; empty
    /// where the server works offline.
    public JsonObject report() {
        return tariff.map(known ->
                        JsonObject.builder()
                                .put("price", known.kind().wireName())
                                .put("world", report(world))
                                .put("all", report(Payer.ALL))
                                .build())
                .orElse(JsonObject.EMPTY);
    }

    /// @param payers whose budgets end what this one may spend, the first first
    private JsonObject report(Balance balance, List<Payer> payers) {
        JsonObject.Builder account = JsonObject.builder();
        for (Balance.Line line : balance.lines()) {
            account.put(line.period().wireName(), report(line));
        }
        return account.putIfPresent(
                        "warning",
                        payers.stream()
                                .flatMap(payer -> spending.balance(payer).warning().stream())
                                .findFirst())
                .build();
    }

    private JsonObject report(Payer payer) {
        return report(spending.balance(payer), List.of(payer));
    }

    private static JsonObject report(Balance.Line line) {
        return JsonObject.builder()
                .put("tokens_used", line.spent().tokens())
                .put("tokens_held", line.held().tokens())
                .putIfPresent("tokens_limit", line.limit().tokens())
                .putIfPresent("tokens_left", line.tokensLeft())
                .put("usd_used", usd(line.spent().money()))
                .put("usd_held", usd(line.held().money()))
                .putIfPresent("usd_limit", line.limit().money().map(ModelAccounts::usd))
                .putIfPresent("usd_left", line.moneyLeft().map(ModelAccounts::usd))
                .put("renews_at", line.renews().toString())
                .build();
    }

    static double usd(Money money) {
        return money.inUsd().doubleValue();
    }

    /// The accounts that everybody may see, for gauges.
    public List<Payer> shared() {
        return List.of(world, Payer.ALL);
    }

    /// What this costs.
    ///
    /// @param model where it was not the usual one
    public Money cost(Optional<String> model, TokenUsage usage) {
        return model.map(others)
                .or(() -> tariff)
                .map(known -> known.price().of(usage))
                .orElse(Money.NONE);
    }

    /// How an account stands.
    public Balance balance(Payer payer) {
        return spending.balance(payer);
    }

    /// What is spent on an account today.
    public Amount spentToday(Payer payer) {
        return balance(payer).day().spent();
    }

    /// Which part of its limit is spent of the account, among those of a kind, of which most is; 0
    /// where nobody spends.
    double largestShare(Payer.Kind kind, Period period) {
        return spending.largestShare(kind, period);
    }
}
