package dev.orbwright.forge.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as people write them: `12`, `1.5`, `twenty-five`, `a dozen`.
final class Numbers {

    private static final List<String> SMALL =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Double> OTHERS =
            Map.of(
                    "half",
                    0.5,
                    "couple",
                    2.0,
                    "pair",
                    2.0,
                    "few",
                    3.0,
                    "several",
                    5.0,
                    "dozen",
                    12.0,
                    "hundred",
                    100.0,
                    "thousand",
                    1000.0);

    /// One number; [#value] reads what this finds.
    static final String PATTERN =
            "(?:\\d{1,7}(?:\\.\\d{1,3})?|(?:%s)(?:[- ](?:%s))?|%s|%s)"
                    .formatted(
                            String.join("|", TENS),
                            String.join("|", SMALL.subList(1, 10)),
                            String.join("|", SMALL.reversed()),
                            String.join("|", OTHERS.keySet().stream().sorted().toList()));

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:\\.\\d+)?");

    private Numbers() {}

    /// The number that lower-case text says, where it says one and nothing else.
    static Optional<Double> value(String text) {
        if (DIGITS.matcher(text).matches()) {
            return Optional.of(Double.parseDouble(text));
        }
        double sum = 0;
        for (String word : text.split("[- ]", -1)) {
            int tens = TENS.indexOf(word);
            double value = tens >= 0 ? 10 * (tens + 2) : SMALL.indexOf(word);
            double part = OTHERS.getOrDefault(word, value);
            if (part < 0) {
                return Optional.empty();
            }
            sum += part;
        }
        return Optional.of(sum);
    }
}
