/// `./orbwright bench forge`: a suite of wishes ([dev.orbwright.bench.forge.Suite]), each made in a
/// fresh copy of the standard world ([dev.orbwright.bench.forge.Venue]), used there, and judged by
/// an oracle that neither forge nor model ever sees ([dev.orbwright.bench.forge.Oracle]); and what
/// the server itself takes for making a tool ([dev.orbwright.bench.forge.ServerShare]).
///
/// Used by one thread; a stage has the threads of a world.
@NullMarked
package dev.orbwright.bench.forge;

import org.jspecify.annotations.NullMarked;
