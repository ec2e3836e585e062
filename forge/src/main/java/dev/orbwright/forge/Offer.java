package dev.orbwright.forge;

/// A function that does already what a wish is for.
///
/// @param author the soul that it was made for, by name
/// @param madeFor the wish that it was made from
/// @param runs how often it ran
/// @param succeeded how often it answered
/// @param similarity of the wish and its description, -1 to 1
public record Offer(
        String functionName,
        String description,
        String author,
        String madeFor,
        long runs,
        long succeeded,
        double similarity) {}
