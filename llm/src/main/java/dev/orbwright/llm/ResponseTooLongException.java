package dev.orbwright.llm;

import java.io.IOException;

/// A provider sent more than a response may hold.
final class ResponseTooLongException extends IOException {

    ResponseTooLongException(String message) {
        super(message);
    }
}
