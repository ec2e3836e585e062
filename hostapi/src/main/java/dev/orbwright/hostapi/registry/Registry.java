package dev.orbwright.hostapi.registry;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All host functions, found by name. Made once, at start-up.
public final class Registry {

    private final SortedMap<String, HostMethod> byNativeName;
    private final Map<String, HostMethod> bySeedName;

    private Registry(
            SortedMap<String, HostMethod> byNativeName, Map<String, HostMethod> bySeedName) {
        this.byNativeName = byNativeName;
        this.bySeedName = bySeedName;
    }

    /// Reads the annotated methods of these classes.
    ///
    /// @throws IllegalStateException where a method cannot be expressed or a name is there twice;
    ///   the message names the method
    public static Registry read(Collection<Class<?>> families) {
        SortedMap<String, HostMethod> byNativeName = new TreeMap<>();
        Map<String, HostMethod> bySeedName = new HashMap<>();
        for (Class<?> family : families) {
            for (Method method : family.getDeclaredMethods()) {
                HostFunction annotation = method.getAnnotation(HostFunction.class);
                if (annotation == null) {
                    continue;
                }
                HostMethod read = new Signature(method, annotation).read();
                if (byNativeName.putIfAbsent(method.getName(), read) != null) {
                    throw new IllegalStateException(
                            "two host functions are called " + method.getName());
                }
                read.spec()
                        .seedName()
                        .ifPresent(name -> {
                            if (bySeedName.putIfAbsent(name, read) != null) {
                                throw new IllegalStateException(
                                        "two host functions have the seed name " + name);
                            }
                        });
            }
        }
        return new Registry(byNativeName, bySeedName);
    }

    /// By native name, sorted.
    public SortedMap<String, HostMethod> byNativeName() {
        return Collections.unmodifiableSortedMap(byNativeName);
    }

    /// By seed name.
    public Map<String, HostMethod> bySeedName() {
        return Collections.unmodifiableMap(bySeedName);
    }

    /// The host function of this native name.
    public Optional<HostMethod> ofNativeName(String name) {
        return Optional.ofNullable(byNativeName.get(name));
    }

    /// The host function of this seed name.
    public Optional<HostMethod> ofSeedName(String name) {
        return Optional.ofNullable(bySeedName.get(name));
    }
}
