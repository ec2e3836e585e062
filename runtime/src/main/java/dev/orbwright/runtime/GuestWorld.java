package dev.orbwright.runtime;

import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What guests find in their sandbox: the names of the host functions, and the limits of their
/// runs.
public final class GuestWorld {

    /// The budgets of a world that has none of its own.
    public static final List<Budget> BUDGETS = GuestBudgets.standard().distinct();

    private GuestWorld() {}

    /// The names under which guests find the host functions.
    public static HostBinding binding(HostApi hostApi) {
        return new HostBinding(
                hostApi.functions().stream().map(HostFunctionSpec::nativeName).toList(),
                hostApi.functions().stream()
                        .flatMap(function -> function.seedName().stream())
                        .toList(),
                lazyAnswers(hostApi),
                hostApi.functions().stream()
                        .filter(GuestWorld::onlyReads)
                        .flatMap(function ->
                                Stream.concat(
                                        Stream.of(function.nativeName()),
                                        function.seedName().stream()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether a run is answered the same by it whenever it asks before it has changed anything.
    private static boolean onlyReads(HostFunctionSpec function) {
        return function.effects().equals(Set.of(Effect.READS)) && !function.isVolatile();
    }

    private static Map<String, List<String>> lazyAnswers(HostApi hostApi) {
        Map<String, List<String>> lazy = new TreeMap<>();
        for (HostFunctionSpec function : hostApi.functions()) {
            lazyMembers(function).ifPresent(members -> lazy.put(function.nativeName(), members));
        }
        return lazy;
    }

    /// The members of a host function's answer, where a guest may go on before it has the answer:
    /// the call changes or tells something, runs no functions, and its answer is an object whose
    /// members are known. Empty where a guest must wait.
    public static Optional<List<String>> lazyMembers(HostFunctionSpec function) {
        boolean acts =
                function.effects().contains(Effect.WRITES)
                        || function.effects().contains(Effect.EMITS);
        JsonObject members = function.resultSchema().object("properties");
        return acts
                        && !function.effects().contains(Effect.RUNS_FUNCTIONS)
                        && !members.members().isEmpty()
                ? Optional.of(List.copyOf(members.members().keySet()))
                : Optional.empty();
    }
}
