package dev.orbwright.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/// Translates what GraalJS throws into verdicts.
final class JavaScriptFailures {

    /// `SyntaxError: name.js:1:26 Expected ...`: the place is in the error's own fields.
    private static final Pattern SYNTAX_MESSAGE =
            Pattern.compile("^SyntaxError: .*?:\\d+:\\d+ (.*)$", Pattern.MULTILINE);

    private JavaScriptFailures() {}

    /// @param code the code for an error of the guest's own
    static Verdict translate(PolyglotException thrown, Source source, Budget budget, String code) {
        if (GuestFailures.isLimit(thrown)) {
            Limit limit = GuestFailures.limitOf(String.valueOf(thrown.getMessage()));
            return GuestFailures.stopped(limit, budget);
        }
        if (thrown.isInternalError() || thrown.isHostException()) {
            return GuestFailures.internal(thrown);
        }
        if (thrown.isSyntaxError()) {
            return new Verdict.Wrong(syntaxError(thrown, source));
        }
        return new Verdict.Wrong(
                GuestFailures.at(
                        GuestFailures.firstGuestSection(thrown, source::equals),
                        source,
                        code,
                        GuestFailures.message(thrown)));
    }

    private static GuestError syntaxError(PolyglotException thrown, Source source) {
        String message = String.valueOf(thrown.getMessage());
        Matcher place = SYNTAX_MESSAGE.matcher(message);
        String text = place.find() ? "SyntaxError: " + place.group(1) : message;
        return GuestFailures.at(thrown.getSourceLocation(), source, GuestError.SYNTAX, text);
    }
}
