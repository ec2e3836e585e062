package dev.orbwright.server.command;

import dev.orbwright.server.OperatorToken;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `orbwright operator`: what operators show over HTTP.
@Command(
        name = "operator",
        description = "Print the token with which operators may change any function.",
        mixinStandardHelpOptions = true)
final class OperatorCommand implements Callable<Integer> {

    @Mixin private SaveOption save = new SaveOption();

    @Override
    public Integer call() throws Exception {
        System.out.println(OperatorToken.in(save.location().folder()));
        return 0;
    }
}
