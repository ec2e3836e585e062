/// How a world changes: tasks, transactions, commits, and the one sequencer of a [World].
///
/// In: tasks from any thread. Out: commits, in order, to the [CommitStore] and then to subscribers.
/// Each [World] has two platform threads: the sequencer, which alone decides what is committed, and
/// the writer, which makes commits durable in groups and tells subscribers.
@NullMarked
package dev.orbwright.world.task;

import org.jspecify.annotations.NullMarked;
