package dev.orbwright.forge;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.sandbox.syntax.Syntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what is wrong with a function before it runs: syntax, entry point, host APIs that do not
/// exist or that its owner may not call, their arguments, globals that the sandbox does not have,
/// loops without an end.
///
/// A hint for whoever wrote it, not a defence: the sandbox and the capabilities are that.
final class Lint {

    /// Of which a dict or an object has more than host functions.
    private static final Set<String> OF_DICTS =
            Set.of("get", "keys", "values", "items", "has", "hasOwnProperty", "__contains__");

    private final Sandbox sandbox;
    private final HostApi hostApi;
    private final Map<Language, LintRules> rules = new EnumMap<>(Language.class);

    Lint(Sandbox sandbox, HostApi hostApi) {
        this.sandbox = sandbox;
        this.hostApi = hostApi;
        for (Language language : Language.values()) {
            rules.put(language, LintRules.of(language, hostApi));
        }
    }

    /// What is wrong, each with its place.
    ///
    /// @param owner whose capabilities the function has; empty for the world's own
    Examination examine(GuestFunction function, String owner) {
        Optional<GuestError> error = sandbox.check(function, owner);
        if (error.isPresent()) {
            return Examination.of(error.get());
        }
        List<Finding> findings =
                Syntax.of(function)
                        .map(syntax -> findings(syntax, function.language(), !owner.isEmpty()))
                        .orElse(List.of());
        return findings.stream().anyMatch(Finding::isError)
                ? Examination.Failed.of(findings)
                : new Examination.Passed(findings);
    }

    private List<Finding> findings(Syntax syntax, Language language, boolean ofPlayer) {
        LintRules looked = Objects.requireNonNull(rules.get(language));
        List<Finding> findings = new ArrayList<>();
        for (Syntax.HostUse use : syntax.hostUses()) {
            looked.function(use.name(), use.seed())
                    .ifPresentOrElse(
                            spec -> findings.addAll(ofUse(use, spec, ofPlayer)),
                            () -> unknown(use).ifPresent(findings::add));
        }
        forbidden(syntax.globals(), looked).forEach(findings::add);
        forbidden(syntax.imports(), looked).forEach(findings::add);
        for (Syntax.Spot loop : syntax.endlessLoops()) {
            findings.add(
                    Finding.warning(
                            loop,
                            "this loop has no break, return or host call in it, so it does not end"));
        }
        return findings.stream().distinct().toList();
    }

    private static List<Finding> ofUse(
            Syntax.HostUse use, HostFunctionSpec spec, boolean ofPlayer) {
        if (ofPlayer && spec.isWorldOnly()) {
            return List.of(
                    Finding.error(
                            use.spot(),
                            "FORBIDDEN: a function of a player may not call %s, which needs the capability %s"
                                    .formatted(written(use), needed(spec))));
        }
        return use.arguments()
                .map(arguments ->
                        ArgumentCheck.faults(spec, arguments, use.seed()).stream()
                                .map(fault ->
                                        Finding.error(use.spot(), written(use) + ": " + fault))
                                .toList())
                .orElse(List.of());
    }

    private static String needed(HostFunctionSpec spec) {
        return spec.capabilities().stream()
                .filter(Capability::isWorldOnly)
                .map(capability -> capability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Optional<Finding> unknown(Syntax.HostUse use) {
        if (use.seed() && OF_DICTS.contains(use.name())) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.error(
                        use.spot(),
                        "there is no host API %s%s"
                                .formatted(
                                        written(use),
                                        hostApi.nearestName(use.name())
                                                .map("; did you mean %s?"::formatted)
                                                .orElse(""))));
    }

    private static String written(Syntax.HostUse use) {
        return (use.seed() ? "external_apis." : "host.") + use.name();
    }

    private static List<Finding> forbidden(List<Syntax.Global> names, LintRules looked) {
        return names.stream()
                .filter(name -> looked.forbidden().contains(name.name()))
                .map(name ->
                        Finding.error(
                                name.spot(),
                                "there is no '%s' here; use the host APIs instead"
                                        .formatted(name.name())))
                .toList();
    }
}
