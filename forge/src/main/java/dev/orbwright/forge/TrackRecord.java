package dev.orbwright.forge;

/// How a function has done so far.
///
/// @param runs how often it ran
/// @param succeeded how often it answered
public record TrackRecord(long runs, long succeeded) {

    /// Where track records are found.
    public interface Book {
        /// Of the function of this name.
        TrackRecord of(String functionName);

        /// Knows of no runs.
        static Book empty() {
            return _ -> new TrackRecord(0, 0);
        }
    }
}
