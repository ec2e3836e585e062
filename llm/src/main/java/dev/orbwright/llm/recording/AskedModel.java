package dev.orbwright.llm.recording;

import dev.orbwright.llm.ModelChoice;
import dev.orbwright.llm.ModelSettings;
import java.util.Optional;

/// The model that a request goes to and how it is set up: as much as the reply depends on.
///
/// @param maximumTokens of the reply; empty for the provider's own limit
record AskedModel(String model, double temperature, Optional<Long> maximumTokens) {

    static AskedModel of(ModelSettings.Chat settings) {
        return new AskedModel(settings.model(), settings.temperature(), settings.maximumTokens());
    }

    /// What this request goes to, where this is what others go to.
    AskedModel by(ModelChoice choice) {
        return new AskedModel(
                choice.model().orElse(model),
                choice.temperature().orElse(temperature),
                maximumTokens);
    }
}
