package dev.orbwright.hostapi.registry;

import java.util.Locale;

/// Names on the two sides of the boundary.
final class Names {

    private Names() {}

    /// `clientVisualConfig` to `client_visual_config`.
    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
