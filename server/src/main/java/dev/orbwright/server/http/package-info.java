/// What is answered over plain HTTP: the page and its files, `/health`, `/metrics`, `/api/model`.
///
/// Runs on Javalin's threads, which may block.
@NullMarked
package dev.orbwright.server.http;

import org.jspecify.annotations.NullMarked;
