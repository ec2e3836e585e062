/// Where things are and what one can walk on. Pure functions over immutable values.
@NullMarked
package dev.orbwright.world.geometry;

import org.jspecify.annotations.NullMarked;
