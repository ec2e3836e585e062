package dev.orbwright.server.command;

import dev.orbwright.llm.ModelSettingsException;
import dev.orbwright.runtime.BudgetsException;
import dev.orbwright.server.StartException;
import dev.orbwright.server.Version;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.task.CommitStore;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `orbwright`, with its commands.
@Command(
        name = "orbwright",
        description = "A game server whose rules are written while people play.",
        mixinStandardHelpOptions = true,
        versionProvider = OrbwrightCommand.VersionText.class,
        subcommands = {
            DemoCommand.class,
            PlayCommand.class,
            SaveCommand.class,
            OperatorCommand.class,
            TestCommand.class,
            BenchCommand.class,
            PackageCommand.class,
            WarmCommand.class
        })
public final class OrbwrightCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    /// Runs a command line.
    ///
    /// @return the exit code
    public static int execute(String... arguments) {
        CommandLine line = new CommandLine(new OrbwrightCommand());
        line.setParameterExceptionHandler(OrbwrightCommand::wrong);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (isExpected(failure)) {
                command.getErr()
                        .println("orbwright: " + oneLine(String.valueOf(failure.getMessage())));
                return 1;
            }
            throw failure;
        });
        return line.execute(arguments);
    }

    /// Storage quotes its library, which may say several lines.
    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof StartException
                || failure instanceof ModelSettingsException
                || failure instanceof BudgetsException
                || failure instanceof MalformedJsonException
                || failure instanceof CommitStore.StorageException
                || failure instanceof IOException;
    }

    /// One line that says what is wrong and what is right.
    private static int wrong(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String hint =
                failure instanceof UnmatchedArgumentException unmatched
                                && !unmatched.getSuggestions().isEmpty()
                        ? "; did you mean %s?"
                                .formatted(String.join(" or ", unmatched.getSuggestions()))
                        : "; see %s --help".formatted(command.getCommandSpec().qualifiedName());
        command.getErr().println("orbwright: " + message + hint);
        return 2;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "say what to do: demo, play, save, test, bench or package");
        }
    }

    /// `orbwright 0.1.0`.
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"orbwright " + Version.TEXT};
        }
    }
}
