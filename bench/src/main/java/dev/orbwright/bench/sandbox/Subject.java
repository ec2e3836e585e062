package dev.orbwright.bench.sandbox;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is measured: a language in an isolation.
///
/// @param name such as `js/process`
/// @param dialects of one language
record Subject(String name, Isolation isolation, List<Dialect> dialects) {

    /// All that this build has, in the order in which they are measured.
    static List<Subject> all() {
        return Stream.of(of("js", Dialect.JS), of("python", Dialect.PYTHON, Dialect.PYTHON_SEED))
                .flatMap(subjects -> subjects)
                .filter(subject -> subject.dialects().getFirst().language().isPresent())
                .toList();
    }

    private static Stream<Subject> of(String language, Dialect... dialects) {
        return Arrays.stream(Isolation.values())
                .map(isolation ->
                        new Subject(
                                language + "/" + isolation.label(), isolation, List.of(dialects)));
    }

    /// Starts its sandbox; takes seconds.
    Sandbox open() {
        return isolation.open(Set.of(dialects.getFirst().language().orElseThrow()));
    }

    /// The same, with workers of all languages started ahead.
    Sandbox openForAllLanguages() {
        return isolation.open(EnumSet.allOf(Language.class));
    }

    /// Such as `js`.
    String language() {
        return dialects.getFirst().label();
    }

    /// Whether its guests run in processes of their own.
    boolean hasWorkers() {
        return isolation.label().equals("process");
    }
}
