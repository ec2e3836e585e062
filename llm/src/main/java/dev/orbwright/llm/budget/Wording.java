package dev.orbwright.llm.budget;

import dev.orbwright.llm.Payer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says for people how a budget stands.
final class Wording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Wording() {}

    static String budget(Payer payer, Period period) {
        String whose =
                switch (payer.kind()) {
                    case PLAYER -> "This player's";
                    case NPC -> "This character's";
                    case WORLD -> "This world's";
                    case ALL -> "This server's";
                };
        return switch (period) {
            case MINUTE -> whose + " model budget for a minute";
            case DAY -> whose + " model budget for a day";
        };
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /// That a budget is nearly over.
    static String warning(Payer payer, Balance.Line line) {
        String budget = budget(payer, line.period());
        return line.isMostlySpent()
                ? "%s is spent to %s %%; it renews at %s."
                        .formatted(
                                budget,
                                BigDecimal.valueOf(line.share() * 100)
                                        .setScale(0, RoundingMode.FLOOR),
                                time(line.renews()))
                : "%s is nearly spent: %s of %s, and a request may take up to %s. It renews at %s."
                        .formatted(
                                budget,
                                amount(line.spent(), line.limit()),
                                limit(line.limit()),
                                amount(line.largest(), line.limit()),
                                time(line.renews()));
    }

    /// Why a request is not sent, when that changes and what to do.
    static String refusal(Payer payer, Window window, Amount most, Instant now) {
        Balance.Line line = window.line();
        String budget = budget(payer, line.period());
        String setting = payer.kind().wireName() + " per_" + line.period().wireName();
        if (!line.limit().allows(most)) {
            return "%s is %s, and this request may take up to %s. Ask for something smaller, lower LLM_MAX_TOKENS, or have the server's budget \"%s\" raised."
                    .formatted(budget, limit(line.limit()), amount(most, line.limit()), setting);
        }
        if (window.allowsWhenOthersAreDone(most)) {
            return "%s of %s is held by requests under way. Try again when they are done."
                    .formatted(budget, limit(line.limit()));
        }
        return "%s is used up: %s of %s, and this request may take up to %s. It renews at %s, in %s. Wait until then, or have the server's budget \"%s\" raised."
                .formatted(
                        budget,
                        amount(line.spent(), line.limit()),
                        limit(line.limit()),
                        amount(most, line.limit()),
                        time(line.renews()),
                        duration(Duration.between(now, line.renews())),
                        setting);
    }

    private static String limit(Limits.Limit limit) {
        List<String> parts = new ArrayList<>();
        limit.tokens().ifPresent(tokens -> parts.add(tokens(tokens)));
        limit.money().ifPresent(money -> parts.add(money.toString()));
        return String.join(" and ", parts);
    }

    private static String amount(Amount amount, Limits.Limit limit) {
        List<String> parts = new ArrayList<>();
        limit.tokens().ifPresent(_ -> parts.add(tokens(amount.tokens())));
        limit.money().ifPresent(_ -> parts.add(amount.money().toString()));
        return String.join(" and ", parts);
    }

    private static String tokens(long count) {
        return String.format(Locale.ROOT, "%,d tokens", count);
    }

    private static String duration(Duration duration) {
        long minutes = Math.max(1, (duration.toSeconds() + 59) / 60);
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(1, duration.toSeconds()) + " s";
        }
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
