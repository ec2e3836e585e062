/// Runs guest code within limits. Knows nothing of worlds: it is handed source, arguments as JSON
/// text and a [dev.orbwright.sandbox.HostCalls], and answers with a value.
@NullMarked
package dev.orbwright.sandbox;

import org.jspecify.annotations.NullMarked;
