/// `./orbwright bench npc`: how much NPCs add to what their model takes, how many can speak at
/// once, and what those cost that do nothing.
///
/// A model that streams at a fixed pace runs in a JVM of its own
/// ([dev.orbwright.bench.npc.PacedModel]) and is reached over HTTP, like any. Each of its tokens
/// says when it was sent, on the clock that all processes of a Linux machine share.
@NullMarked
package dev.orbwright.bench.npc;

import org.jspecify.annotations.NullMarked;
