package dev.orbwright.functionstore;

import java.util.Map;

/// Something that can be found.
///
/// @param id names it in the whole index, whatever its collection; 1 to 512 characters
/// @param collection what it belongs to, such as `function`; 1 to 512 characters
/// @param title its name, empty where that says nothing; searched by words and by meaning
/// @param text what it is, in words; searched by words and by meaning
/// @param body its content, such as source code; searched by words only
/// @param facets values for exact filters; keys and values have at most 512 characters
/// @param version changes whenever anything else here does, such as a hash of it; never searched,
///   only told again by [FunctionIndex#contents]; at most 512 characters
public record Document(
        String id,
        String collection,
        String title,
        String text,
        String body,
        Map<String, String> facets,
        String version) {

    private static final int MAX_KEY = 512;

    /// @throws IllegalArgumentException where an identifier or facet is empty or too long
    public Document {
        requireKey("id", id);
        requireKey("collection", collection);
        facets = Map.copyOf(facets);
        facets.forEach(Document::requireFacet);
        if (version.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "version must have at most %d characters, not %d"
                            .formatted(MAX_KEY, version.length()));
        }
    }

    static void requireKey(String what, String key) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "%s must have 1 to %d characters, not %d"
                            .formatted(what, MAX_KEY, key.length()));
        }
    }

    static void requireFacet(String key, String value) {
        requireKey("facet key", key);
        if (key.indexOf('\0') >= 0 || value.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "facet '%s': the key must not contain NUL, and the value must have at most %d characters"
                            .formatted(key, MAX_KEY));
        }
    }
}
