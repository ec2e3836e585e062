/// Keeps worlds: one embedded SQLite file each, durable before a commit is acknowledged.
///
/// In: commits from a world's writer ([WorldFile] is its [dev.orbwright.world.task.CommitStore]).
/// Out: the world as it was saved, its journal, and one readable JSON form ([WorldExport]). Doors:
/// [SaveFolder#open] for a server, which never touches a damaged or foreign file; [WorldFile#open]
/// for one file.
///
/// ```
/// SaveFolder (which file, set aside, afresh) -> WorldFile (lock, append, load)
///     -> Tables (our SQL; EntryJson and CommitJson make the rows) -> Database (connection)
/// ```
///
/// **Threads.** A [WorldFile] may be used by any thread; its calls wait for one another, and each
/// blocks until the disk has answered. Nothing else here is shared between threads.
///
/// **Errors.** What a disk, a file or a document can do is a
/// [dev.orbwright.world.task.CommitStore.StorageException] that says what happened, to which file,
/// and what to do.
@NullMarked
package dev.orbwright.storage;

import org.jspecify.annotations.NullMarked;
