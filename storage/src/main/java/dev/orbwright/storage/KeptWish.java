package dev.orbwright.storage;

import java.time.Instant;

/// A wish that is under way.
///
/// @param id its own, unique in its world
/// @param made when its player made it
/// @param soulId whose wish it is
/// @param catalystId the artifact through which it was made
/// @param text the player's words
/// @param errand what is done for it, as whoever noted it writes that; empty in saves of before
///   that was noted
/// @param resumed how often it was begun again because the server had died
public record KeptWish(
        String id,
        Instant made,
        String soulId,
        String catalystId,
        String text,
        String errand,
        int resumed) {}
