package dev.orbwright.llm.recording;

/// A recording cannot be used. The message names the file, the line where it is one, and what to
/// do.
public final class RecordingException extends RuntimeException {

    RecordingException(String message) {
        super(message);
    }

    RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
