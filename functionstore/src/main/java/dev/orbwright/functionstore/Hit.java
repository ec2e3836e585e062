package dev.orbwright.functionstore;

/// A document that was found.
///
/// @param document what was found
/// @param score its fused rank score: orders the hits of one search, and means nothing between
///   searches
/// @param similarity the cosine of the query's vector and the document's, -1 to 1; 0 where one of
///   them has no vector, as while the embedder is down. Neighbours are returned however far they
///   are: judge them by this
public record Hit(Document document, double score, double similarity) {}
