package dev.orbwright.server;

import dev.orbwright.server.command.OrbwrightCommand;

/// Where the program starts.
public final class Main {

    private Main() {}

    /// Runs the command line.
    ///
    /// @param arguments see `./orbwright --help`
    public static void main(String[] arguments) {
        System.exit(OrbwrightCommand.execute(arguments));
    }
}
