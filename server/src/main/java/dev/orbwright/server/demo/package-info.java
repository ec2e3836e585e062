/// Scripted runs: a player that comes in by the same door as any client and plays the steps of a
/// file. Each is also an end-to-end test. The file's format is described in `demos/README.md`.
@NullMarked
package dev.orbwright.server.demo;

import org.jspecify.annotations.NullMarked;
