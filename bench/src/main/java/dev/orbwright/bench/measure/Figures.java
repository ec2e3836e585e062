package dev.orbwright.bench.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers for people: as many digits as a measurement deserves.
final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    /// Three digits, or all before the point where there are more: `0.0417`, `3.14`, `288`,
    /// `12,345`.
    static String shown(double value) {
        if (Math.abs(value) >= 99.95) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        return new BigDecimal(value).round(THREE_DIGITS).toPlainString();
    }

    /// For machines: to a thousandth, or five digits of what is smaller.
    static double rounded(double value) {
        return Math.abs(value) < 1
                ? new BigDecimal(value).round(new MathContext(5)).doubleValue()
                : Math.round(value * 1000) / 1000.0;
    }
}
