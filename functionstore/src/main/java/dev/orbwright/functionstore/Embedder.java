package dev.orbwright.functionstore;

import java.util.List;

/// Turns text into vectors whose angle says how alike two meanings are.
///
/// Implementations may be called from several threads at once, and give the same vector for the
/// same text for as long as [#id()] is the same. The vectors need no particular length. A vector of
/// zeros says that the text means nothing; such a text is found by its words only.
///
/// Any method but [#id()] may throw a [RuntimeException] where there is no answer to be had, such
/// as from an endpoint that is down. The index then gets by with words.
public interface Embedder {
    /// Names the model and its version. An index made with another id is stale.
    String id();

    /// How many numbers a vector has, 1 to 4096 (the most that the index can hold).
    int dimensions();

    /// The vector of any text: empty, very long or in any script.
    float[] embed(String text);

    /// One vector for each text, in order; worth overriding where a model works in batches.
    default List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }
}
