package dev.orbwright.storage;

/// JSON that is not what it should be; the message begins with the place, such as
/// `$.entries[3].name`.
final class UnreadableException extends Exception {
    UnreadableException(String where, String problem) {
        super(where + ": " + problem);
    }
}
