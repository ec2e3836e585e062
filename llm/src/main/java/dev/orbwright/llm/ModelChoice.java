package dev.orbwright.llm;

import java.util.Objects;
import java.util.Optional;

/// What a request has otherwise than the configured model: another model of the same endpoint, or
/// another temperature.
///
/// @param model its name at the endpoint; empty for the configured one
/// @param temperature 0 to 2; empty for the configured one
public record ModelChoice(Optional<String> model, Optional<Double> temperature) {

    /// Nothing: the model as it is configured.
    public static final ModelChoice USUAL = new ModelChoice(Optional.empty(), Optional.empty());

    public ModelChoice {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(temperature, "temperature");
        if (model.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("A model has a name.");
        }
        if (temperature.filter(value -> !(value >= 0 && value <= 2)).isPresent()) {
            throw new IllegalArgumentException("A temperature is 0 to 2.");
        }
    }
}
