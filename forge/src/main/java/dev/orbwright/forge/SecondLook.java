package dev.orbwright.forge;

import dev.orbwright.llm.Payer;
import java.util.List;
import java.util.Optional;

/// Asks somebody else whether what a tool did fulfils the wish.
public interface SecondLook {

    /// What the tool is seen to do.
    ///
    /// @param payer who pays
    /// @param wish in the player's words
    /// @param conditions what the writer says of it, in sentences
    /// @param would what it did when it was tried, in sentences
    record Sight(Payer payer, String wish, List<String> conditions, List<String> would) {}

    /// What somebody thinks of it.
    ///
    /// @param objection why it does not fulfil the wish; empty where it does, and where that could
    ///   not be found out
    /// @param spent what it took to ask
    record Opinion(Optional<String> objection, Spent spent) {}

    /// Asks.
    Opinion of(Sight sight);
}
