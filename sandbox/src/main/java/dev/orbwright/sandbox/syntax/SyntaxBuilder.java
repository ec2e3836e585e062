package dev.orbwright.sandbox.syntax;

import dev.orbwright.sandbox.syntax.Syntax.Global;
import dev.orbwright.sandbox.syntax.Syntax.HostUse;
import dev.orbwright.sandbox.syntax.Syntax.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects what a reader finds.
final class SyntaxBuilder {

    static final String HOST = "host";
    static final String SEED = "external_apis";

    private static final Comparator<Spot> IN_TEXT =
            Comparator.comparingInt(Spot::line).thenComparingInt(Spot::column);

    private final List<HostUse> hostUses = new ArrayList<>();
    private final Map<String, Spot> used = new LinkedHashMap<>();
    private final Map<String, Spot> imported = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<Spot> endless = new ArrayList<>();

    void hostUse(HostUse use) {
        hostUses.add(use);
    }

    void use(String name, Spot spot) {
        used.merge(name, spot, (one, other) -> IN_TEXT.compare(one, other) <= 0 ? one : other);
    }

    void imports(String module, Spot spot) {
        int dot = module.indexOf('.');
        imported.putIfAbsent(dot < 0 ? module : module.substring(0, dot), spot);
    }

    void declare(String name) {
        declared.add(name);
    }

    void endless(Spot spot) {
        endless.add(spot);
    }

    Syntax build() {
        return new Syntax(
                hostUses.stream().sorted(Comparator.comparing(HostUse::spot, IN_TEXT)).toList(),
                used.entrySet().stream()
                        .filter(use -> !declared.contains(use.getKey()))
                        .map(use -> new Global(use.getKey(), use.getValue()))
                        .sorted(Comparator.comparing(Global::spot, IN_TEXT))
                        .toList(),
                imported.entrySet().stream()
                        .map(module -> new Global(module.getKey(), module.getValue()))
                        .toList(),
                endless);
    }
}
