package dev.orbwright.server.session;

import java.util.Optional;

/// How functions failed, for those who have them repaired.
public interface Failures {

    /// How the function's last run failed, in words, with the line where it is known; empty where
    /// it did not fail, or there is no such function.
    Optional<String> last(String functionName);
}
