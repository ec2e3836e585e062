package dev.orbwright.server.genesis;

import dev.orbwright.forge.Draft;
import dev.orbwright.forge.ForgeListener;
import dev.orbwright.forge.Order;
import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the sources of a world's first functions come from.
interface FunctionSources {

    /// A source, its language, and how it came to be.
    record Written(String source, String language, JsonObject provenance) {}

    /// The source of a function.
    Written of(InitialPrompt.NewFunction function) throws GenesisException;

    /// Another source, after this one failed; empty where there is no other.
    Optional<Written> repaired(InitialPrompt.NewFunction function, String source, String problem)
            throws GenesisException;

    /// The reference implementations: the same each time.
    final class Reference implements FunctionSources {
        @Override
        public Written of(InitialPrompt.NewFunction function) throws GenesisException {
            if (function.reference().isBlank()) {
                throw new GenesisException(
                        "%s has no reference implementation; connect a model and use --generate-world"
                                .formatted(function.name()));
            }
            return new Written(
                    function.reference(),
                    function.language(),
                    JsonObject.of("writer", "reference"));
        }

        @Override
        public Optional<Written> repaired(
                InitialPrompt.NewFunction function, String source, String problem) {
            return Optional.empty();
        }
    }

    /// Written by a model, from the descriptions.
    final class Generated implements FunctionSources {
        private static final Logger LOG = LoggerFactory.getLogger(Generated.class);

        private final WorldFunctions functions;
        private final Map<String, List<Order.Failed>> failures = new HashMap<>();

        Generated(WorldFunctions functions) {
            this.functions = functions;
        }

        @Override
        public Written of(InitialPrompt.NewFunction function) throws GenesisException {
            Order order =
                    new Order(
                            function.name(),
                            languageOf(function),
                            function.description(),
                            function.parametersSchema(),
                            Optional.empty(),
                            List.of(),
                            failures.getOrDefault(function.name(), List.of()));
            ForgeListener progress =
                    (stage, detail) -> LOG.info("{}: {}", stage.wireName(), detail);
            return switch (functions.write(order, progress)) {
                case Draft.Written(String source, Language language, _, _, JsonObject provenance) ->
                        new Written(source, language.wireName(), provenance);
                case Draft.Unusable(_, String problem, _) -> throw new GenesisException(problem);
                case Draft.Declined declined ->
                        throw new GenesisException(
                                "%s could not be generated: %s"
                                        .formatted(function.name(), declined.message()));
            };
        }

        private static Language languageOf(InitialPrompt.NewFunction function)
                throws GenesisException {
            return Language.named(function.language())
                    .orElseThrow(() ->
                            new GenesisException(
                                    "%s is to be written in %s, and this server runs %s only"
                                            .formatted(
                                                    function.name(),
                                                    function.language(),
                                                    Language.names())));
        }

        @Override
        public Optional<Written> repaired(
                InitialPrompt.NewFunction function, String source, String problem)
                throws GenesisException {
            failures.computeIfAbsent(function.name(), _ -> new ArrayList<>())
                    .add(new Order.Failed(source, problem));
            return Optional.of(of(function));
        }
    }
}
