/// What the server and a worker say to each other: frames, and the connection that carries them.
///
/// A frame is a length of four bytes, a type of one, and its fields; all numbers are big-endian.
/// Text is a byte that says whether a character takes one byte (ISO 8859-1) or two (UTF-16), a
/// length of four bytes, and the characters: so every Java string crosses as it is, lone surrogates
/// too, and no sequence of bytes is a malformed text but one that is cut short.
///
/// Used by [dev.orbwright.sandbox.process] on the server's side and [dev.orbwright.sandbox.worker]
/// on the other. Both sides take every frame as sent by a stranger: whatever does not read as a
/// frame is a [dev.orbwright.sandbox.wire.ProtocolViolation]. What a frame means, and whether it
/// may come now, is for those who read it.
///
/// Threads: a link is used by one thread at a time.
@NullMarked
package dev.orbwright.sandbox.wire;

import org.jspecify.annotations.NullMarked;
