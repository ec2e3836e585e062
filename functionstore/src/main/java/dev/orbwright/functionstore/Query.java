package dev.orbwright.functionstore;

import java.util.Map;

/// What to look for.
///
/// @param text any text, such as a player's wish; it has no syntax, and only about its first 4,000
///   characters count
/// @param collection only documents of this collection are found
/// @param limit the most hits to return, 1 to 1000
/// @param facets only documents with exactly these values are found; empty means any
public record Query(String text, String collection, int limit, Map<String, String> facets) {
    /// @throws IllegalArgumentException where the limit, the collection or a facet is out of range
    public Query {
        Document.requireKey("collection", collection);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000, not " + limit);
        }
        facets = Map.copyOf(facets);
        facets.forEach(Document::requireFacet);
    }
}
