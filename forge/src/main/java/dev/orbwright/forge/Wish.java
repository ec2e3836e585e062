package dev.orbwright.forge;

/// A player describes a tool.
///
/// @param soulId whose tool it will be
/// @param catalystId the artifact through which the wish is made
/// @param text the player's words
public record Wish(String soulId, String catalystId, String text) {

    /// The property that tells an artifact that was made for a wish; such a one is called after it.
    public static final String MADE_BY_ORB = "made_by_orb";

    /// The property of an artifact with a function that its player had before: when the wish was
    /// granted, in milliseconds since 1970.
    public static final String MADE_AT = "made_at";

    /// The longest wish, in characters.
    public static final int LONGEST = 2_000;

    /// The same wish in other words.
    public Wish in(String words) {
        return new Wish(soulId, catalystId, words);
    }
}
