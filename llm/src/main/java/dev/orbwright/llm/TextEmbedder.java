package dev.orbwright.llm;

import java.util.List;

/// Turns text into a vector whose direction is its meaning. Safe for any number of threads.
///
/// Vectors have length 1, so their dot product is their cosine. Any text will do, blank or very
/// long; of a long one only the beginning counts.
public interface TextEmbedder extends AutoCloseable {

    /// Names the model: vectors of different ids cannot be compared.
    String id();

    /// The length of every vector. May ask for it, and wait up to 20 seconds.
    ///
    /// @throws EmbeddingException if it is not known yet and cannot be asked for
    int dimensions();

    /// The text's vector.
    ///
    /// @throws EmbeddingException if there is no vector to be had
    float[] embed(String text);

    /// A vector for each text, in their order.
    ///
    /// @throws EmbeddingException if there is no vector to be had for one of them
    List<float[]> embedAll(List<String> texts);

    /// Frees what this embedder holds, such as connections. It is not used after that.
    @Override
    default void close() {}
}
