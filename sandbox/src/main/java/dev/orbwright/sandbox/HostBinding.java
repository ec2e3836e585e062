package dev.orbwright.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The names that guests can call: `host.<nativeName>(...)` and `external_apis.<seedName>({...})`.
///
/// A name reaches [HostCalls#call] as it stands here, so no name may be in both lists.
///
/// @param lazyAnswers the native functions whose answer guests rarely read, so that a guest may go
///   on before the call was done: for each the members of the object that it answers with, in their
///   order; no members where it answers with `null`. A call that answers with anything else is made
///   again with the guest waiting for it
/// @param reads the functions, native or seed's, that only look, and answer a run the same whenever
///   it asks before it has changed anything: such a call may be made before the guest makes it, and
///   in vain
public record HostBinding(
        List<String> nativeNames,
        List<String> seedNames,
        Map<String, List<String>> lazyAnswers,
        Set<String> reads) {

    /// With no lazy answers and no reads.
    public HostBinding(List<String> nativeNames, List<String> seedNames) {
        this(nativeNames, seedNames, Map.of());
    }

    /// With no reads.
    public HostBinding(
            List<String> nativeNames,
            List<String> seedNames,
            Map<String, List<String>> lazyAnswers) {
        this(nativeNames, seedNames, lazyAnswers, Set.of());
    }

    public HostBinding {
        Map<String, List<String>> lazy = new LinkedHashMap<>();
        for (String name : new TreeSet<>(lazyAnswers.keySet())) {
            if (!nativeNames.contains(name)) {
                throw new IllegalArgumentException("Not a native name: " + name);
            }
            List<String> members = List.copyOf(lazyAnswers.getOrDefault(name, List.of()));
            members.forEach(member -> requireUsable(member, new HashSet<>()));
            lazy.put(name, members);
        }
        lazyAnswers = Collections.unmodifiableMap(lazy);
        nativeNames = List.copyOf(nativeNames);
        seedNames = List.copyOf(seedNames);
        reads = Set.copyOf(reads);
        for (String name : reads) {
            if (!nativeNames.contains(name) && !seedNames.contains(name)) {
                throw new IllegalArgumentException("Not a name that is bound: " + name);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String name : nativeNames) {
            requireUsable(name, seen);
        }
        for (String name : seedNames) {
            requireUsable(name, seen);
        }
    }

    /// All names, the native ones first.
    public List<String> names() {
        List<String> names = new ArrayList<>(nativeNames);
        names.addAll(seedNames);
        return names;
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
