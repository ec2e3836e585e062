package dev.orbwright.functionstore;

/// How a document is in the index.
///
/// @param version the one it was put with, see [Document#version()]
/// @param byMeaning whether it is found by its meaning; false where the embedder failed when it was
///   put, so that it is found by its words only until it is put again
public record Indexed(String version, boolean byMeaning) {}
