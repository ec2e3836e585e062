package dev.orbwright.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks settings up, in the environment first and then in the `.env` file. Blank is not set.
final class Variables {

    /// A value and the variable that it came from.
    record Found(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Map<String, String>> sources;

    Variables(Map<String, String> environment, Map<String, String> dotenv) {
        this.sources = List.of(environment, dotenv);
    }

    /// Each source by itself, first to last.
    Stream<Variables> eachSource() {
        return sources.stream().map(source -> new Variables(source, Map.of()));
    }

    /// The first of `names` that the first possible source has: the environment wins over the file
    /// even where they use different names for one setting.
    Optional<Found> find(String... names) {
        for (Map<String, String> source : sources) {
            for (String name : names) {
                String value = source.getOrDefault(name, "").strip();
                if (!value.isEmpty()) {
                    return Optional.of(new Found(name, value));
                }
            }
        }
        return Optional.empty();
    }

    double number(double otherwise, double least, double most, String... names) {
        Optional<Found> found = find(names);
        if (found.isEmpty()) {
            return otherwise;
        }
        try {
            // Unlike Double.parseDouble it knows no NaN, no infinity, no hexadecimal.
            double value = new BigDecimal(found.get().value()).doubleValue();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below, without quoting the value.
        }
        throw new ModelSettingsException(
                "%s must be a number from %s to %s, such as %s."
                        .formatted(found.get().name(), text(least), text(most), text(otherwise)));
    }

    Optional<Long> wholeNumber(long least, long most, long example, String... names) {
        Optional<Found> found = find(names);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            long value = Long.parseLong(found.get().value());
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        } catch (NumberFormatException _) {
            // Said below, without quoting the value.
        }
        throw new ModelSettingsException(
                "%s must be a whole number from %d to %d, such as %d."
                        .formatted(found.get().name(), least, most, example));
    }

    Duration seconds(long otherwise, long most, String... names) {
        return Duration.ofSeconds(wholeNumber(1, most, otherwise, names).orElse(otherwise));
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
