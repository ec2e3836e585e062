/// The host functions, a class for each family, listed in [StandardFunctions].
///
/// A host function reads and changes the world through its `Step` (or the steps of its
/// `Composition`), finds things through [Lookup], asks [Rules] whether the caller may, and answers
/// a record. It refuses by throwing, and whatever it had changed by then is taken back.
///
/// Threads: static methods without state, called by the thread of the task.
@NullMarked
package dev.orbwright.hostapi.functions;

import org.jspecify.annotations.NullMarked;
