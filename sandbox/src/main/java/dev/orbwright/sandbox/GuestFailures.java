package dev.orbwright.sandbox;

import java.util.OptionalInt;
import java.util.function.Predicate;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Names limits and the guest's own lines in what GraalVM throws, and nothing of ours: what the
/// languages have in common.
final class GuestFailures {
    private static final Logger log = LoggerFactory.getLogger(GuestFailures.class);
    private static final int MAX_MESSAGE = 500;
    private static final int MAX_EXCERPT = 120;
    private static final int MAX_FRAMES = 64;

    /// How the engine's message begins when too many statements were executed.
    static final String STATEMENTS = "Maximum statement";

    private GuestFailures() {}

    static boolean isLimit(PolyglotException thrown) {
        return thrown.isResourceExhausted() || thrown.isCancelled() || thrown.isInterrupted();
    }

    static Verdict stopped(Limit limit, Budget budget) {
        return new Verdict.Stopped(limit, budget.exceeded(limit));
    }

    /// The engine's own failure, which is not the guest's to read.
    static Verdict internal(PolyglotException thrown) {
        log.error("The engine failed in a guest's run", thrown);
        return new Verdict.Wrong(
                GuestError.of(GuestError.INTERNAL, "The script engine failed on this code."));
    }

    static String message(PolyglotException thrown) {
        return message(String.valueOf(thrown.getMessage()));
    }

    /// As much of a guest's text as an error shows.
    static String message(String text) {
        return shortened(text, MAX_MESSAGE);
    }

    /// GraalVM tells limits apart only in its messages, and an interrupt may come before one.
    static Limit limitOf(String message) {
        if (message.startsWith(STATEMENTS)) {
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

    /// @param isGuests whether a source is the guest's own
    static @Nullable SourceSection firstGuestSection(
            PolyglotException thrown, Predicate<Source> isGuests) {
        int frames = 0;
        for (StackFrame frame : thrown.getPolyglotStackTrace()) {
            if (frames++ > MAX_FRAMES) {
                break;
            }
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && isGuests.test(section.getSource())) {
                return section;
            }
        }
        return null;
    }

    static GuestError at(
            @Nullable SourceSection section, Source source, String code, String message) {
        if (section == null
                || !section.hasLines()
                || section.getStartLine() > source.getLineCount()) {
            return GuestError.of(code, message);
        }
        OptionalInt column =
                section.hasColumns()
                        ? OptionalInt.of(section.getStartColumn())
                        : OptionalInt.empty();
        int line = section.getStartLine();
        return at(source.getCharacters(line).toString(), line, column, code, message);
    }

    /// @param text the line of the source
    static GuestError at(String text, int line, OptionalInt column, String code, String message) {
        return new GuestError(
                code,
                shortened(message, MAX_MESSAGE),
                OptionalInt.of(line),
                column,
                shortened(text.strip(), MAX_EXCERPT));
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + "…";
    }
}
