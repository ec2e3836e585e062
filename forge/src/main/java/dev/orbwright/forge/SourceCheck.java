package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import java.util.List;

/// Checks functions that nobody wished for, such as those written by hand or read from a file, by
/// the lint that drafts go through.
public final class SourceCheck {

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

    /// Checks a function.
    ///
    /// @param owner the soul whose function it is; empty text for the world's own
    public Result check(String name, Language language, String source, String owner) {
        return switch (lint.examine(new GuestFunction(name, language, source), owner)) {
            case Examination.Passed _ -> new Result.Checked(List.of());
            case Examination.Failed failed -> new Result.Checked(failed.findings());
            case Examination.Prevented prevented -> new Result.Prevented(prevented.message());
        };
    }
}
