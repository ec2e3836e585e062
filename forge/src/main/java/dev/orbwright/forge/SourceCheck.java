package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks functions that nobody wished for, such as those written by hand or read from a file, by
/// the lint that drafts go through.
public final class SourceCheck {

    private static final Pattern LINE = Pattern.compile("line (\\d+): (.*)", Pattern.DOTALL);

    private final Lint lint;

    /// Checks with this sandbox's parsers and these host APIs.
    public SourceCheck(Sandbox sandbox, HostApi hostApi) {
        this.lint = new Lint(sandbox, hostApi);
    }

    /// What came of a check.
    public sealed interface Result {

        /// It was looked at.
        ///
        /// @param findings what is wrong; empty where nothing is
        record Checked(List<Finding> findings) implements Result {

            /// Copies the findings.
            public Checked {
                findings = List.copyOf(findings);
            }
        }

        /// The server was not able to look.
        ///
        /// @param message why, and what to do
        record Prevented(String message) implements Result {}
    }

    /// Something that is wrong.
    ///
    /// @param line from 1; 0 where it is not known
    /// @param column from 1; 0 where it is not known
    public record Finding(int line, int column, String message) {}

    /// Checks a function.
    ///
    /// @param owner the soul whose function it is; empty text for the world's own
    public Result check(String name, Language language, String source, String owner) {
        return switch (lint.examine(new GuestFunction(name, language, source), owner)) {
            case Examination.Passed _ -> new Result.Checked(List.of());
            case Examination.Failed(String problem) ->
                    new Result.Checked(
                            problem.lines()
                                    .filter(text -> !text.isBlank())
                                    .filter(text -> !text.startsWith("    "))
                                    .map(SourceCheck::finding)
                                    .toList());
            case Examination.Prevented prevented -> new Result.Prevented(prevented.message());
        };
    }

    private static Finding finding(String text) {
        Matcher parts = LINE.matcher(text);
        return parts.matches()
                ? new Finding(Integer.parseInt(parts.group(1)), 0, parts.group(2))
                : new Finding(0, 0, text);
    }
}
