package dev.orbwright.server.command;

import dev.orbwright.server.StartException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stands in the help; the launcher script runs the tests itself, since they need the sources.
@Command(
        name = "test",
        description = "Run all checks and tests (from a checkout).",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() throws StartException {
        throw new StartException(
                "tests are run by the launcher script of a checkout, ./orbwright test; this is no checkout");
    }
}
