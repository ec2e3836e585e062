package dev.orbwright.server.command;

import picocli.CommandLine.Command;

/// Stands in the help; the launcher script runs the tests itself, since they need the sources.
@Command(
        name = "test",
        description = "Run all checks and tests (from a checkout).",
        mixinStandardHelpOptions = true)
final class TestCommand implements Runnable {
    @Override
    public void run() {
        throw new IllegalStateException("tests are run by the launcher script, ./orbwright test");
    }
}
