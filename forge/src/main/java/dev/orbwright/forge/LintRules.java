package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.sandbox.Language;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What [Lint] holds the sources of a language against.
///
/// @param nativeFunctions what `host` has, by all spellings that the language allows
/// @param seedFunctions what `external_apis` has
/// @param forbidden globals and modules that people reach for and no guest has
record LintRules(
        Map<String, HostFunctionSpec> nativeFunctions,
        Map<String, HostFunctionSpec> seedFunctions,
        Set<String> forbidden) {

    private static final Pattern HUMP = Pattern.compile("(?=\\p{Upper})");

    private static final Set<String> NOT_IN_JAVASCRIPT =
            Set.of(
                    "require",
                    "fetch",
                    "XMLHttpRequest",
                    "WebSocket",
                    "process",
                    "setTimeout",
                    "setInterval",
                    "eval",
                    "Function",
                    "Java",
                    "Polyglot",
                    "Graal",
                    "globalThis",
                    "window",
                    "document",
                    "localStorage");

    private static final Set<String> NOT_IN_PYTHON =
            Set.of(
                    "open",
                    "input",
                    "eval",
                    "exec",
                    "compile",
                    "breakpoint",
                    "__import__",
                    "globals",
                    "os",
                    "sys",
                    "subprocess",
                    "socket",
                    "threading",
                    "multiprocessing",
                    "asyncio",
                    "pathlib",
                    "shutil",
                    "urllib",
                    "requests",
                    "http",
                    "importlib",
                    "ctypes",
                    "polyglot",
                    "java");

    static LintRules of(Language language, HostApi hostApi) {
        Map<String, HostFunctionSpec> nativeFunctions = new HashMap<>();
        Map<String, HostFunctionSpec> seedFunctions = new HashMap<>();
        for (HostFunctionSpec spec : hostApi.functions()) {
            nativeFunctions.put(spec.nativeName(), spec);
            if (language == Language.PYTHON) {
                nativeFunctions.put(snakeCase(spec.nativeName()), spec);
            }
            spec.seedName().ifPresent(name -> seedFunctions.put(name, spec));
        }
        return new LintRules(
                Map.copyOf(nativeFunctions),
                Map.copyOf(seedFunctions),
                switch (language) {
                    case JAVASCRIPT -> NOT_IN_JAVASCRIPT;
                    case PYTHON -> NOT_IN_PYTHON;
                });
    }

    Optional<HostFunctionSpec> function(String name, boolean seed) {
        return Optional.ofNullable((seed ? seedFunctions : nativeFunctions).get(name));
    }

    private static String snakeCase(String nativeName) {
        return HUMP.matcher(nativeName).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
