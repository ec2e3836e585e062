package dev.orbwright.forge.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How large or how bright, as people write it: `huge`, `twice as big`, `not so bright`.
///
/// Words that compare (`bigger`) say how much of what was there before, words that do not (`huge`)
/// how much of what is usual.
enum Factors {
    /// How many times as large.
    SIZE(
            "tiny 0.35|small 0.6|big 1.6|large 1.6|huge 3|giant 4|gigantic 5|enormous 4",
            "bigger|larger|taller|wider|greater|broader|thicker",
            "smaller|shorter|narrower|tinier|thinner",
            "big|large|tall|wide|huge|broad"),
    /// How many times as bright.
    GLOW(
            "dazzling 2.5|blazing 2.5|bright 1.5|dim 0.4|faint 0.3",
            "brighter|more brightly|stronger",
            "dimmer|darker|fainter|softer|weaker|less brightly|less bright",
            "bright|brightly|strong|dazzling|glaring");

    private static final double MORE = 1.6;
    private static final double MUCH = 1.6;
    private static final double LEAST = 0.1;
    private static final double MOST = 10;
    private static final List<Map.Entry<String, Double>> TIMES =
            List.of(
                    Map.entry("twice|double", 2.0),
                    Map.entry("three times|thrice|triple", 3.0),
                    Map.entry("four times", 4.0),
                    Map.entry("half", 0.5));

    /// Each with what it stands for.
    private final String words;

    private final Pattern more;
    private final Pattern less;
    private final Pattern notSo;
    private final String plain;

    Factors(String words, String more, String less, String plain) {
        this.words = words;
        this.more = Pattern.compile("\\b(?:" + more + ")\\b");
        this.less = Pattern.compile("\\b(?:" + less + ")\\b");
        this.notSo =
                Pattern.compile(
                        "\\b(?:not (?:so|as|that|quite so|too)|too|less) (?:" + plain + ")\\b");
        this.plain = plain;
    }

    /// What lower-case text says in terms of what is usual.
    Optional<Double> in(String text) {
        return Stream.of(words.split("\\|", -1))
                .map(entry -> entry.split(" ", 2))
                .filter(entry ->
                        Pattern.compile("\\b" + entry[0] + "(?:ly)?\\b").matcher(text).find())
                .map(entry -> Double.parseDouble(entry[1]))
                .max(Double::compare);
    }

    /// What lower-case text says in terms of what there is.
    Optional<Double> changeIn(String text) {
        for (Map.Entry<String, Double> times : TIMES) {
            Matcher said =
                    Pattern.compile(
                                    "\\b(?:%s)(?: as)? (?:%s|the size)\\b"
                                            .formatted(times.getKey(), plain))
                            .matcher(text);
            if (this == SIZE || !text.contains("the size")) {
                if (said.find()) {
                    return Optional.of(times.getValue());
                }
            }
        }
        double much =
                Pattern.compile("\\bmuch\\b|\\bfar\\b|\\ba lot\\b").matcher(text).find() ? MUCH : 1;
        if (notSo.matcher(text).find() || less.matcher(text).find()) {
            return Optional.of(1 / (MORE * much));
        }
        return more.matcher(text).find() ? Optional.of(MORE * much) : Optional.empty();
    }

    /// Within what can be shown.
    static double within(double factor) {
        return Math.round(Math.clamp(factor, LEAST, MOST) * 100) / 100.0;
    }
}
