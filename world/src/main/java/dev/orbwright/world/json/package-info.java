/// Immutable JSON values: what the world keeps, what crosses to guests and what goes out to
/// clients.
///
/// Everything here is immutable and may be shared between threads. Numbers are IEEE doubles, as in
/// JavaScript.
@NullMarked
package dev.orbwright.world.json;

import org.jspecify.annotations.NullMarked;
