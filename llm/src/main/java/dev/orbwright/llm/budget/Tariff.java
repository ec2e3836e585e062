package dev.orbwright.llm.budget;

import java.util.Locale;

/// What a model is reckoned to cost.
///
/// @param price what budgets are charged; of an unknown model, the default
public record Tariff(Kind kind, Price price) {

    /// Where the price is from.
    public enum Kind {
        /// The table, or the file in its place.
        LISTED,
        /// The model runs here, or is replayed: it costs nothing.
        FREE,
        /// No table has the model: nobody knows what it costs.
        UNKNOWN;

        /// `listed`, `free`, `unknown`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Tariff FREE = new Tariff(Kind.FREE, Price.NOTHING);

    /// Whether the price is more than a guess.
    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }
}
