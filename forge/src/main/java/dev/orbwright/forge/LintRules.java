package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.sandbox.Language;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What [Lint] looks for in the sources of a language.
///
/// @param nativeCall a call through `host`; its first group that is there is the name
/// @param seedCall a use of the seed's dialect; its first group that is there is the name
/// @param forbidden a use of something that no guest has; its first group is that
/// @param nativeNames what `host` has, in all spellings that the language allows
/// @param seedNames what `external_apis` has
record LintRules(
        Pattern nativeCall,
        Pattern seedCall,
        Pattern forbidden,
        Set<String> nativeNames,
        Set<String> seedNames) {

    private static final Pattern NATIVE_CALL = Pattern.compile("\\bhost\\s*\\.\\s*(\\w+)\\s*\\(");
    private static final Pattern HUMP = Pattern.compile("(?=\\p{Upper})");

    static LintRules of(Language language, HostApi hostApi) {
        Set<String> nativeNames =
                hostApi.functions().stream()
                        .map(HostFunctionSpec::nativeName)
                        .flatMap(name -> spellings(language, name))
                        .collect(Collectors.toUnmodifiableSet());
        Set<String> seedNames =
                hostApi.functions().stream()
                        .flatMap(function -> function.seedName().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return switch (language) {
            case JAVASCRIPT ->
                    new LintRules(
                            NATIVE_CALL,
                            Pattern.compile(
                                    "\\bexternal_apis\\s*(?:\\.\\s*(\\w+)|\\[\\s*['\"](\\w+)['\"]\\s*])"),
                            Pattern.compile(
                                    "\\b(require|fetch|XMLHttpRequest|process|setTimeout|setInterval|eval"
                                            + "|Java|Polyglot|Graal|globalThis)\\s*[.(\\[]"),
                            nativeNames,
                            seedNames);
            // There external_apis is a dict, whose methods are no host functions.
            case PYTHON ->
                    new LintRules(
                            NATIVE_CALL,
                            Pattern.compile(
                                    "\\bexternal_apis\\s*(?:\\[\\s*|\\.\\s*get\\s*\\(\\s*)['\"](\\w+)['\"]"),
                            Pattern.compile(
                                    "(?<![.\\w])(open|input|eval|exec|compile|breakpoint|__import__|os|sys"
                                            + "|subprocess|socket|threading|polyglot|java)\\s*[.(\\[]"),
                            nativeNames,
                            seedNames);
        };
    }

    private static Stream<String> spellings(Language language, String nativeName) {
        return switch (language) {
            case JAVASCRIPT -> Stream.of(nativeName);
            case PYTHON ->
                    Stream.of(
                            nativeName,
                            HUMP.matcher(nativeName).replaceAll("_").toLowerCase(Locale.ROOT));
        };
    }
}
