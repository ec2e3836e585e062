package dev.orbwright.server;

import dev.orbwright.llm.budget.Budgets;
import dev.orbwright.llm.budget.Prices;
import dev.orbwright.llm.recording.Traffic;

/// How models may be used.
///
/// @param traffic where replies come from, and whether they are recorded
/// @param prices what models cost
/// @param budgets how much may be spent
public record ModelRules(Traffic traffic, Prices prices, Budgets budgets) {

    /// The configured model, our table of prices, our budgets.
    public static ModelRules standard() {
        return new ModelRules(new Traffic.Live(), Prices.standard(), Budgets.standard());
    }
}
