package dev.orbwright.sandbox;

import java.util.Set;

/// Which languages a [ThreadSandbox] makes ready, and what it keeps for Python, whose contexts are
/// slow to make.
///
/// @param ready made ready by the constructor; another one when it is first needed, which takes
///   that run's caller about a second for JavaScript and several for Python
/// @param pooledPythonContexts fresh contexts made ahead for each budget class that has had a
///   Python run; each holds about 10 MB
/// @param keptPythonContexts contexts kept in all for runs with the same [RunRequest#reuse] key; 0
///   for none
public record LanguageSettings(
        Set<Language> ready, int pooledPythonContexts, int keptPythonContexts) {

    public LanguageSettings {
        ready = Set.copyOf(ready);
        if (pooledPythonContexts < 1 || keptPythonContexts < 0) {
            throw new IllegalArgumentException(
                    "At least 1 pooled Python context is needed, and no fewer than 0 kept ones");
        }
    }

    /// JavaScript is ready, Python when it is needed.
    public static LanguageSettings standard() {
        return ready(Set.of(Language.JAVASCRIPT));
    }

    /// With standard numbers.
    public static LanguageSettings ready(Set<Language> languages) {
        return new LanguageSettings(languages, 2, 32);
    }
}
