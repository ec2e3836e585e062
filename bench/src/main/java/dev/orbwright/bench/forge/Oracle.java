package dev.orbwright.bench.forge;

import java.util.Optional;

/// Knows what must be so after a tool was used.
interface Oracle {

    /// What is not so; empty where all is.
    Optional<String> objection(Aftermath aftermath);

    /// An oracle that objects with these words where the fact does not hold.
    static Oracle of(String objection, java.util.function.Predicate<Aftermath> fact) {
        return aftermath -> fact.test(aftermath) ? Optional.empty() : Optional.of(objection);
    }

    /// All of these must be so.
    static Oracle all(Oracle... oracles) {
        return aftermath -> {
            for (Oracle oracle : oracles) {
                Optional<String> objection = oracle.objection(aftermath);
                if (objection.isPresent()) {
                    return objection;
                }
            }
            return Optional.empty();
        };
    }
}
