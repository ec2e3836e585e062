/// The library of functions: what was run and what came of it, and the life of each function. Over
/// HTTP, `/api/functions`.
///
/// [KeptRuns] is told of each run by `runtime.FunctionRunner`. Requests come on Javalin's threads,
/// which may block; every change is a task of the world.
@NullMarked
package dev.orbwright.server.library;

import org.jspecify.annotations.NullMarked;
