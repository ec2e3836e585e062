package dev.orbwright.llm;

/// The configuration of the models is wrong. The message is one sentence for the person who set it
/// up: it names the variable or the file and what is right, and never quotes a key.
public final class ModelSettingsException extends RuntimeException {

    public ModelSettingsException(String message) {
        super(message);
    }
}
