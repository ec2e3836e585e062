package dev.orbwright.llm;

/// The model wrote more than a reply may hold.
final class ReplyTooLongException extends RuntimeException {

    ReplyTooLongException(String message) {
        super(message);
    }
}
