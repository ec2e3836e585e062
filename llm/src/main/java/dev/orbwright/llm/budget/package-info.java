/// Bounds what models may cost: prices, budgets, and the account of what was spent.
///
/// ```
/// caller -> BudgetedChatModel -> the model
///             |  1 reserve the most that it can take, on all budgets that it is on, or refuse
///             |  2 settle: what it took, whatever became of it
///             v
///          Spending (Budgets: the limits) ... SpendingLog: told of each settlement
/// ```
///
/// [Prices] gives a model's [Tariff]. Days and minutes are those of UTC. A call counts in the day
/// and minute in which it began.
///
/// **Threads.** Any number. No budget is overdrawn by calls at once, for each has reserved its part
/// before it begins.
@NullMarked
package dev.orbwright.llm.budget;

import org.jspecify.annotations.NullMarked;
