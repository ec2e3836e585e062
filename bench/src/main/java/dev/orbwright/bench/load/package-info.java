/// Load on anything that can be run: an open loop, whose runs arrive at fixed times, and a closed
/// loop, one run after another; their latencies, and what processes use meanwhile.
///
/// An open loop runs on threads of its own and returns when all of them have ended.
@NullMarked
package dev.orbwright.bench.load;

import org.jspecify.annotations.NullMarked;
