package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds similar functions, and among them those that a writer can learn from.
final class Examples {

    private static final Logger LOG = LoggerFactory.getLogger(Examples.class);

    private static final int LOOKED_AT = 12;
    private static final int MOST = 5;
    private static final int LONGEST = 6_000;

    private final Catalog catalog;
    private final List<String> worldOnly;

    Examples(Catalog catalog, HostApi hostApi) {
        this.catalog = catalog;
        this.worldOnly =
                hostApi.functions().stream()
                        .filter(HostFunctionSpec::isWorldOnly)
                        .flatMap(spec ->
                                Stream.concat(
                                        Stream.of(spec.nativeName()), spec.seedName().stream()))
                        .toList();
    }

    /// Functions that do something like this, best first. A search that fails costs the writer its
    /// examples, and nobody the wish.
    List<Order.Similar> search(String text) {
        try {
            return catalog.similar(text, LOOKED_AT);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Similar functions could not be searched; the wish goes on without: {}",
                    e.toString());
            return List.of();
        }
    }

    /// Those that worked and that do nothing that a player's tool may not.
    List<Order.Similar> forPrompt(List<Order.Similar> found, WorldState state) {
        return found.stream()
                .filter(similar ->
                        state.function(similar.name())
                                .filter(function ->
                                        function.status() == StoredFunction.Status.ACTIVE)
                                .isPresent())
                .filter(similar -> worldOnly.stream().noneMatch(similar.source()::contains))
                .filter(similar -> similar.source().length() <= LONGEST)
                .limit(MOST)
                .toList();
    }

    /// The two together.
    List<Order.Similar> forPrompt(String text, WorldState state) {
        return forPrompt(search(text), state);
    }
}
