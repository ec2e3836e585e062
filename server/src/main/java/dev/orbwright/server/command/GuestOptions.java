package dev.orbwright.server.command;

import dev.orbwright.runtime.BudgetsException;
import dev.orbwright.runtime.GuestBudgets;
import dev.orbwright.server.GuestSettings;
import dev.orbwright.server.Isolation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How functions are run: `--isolation`, `--budgets` and `--safe-mode`.
final class GuestOptions {

    @Option(
            names = "--isolation",
            paramLabel = "process|thread|isolate",
            description =
                    "Run functions in processes of their own, in the server's, or there in GraalVM's"
                            + " isolates, which have to be added (default: ${DEFAULT-VALUE}).",
            defaultValue = "process",
            converter = IsolationReader.class)
    private Isolation isolation = Isolation.PROCESS;

    @Option(
            names = "--budgets",
            paramLabel = "FILE",
            description = "Limits of runs in this world, as JSON; what it leaves out is as usual.")
    private @Nullable Path budgets;

    @Option(
            names = "--safe-mode",
            description = "Run no timers and no event handlers, to remove a bad function.")
    private boolean safeMode;

    GuestSettings settings() throws IOException, BudgetsException {
        return new GuestSettings(isolation, budgets(), safeMode);
    }

    private GuestBudgets budgets() throws IOException, BudgetsException {
        if (budgets == null) {
            return GuestBudgets.standard();
        }
        if (!Files.isReadable(budgets)) {
            throw new FileNotFoundException("the budgets %s cannot be read".formatted(budgets));
        }
        return GuestBudgets.read(budgets.toString(), Files.readString(budgets));
    }

    /// Reads `--isolation`.
    static final class IsolationReader implements ITypeConverter<Isolation> {
        @Override
        public Isolation convert(String text) {
            return Arrays.stream(Isolation.values())
                    .filter(each -> each.optionName().equals(text.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "an isolation is process, thread or isolate, not '"
                                            + text
                                            + "'"));
        }
    }
}
