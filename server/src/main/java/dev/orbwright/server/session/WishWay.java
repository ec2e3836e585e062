package dev.orbwright.server.session;

import dev.orbwright.forge.Wish;

/// A wish on its way.
///
/// @param resumed how often it was taken up again after a crash
record WishWay(Wish wish, Errand errand, WishProgress progress, int resumed) {}
