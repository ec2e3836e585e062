package dev.orbwright.server.genesis;

import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Transaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The functions that a world begins with, with their sources as they are by now.
final class FirstFunctions {

    private final FunctionSources sources;
    private final Map<String, InitialPrompt.NewFunction> described = new LinkedHashMap<>();
    private final Map<String, FunctionSources.Written> written = new LinkedHashMap<>();

    /// @param sources where their sources come from
    FirstFunctions(FunctionSources sources) {
        this.sources = sources;
    }

    /// Gets the source of one more function.
    void write(InitialPrompt.NewFunction function) throws GenesisException {
        described.put(function.name(), function);
        written.put(function.name(), sources.of(function));
    }

    /// Gets another source for a function that does not work.
    ///
    /// @throws GenesisException where there is no other
    void repair(String name, String problem) throws GenesisException {
        InitialPrompt.NewFunction function = described.get(name);
        FunctionSources.Written failed = written.get(name);
        Optional<FunctionSources.Written> other =
                function == null || failed == null
                        ? Optional.empty()
                        : sources.repaired(function, failed.source(), problem);
        written.put(
                name,
                other.orElseThrow(() ->
                        new GenesisException("%s does not work: %s".formatted(name, problem))));
    }

    /// Puts all functions into the world; those that are there in another form get one more
    /// revision.
    void putInto(Transaction transaction) {
        described.forEach((name, function) -> put(transaction, function));
    }

    private void put(Transaction transaction, InitialPrompt.NewFunction function) {
        FunctionSources.Written source = written.get(function.name());
        if (source == null) {
            return;
        }
        FunctionRevision revision =
                new FunctionRevision(
                        function.description(),
                        function.parametersSchema(),
                        source.language(),
                        transaction.keep(source.source()),
                        source.provenance());
        Optional<StoredFunction> before = transaction.state().function(function.name());
        if (before.isEmpty()) {
            transaction.put(
                    StoredFunction.first(
                            function.name(),
                            Optional.empty(),
                            StoredFunction.Status.ACTIVE,
                            revision));
        } else if (!before.get().active().equals(revision)) {
            transaction.put(before.get().revised(revision));
        }
    }
}
