package dev.orbwright.server.session;

import dev.orbwright.llm.Payer;
import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// What wishes cost and what became of them. Thread-safe.
public interface WishAccounts {

    /// What this payer may still spend on models, for the player; empty where nothing is spent.
    Optional<JsonObject> budget(Payer payer);

    /// A wish was under way when the server stopped.
    void interrupted();

    /// Such a wish is worked on again.
    void resumed();

    /// A wish has ended.
    ///
    /// @param outcome `CREATED`, or the code of the refusal
    void ended(String outcome);
}
