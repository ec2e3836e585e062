package dev.orbwright.storage;

/// The cause of a storage failure that is the file's own: it does not hold what was written to it.
final class DamagedException extends Exception {
    DamagedException(String problem) {
        super(problem);
    }

    DamagedException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
