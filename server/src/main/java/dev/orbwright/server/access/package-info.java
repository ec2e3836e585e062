/// Who asks over HTTP: what a request shows in its `Authorization` header. Used by all routes that
/// not everybody may use; knows nothing of them. Thread-safe.
@NullMarked
package dev.orbwright.server.access;

import org.jspecify.annotations.NullMarked;
