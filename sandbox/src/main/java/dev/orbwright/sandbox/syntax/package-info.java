/// What a guest's source says, without running it: the calls of the host with their literal
/// arguments, the globals that it uses, and its endless loops, all with their places.
///
/// The parsers are those that GraalVM's languages themselves use, so nothing is read otherwise than
/// it will be run. They work on text alone, within the server, and run nothing; only sources that
/// [dev.orbwright.sandbox.Sandbox#check] has passed are read, which bounds their length and depth.
@NullMarked
package dev.orbwright.sandbox.syntax;

import org.jspecify.annotations.NullMarked;
