package dev.orbwright.server.command;

import dev.orbwright.server.OperatorToken;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `orbwright operator`: what operators show over HTTP.
@Command(
        name = "operator",
        description = "Print the token with which operators may change any function.",
        mixinStandardHelpOptions = true)
final class OperatorCommand implements Callable<Integer> {

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "The world's file (default: saves/world.sqlite).",
            converter = SaveLocation.Reader.class)
    private SaveLocation save = SaveLocation.standard();

    @Override
    public Integer call() throws Exception {
        System.out.println(OperatorToken.in(save.folder()));
        return 0;
    }
}
