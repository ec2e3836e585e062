package dev.orbwright.server.command;

import dev.orbwright.server.StartException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stands in the help; the launcher script makes releases itself, since they are made of the build.
@Command(
        name = "package",
        description = "Make a release folder and archives (from a checkout).",
        mixinStandardHelpOptions = true)
final class PackageCommand implements Callable<Integer> {
    @Override
    public Integer call() throws StartException {
        throw new StartException(
                "releases are made by the launcher script of a checkout, ./orbwright package; this is no checkout");
    }
}
