package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds what is wrong with a function before it runs: syntax, entry point, host APIs that do not
/// exist, globals that the sandbox does not have.
///
/// A hint for whoever wrote it, not a defence: the sandbox and the capabilities are that.
final class Lint {

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

    /// What is wrong, each a sentence with its line.
    Examination examine(GuestFunction function, String owner) {
        Optional<GuestError> error = sandbox.check(function, owner);
        if (error.isPresent()) {
            return Examination.of(error.get());
        }
        LintRules looked = Objects.requireNonNull(rules.get(function.language()));
        String code = SourceScan.withoutStrings(function.source(), function.language());
        String uncommented = SourceScan.withoutComments(function.source(), function.language());
        List<String> findings =
                Stream.of(
                                unknown(
                                        looked.nativeCall(),
                                        code,
                                        code,
                                        looked.nativeNames(),
                                        "host."),
                                unknown(
                                        looked.seedCall(),
                                        uncommented,
                                        code,
                                        looked.seedNames(),
                                        "external_apis."),
                                forbidden(looked.forbidden(), code))
                        .flatMap(found -> found)
                        .distinct()
                        .toList();
        return findings.isEmpty()
                ? new Examination.Passed()
                : new Examination.Failed(String.join("\n", findings));
    }

    /// Calls of what there is not.
    ///
    /// @param text where calls are looked for; may hold strings, as a name in brackets is one
    /// @param code the text without its strings: a call that starts in a string is none
    private Stream<String> unknown(
            Pattern calls, String text, String code, Set<String> known, String prefix) {
        return calls.matcher(text)
                .results()
                .filter(call -> code.charAt(call.start()) != ' ')
                .filter(call -> !known.contains(name(call)))
                .map(call ->
                        "line %d: there is no host API %s%s%s"
                                .formatted(
                                        SourceScan.lineOf(code, call.start()),
                                        prefix,
                                        name(call),
                                        hostApi.nearestName(name(call))
                                                .map(near -> "; did you mean %s?".formatted(near))
                                                .orElse("")));
    }

    private static String name(MatchResult call) {
        String first = call.group(1);
        return first != null ? first : call.group(call.groupCount());
    }

    private static Stream<String> forbidden(Pattern names, String code) {
        return names.matcher(code)
                .results()
                .map(found ->
                        "line %d: there is no '%s' here; use the host APIs instead"
                                .formatted(SourceScan.lineOf(code, found.start()), found.group(1)));
    }
}
