package dev.orbwright.server.command;

import picocli.CommandLine.Option;

/// `--save`.
final class SaveOption {

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "The world's file (default: saves/world.sqlite).",
            converter = SaveLocation.Reader.class)
    private SaveLocation save = SaveLocation.standard();

    /// Where the world is kept.
    SaveLocation location() {
        return save;
    }
}
