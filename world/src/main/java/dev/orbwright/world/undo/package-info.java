/// Taking back what a commit did, also after later ones: field by field, where each field still has
/// the value that the commit gave it.
///
/// Pure functions of states and change sets: any thread.
@NullMarked
package dev.orbwright.world.undo;

import org.jspecify.annotations.NullMarked;
