package dev.orbwright.llm;

/// The configuration of the models is wrong. The message is one sentence for the person who set it
/// up: it names the variable and what is right, and never quotes a value.
public final class ModelSettingsException extends RuntimeException {

    ModelSettingsException(String message) {
        super(message);
    }
}
