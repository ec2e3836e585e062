package dev.orbwright.server;

import dev.orbwright.server.command.OrbwrightCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where the program starts.
public final class Main {

    private Main() {}

    /// Runs the command line.
    ///
    /// @param arguments see `./orbwright --help`
    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(OrbwrightCommand.execute(arguments));
    }
}
