/// What clients are shown: the seed's payload shapes, made from a state of the world. Pure
/// functions.
@NullMarked
package dev.orbwright.server.view;

import org.jspecify.annotations.NullMarked;
