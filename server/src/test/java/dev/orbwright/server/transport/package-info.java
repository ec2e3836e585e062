@NullMarked
package dev.orbwright.server.transport;

import org.jspecify.annotations.NullMarked;
