package dev.orbwright.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Translates what GraalPy throws into verdicts.
final class PythonFailures {
    private static final Logger log = LoggerFactory.getLogger(PythonFailures.class);

    private static final String FORBIDDEN =
            "There are no files, processes, threads or network here for functions.";

    /// Of a syntax error; 0 where it is not known.
    record Place(int line, int column, String message) {}

    private PythonFailures() {}

    static Verdict translate(
            PolyglotException thrown,
            GuestFunction function,
            Budget budget,
            Function<Value, String> codeOf,
            Function<Value, Optional<Place>> placeOf) {
        try {
            return translated(thrown, function, budget, codeOf, placeOf);
        } catch (IllegalArgumentException e) {
            return engineFailed(e);
        }
    }

    private static Verdict translated(
            PolyglotException thrown,
            GuestFunction function,
            Budget budget,
            Function<Value, String> codeOf,
            Function<Value, Optional<Place>> placeOf) {
        if (GuestFailures.isLimit(thrown)) {
            Limit limit = GuestFailures.limitOf(String.valueOf(thrown.getMessage()));
            return GuestFailures.stopped(limit, budget);
        }
        if (thrown.isInternalError() || thrown.isHostException()) {
            return isRefusal(thrown)
                    ? new Verdict.Wrong(at(thrown, function, GuestError.FORBIDDEN, FORBIDDEN))
                    : engineFailed(thrown);
        }
        Value error = thrown.getGuestObject();
        if (thrown.isSyntaxError() && error != null) {
            Optional<Place> place = placeOf.apply(error);
            if (place.isPresent() && isGuests(thrown.getSourceLocation(), function)) {
                return new Verdict.Wrong(syntaxError(place.get(), function));
            }
        }
        String message =
                thrown.getMessage() == null
                        ? "SystemExit: there is nothing to exit from here: return instead."
                        : GuestFailures.message(thrown);
        String code = error == null ? GuestError.GUEST_ERROR : codeOf.apply(error);
        return new Verdict.Wrong(at(thrown, function, code, message));
    }

    /// Of an engine that cannot even say where, which a guest brings about that tampers with its
    /// code objects. Guests can do that at will, so it does not fill the log.
    static Verdict engineFailed(RuntimeException e) {
        log.warn("GraalPy failed in a guest's run: {}", String.valueOf(e.getMessage()));
        return new Verdict.Wrong(
                GuestError.of(GuestError.INTERNAL, "The script engine failed on this code."));
    }

    /// What the context denies shows as an error of the engine, which guests cannot catch.
    private static boolean isRefusal(PolyglotException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.startsWith("java.lang.SecurityException")
                || message.contains("is not allowed")
                || message.contains("not permitted");
    }

    private static GuestError syntaxError(Place place, GuestFunction function) {
        List<String> lines = function.source().lines().toList();
        // Guests can raise it, too, with any text.
        String message = "SyntaxError: " + GuestFailures.message(place.message());
        if (place.line() < 1 || place.line() > lines.size()) {
            return GuestError.of(GuestError.SYNTAX, message);
        }
        OptionalInt column =
                place.column() < 1 ? OptionalInt.empty() : OptionalInt.of(place.column());
        return GuestFailures.at(
                lines.get(place.line() - 1), place.line(), column, GuestError.SYNTAX, message);
    }

    private static GuestError at(
            PolyglotException thrown, GuestFunction function, String code, String message) {
        SourceSection section =
                GuestFailures.firstGuestSection(thrown, source -> isSource(source, function));
        return section == null
                ? GuestError.of(code, message)
                : GuestFailures.at(section, section.getSource(), code, message);
    }

    private static boolean isGuests(@Nullable SourceSection section, GuestFunction function) {
        return section != null && isSource(section.getSource(), function);
    }

    private static boolean isSource(Source source, GuestFunction function) {
        return source.getName().equals(function.name() + ".py");
    }
}
