/// The server as clients in another language see it: Node scripts with npm's Socket.IO client, in
/// `src/test/node`. They need `node` and `npm`, and npm's registry or its cache.
@NullMarked
package dev.orbwright.server.node;

import org.jspecify.annotations.NullMarked;
