package dev.orbwright.server.command;

import dev.orbwright.llm.budget.Budgets;
import dev.orbwright.llm.budget.Prices;
import dev.orbwright.llm.recording.Traffic;
import dev.orbwright.server.ModelRules;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--llm`, `--prices`, `--model-budgets`.
final class ModelOptions {

    @Option(
            names = "--llm",
            paramLabel = "live|record:FILE|replay:FILE",
            description =
                    "Add what the model is asked and answers to FILE, or answer from it without a"
                            + " model (default: live).",
            converter = TrafficReader.class)
    private Traffic traffic = new Traffic.Live();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "What models cost (default: ORBWRIGHT_PRICES, or a table inside).")
    private @Nullable Path prices;

    @Option(
            names = "--model-budgets",
            paramLabel = "FILE",
            description =
                    "How much models may take (default: ORBWRIGHT_MODEL_BUDGETS, or limits inside).")
    private @Nullable Path budgets;

    ModelRules rules() {
        return new ModelRules(
                traffic,
                chosen(prices, "ORBWRIGHT_PRICES").map(Prices::read).orElseGet(Prices::standard),
                chosen(budgets, "ORBWRIGHT_MODEL_BUDGETS")
                        .map(Budgets::read)
                        .orElseGet(Budgets::standard));
    }

    private static Optional<Path> chosen(@Nullable Path option, String variable) {
        return Optional.ofNullable(option).or(() -> Home.variable(variable).map(Path::of));
    }

    /// Reads `--llm`.
    static final class TrafficReader implements ITypeConverter<Traffic> {
        @Override
        public Traffic convert(String text) {
            try {
                return Traffic.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
