/// Turns annotated methods into host functions.
///
/// In: classes of annotated static methods. Out: [HostMethod]s, each with its specification, that
/// take JSON arguments and give JSON replies. A [PlainMethod] is one recorded step, a
/// [CompositeMethod] is several. What cannot be expressed is refused when the registry is made,
/// with the name of the method.
///
/// Threads: everything is immutable and shared, but a [Step] and a [Composition] belong to the
/// thread of their task.
@NullMarked
package dev.orbwright.hostapi.registry;

import org.jspecify.annotations.NullMarked;
