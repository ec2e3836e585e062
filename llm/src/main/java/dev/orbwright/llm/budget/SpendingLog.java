package dev.orbwright.llm.budget;

import dev.orbwright.llm.Charge;
import dev.orbwright.llm.Payer;

/// Is told of what models take. Called by any thread.
public interface SpendingLog {

    /// A request has been sent, and is over.
    void settled(Settlement settlement);

    /// A budget is nearly over. Told once a period.
    void warned(Payer payer);

    /// A request was not sent, since a budget does not allow it.
    ///
    /// @param payer whose budget
    void refused(Charge charge, Payer payer);
}
