package dev.orbwright.llm.recording;

import dev.orbwright.llm.ModelSettings;
import java.util.Optional;

/// The model that a request goes to and how it is set up: as much as the reply depends on.
///
/// @param maximumTokens of the reply; empty for the provider's own limit
record AskedModel(String model, double temperature, Optional<Long> maximumTokens) {

    static AskedModel of(ModelSettings.Chat settings) {
        return new AskedModel(settings.model(), settings.temperature(), settings.maximumTokens());
    }
}
