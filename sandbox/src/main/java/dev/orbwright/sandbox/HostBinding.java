package dev.orbwright.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names that guests can call: `host.<nativeName>(...)` and `external_apis.<seedName>({...})`.
///
/// A name reaches [HostCalls#call] as it stands here, so no name may be in both lists.
public record HostBinding(List<String> nativeNames, List<String> seedNames) {
    public HostBinding {
        nativeNames = List.copyOf(nativeNames);
        seedNames = List.copyOf(seedNames);
        Set<String> seen = new HashSet<>();
        for (String name : nativeNames) {
            requireUsable(name, seen);
        }
        for (String name : seedNames) {
            requireUsable(name, seen);
        }
    }

    private static void requireUsable(String name, Set<String> seen) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("Not a name that guests can call: " + name);
        }
        if (!seen.add(name)) {
            throw new IllegalArgumentException("The host function " + name + " is bound twice");
        }
    }

    boolean binds(String name) {
        return nativeNames.contains(name) || seedNames.contains(name);
    }

    /// What a guest is told that calls a name which is not bound.
    ///
    /// @param namespace `host` or `external_apis`
    String unknown(String namespace, String name) {
        List<String> known = namespace.equals("host") ? nativeNames : seedNames;
        String hint =
                NearestName.to(name, known)
                        .map(nearest -> "did you mean " + namespace + "." + nearest + "?")
                        .orElse("known are " + String.join(", ", known) + ".");
        return "There is no " + namespace + "." + name + ": " + hint;
    }
}
