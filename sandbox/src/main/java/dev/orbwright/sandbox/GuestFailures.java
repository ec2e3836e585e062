package dev.orbwright.sandbox;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Translates what GraalVM throws into verdicts that name limits and the guest's own lines, and
/// nothing of ours.
final class GuestFailures {
    private static final Logger log = LoggerFactory.getLogger(GuestFailures.class);
    private static final int MAX_MESSAGE = 500;
    private static final int MAX_EXCERPT = 120;
    private static final int MAX_FRAMES = 64;

    /// `SyntaxError: name.js:1:26 Expected ...`: the place is in the error's own fields.
    private static final Pattern SYNTAX_MESSAGE =
            Pattern.compile("^SyntaxError: .*?:\\d+:\\d+ (.*)$", Pattern.MULTILINE);

    private GuestFailures() {}

    /// @param code the code for an error of the guest's own
    static Verdict translate(PolyglotException thrown, Source source, Budget budget, String code) {
        if (thrown.isResourceExhausted() || thrown.isCancelled() || thrown.isInterrupted()) {
            Limit limit = limitOf(String.valueOf(thrown.getMessage()));
            return new Verdict.Stopped(limit, budget.exceeded(limit));
        }
        if (thrown.isInternalError() || thrown.isHostException()) {
            log.error("The engine failed in a guest's run", thrown);
            return new Verdict.Wrong(
                    GuestError.of(GuestError.INTERNAL, "The script engine failed on this code."));
        }
        if (thrown.isSyntaxError()) {
            return new Verdict.Wrong(syntaxError(thrown, source));
        }
        String message = shortened(String.valueOf(thrown.getMessage()), MAX_MESSAGE);
        return new Verdict.Wrong(at(firstGuestSection(thrown, source), source, code, message));
    }

    static GuestError syntaxError(PolyglotException thrown, Source source) {
        String message = String.valueOf(thrown.getMessage());
        Matcher place = SYNTAX_MESSAGE.matcher(message);
        String text = place.find() ? "SyntaxError: " + place.group(1) : message;
        return at(
                thrown.getSourceLocation(),
                source,
                GuestError.SYNTAX,
                shortened(text, MAX_MESSAGE));
    }

    /// GraalVM tells limits apart only in its messages, and an interrupt may come before one.
    private static Limit limitOf(String message) {
        if (message.startsWith("Maximum statement")) {
            return Limit.STATEMENTS;
        } else if (message.startsWith("Maximum CPU time")) {
            return Limit.CPU;
        } else if (message.startsWith("Maximum frame") || message.contains("Stack overflow")) {
            return Limit.STACK;
        } else if (message.startsWith("AST depth")) {
            return Limit.SYNTAX_DEPTH;
        } else if (message.contains("stream")) {
            return Limit.OUTPUT;
        } else if (message.contains("emory")) {
            return Limit.MEMORY;
        }
        return Limit.ENGINE;
    }

    private static @Nullable SourceSection firstGuestSection(
            PolyglotException thrown, Source source) {
        int frames = 0;
        for (StackFrame frame : thrown.getPolyglotStackTrace()) {
            if (frames++ > MAX_FRAMES) {
                break;
            }
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && section.getSource().equals(source)) {
                return section;
            }
        }
        return null;
    }

    private static GuestError at(
            @Nullable SourceSection section, Source source, String code, String message) {
        if (section == null
                || !section.hasLines()
                || section.getStartLine() > source.getLineCount()) {
            return GuestError.of(code, message);
        }
        int line = section.getStartLine();
        OptionalInt column =
                section.hasColumns()
                        ? OptionalInt.of(section.getStartColumn())
                        : OptionalInt.empty();
        String text = source.getCharacters(line).toString().strip();
        return new GuestError(
                code, message, OptionalInt.of(line), column, shortened(text, MAX_EXCERPT));
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + "…";
    }
}
