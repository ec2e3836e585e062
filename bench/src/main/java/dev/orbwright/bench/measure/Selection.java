package dev.orbwright.bench.measure;

import java.util.ArrayList;
import java.util.List;

/// Which cases are wanted: those whose names begin with one of the prefixes, or all where there is
/// none.
public record Selection(List<String> prefixes) {
    public Selection {
        prefixes = List.copyOf(prefixes);
    }

    /// Whether a case is wanted.
    public boolean wants(String name) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith);
    }

    /// Whether any case whose name begins with `beginning` may be wanted.
    public boolean mayWant(String beginning) {
        return wants(beginning)
                || prefixes.stream().anyMatch(prefix -> prefix.startsWith(beginning));
    }

    /// With what the wanted ones of these ratios are made of.
    public Selection withPartsOf(List<Ratio> ratios) {
        if (prefixes.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(prefixes);
        for (Ratio ratio : ratios) {
            if (wants(ratio.name())) {
                all.add(ratio.of());
                all.add(ratio.to());
            }
        }
        return new Selection(all);
    }
}
