package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of the host API reference that an order needs: a core that nearly every function uses,
/// what the wish speaks of, what the similar functions and the drafts so far use. Of the others the
/// names and arguments are told.
final class ReferenceCut {

    private static final Set<String> CORE =
            Set.of(
                    "scene",
                    "find",
                    "getEntity",
                    "tell",
                    "log",
                    "createTemporaryObject",
                    "isReachable",
                    "distance",
                    "applyEffect",
                    "setArtifactProperties");

    /// What people say that want these.
    private static final Map<String, Set<String>> SAID_FOR =
            Map.of(
                    "carry hold hand key item pocket wear potion sword coin gift copy duplicate",
                    Set.of("addArtifact", "giveArtifact", "take"),
                    "minute second hour every later after until repeat again timer daily slowly countdown",
                    Set.of("after", "every", "cancel", "getTimers"),
                    "ask asks name input answer type password riddle quiz note diary",
                    Set.of("promptPlayer"),
                    "walk go move carry teleport jump fly bring come step climb",
                    Set.of("moveSoul"),
                    "remove vanish dispel clear destroy delete undo away",
                    Set.of("remove"),
                    "extend longer recolour recolor paint brighter bigger smaller push drag",
                    Set.of("updateTemporaryObject", "moveObject"),
                    "random dice chance luck coin lottery surprise",
                    Set.of("random"),
                    "when whenever event trigger react",
                    Set.of("registerEventHandler", "triggerEvent"),
                    "solved puzzle riddle locked trial",
                    Set.of("checkPuzzle"));

    /// Words of the documentation that are in nearly all of it.
    private static final Set<String> COMMON =
            Words.of(
                    "function functions player players location world argument change changes thing things"
                            + " run runs answer id name where when what");

    private static final double SPOKEN_OF = 2;

    private final HostApi hostApi;

    ReferenceCut(HostApi hostApi) {
        this.hostApi = hostApi;
    }

    /// The reference for this order. A player's tool is not told of what it may not do.
    String of(Order order) {
        if (order.place().isEmpty()) {
            return hostApi.promptText();
        }
        List<HostFunctionSpec> all =
                hostApi.functions().stream().filter(function -> !function.isWorldOnly()).toList();
        Set<String> needed = needed(order, all);
        String rest =
                all.stream()
                        .filter(function -> !needed.contains(function.nativeName()))
                        .map(ReferenceCut::signature)
                        .collect(Collectors.joining(", "));
        return hostApi.promptText(needed)
                + (rest.isEmpty()
                        ? ""
                        : "\nThere are also, used in the same way (? may be left out): "
                                + rest
                                + "\n");
    }

    private static Set<String> needed(Order order, List<HostFunctionSpec> all) {
        Set<String> needed = new TreeSet<>(CORE);
        Set<String> wish = Words.of(wishOf(order));
        String sources =
                Stream.of(
                                order.similar().stream().map(Order.Similar::source),
                                order.failed().stream()
                                        .map(failed -> failed.source() + failed.problem()),
                                order.base().stream().map(Order.Base::source))
                        .flatMap(texts -> texts)
                        .collect(Collectors.joining("\n"));
        Set<String> said = saidFor(wish);
        for (HostFunctionSpec function : all) {
            boolean used =
                    said.contains(function.nativeName())
                            || sources.contains(function.nativeName())
                            || sources.contains(snakeCase(function.nativeName()))
                            || function.seedName().filter(sources::contains).isPresent();
            if (used || spokenOf(wish, function)) {
                needed.add(function.nativeName());
            }
        }
        return needed;
    }

    private static String wishOf(Order order) {
        return order.description() + " " + order.base().map(Order.Base::words).orElse("");
    }

    private static Set<String> saidFor(Set<String> wish) {
        return SAID_FOR.entrySet().stream()
                .filter(said -> Words.of(said.getKey()).stream().anyMatch(wish::contains))
                .flatMap(said -> said.getValue().stream())
                .collect(Collectors.toSet());
    }

    private static boolean spokenOf(Set<String> wish, HostFunctionSpec function) {
        Set<String> name = Words.of(snakeCase(function.nativeName()).replace('_', ' '));
        Set<String> doc = new TreeSet<>(Words.of(function.doc()));
        doc.removeAll(COMMON);
        double said =
                wish.stream().filter(name::contains).count() * SPOKEN_OF
                        + wish.stream().filter(doc::contains).count();
        return said >= SPOKEN_OF;
    }

    private static String signature(HostFunctionSpec function) {
        List<String> arguments = new ArrayList<>();
        for (ParameterSpec parameter : function.parameters()) {
            arguments.add(parameter.name() + (parameter.required() ? "" : "?"));
        }
        return "%s({%s})".formatted(function.nativeName(), String.join(", ", arguments));
    }

    private static String snakeCase(String nativeName) {
        return nativeName.replaceAll("(?=\\p{Upper})", "_").toLowerCase(Locale.ROOT);
    }
}
