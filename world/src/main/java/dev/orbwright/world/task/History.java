package dev.orbwright.world.task;

import java.util.List;

/// The course of a world: its newest state, its durable state and the lines that it logged, and who
/// is told of them.
///
/// Anybody may read. The newest state is changed by the sequencer alone, the durable one by the
/// writer, and by the sequencer where the writer has failed and so keeps nothing.
final class History {

    private final Listeners listeners = new Listeners();
    private final LogTail log = new LogTail();
    private volatile Head head;
    private volatile Head durable;

    /// Of the sequencer's thread alone.
    private long latestWorldTime;

    History(CommitStore.Saved saved) {
        head = new Head(saved.state(), saved.sequence(), 0);
        durable = head;
        latestWorldTime = saved.worldTime();
        log.reset(saved.log());
    }

    Head head() {
        return head;
    }

    Head durable() {
        return durable;
    }

    /// The latest durable lines of the world log, oldest first.
    List<CommitStore.LogLine> log() {
        return log.latest();
    }

    Listeners listeners() {
        return listeners;
    }

    /// The commit of a task that was run on the newest state. World time never goes back in the
    /// journal, though a recorded task began before others that are in it.
    Commit next(Actor actor, String cause, Transaction transaction, List<RunRecord> runs) {
        latestWorldTime = Math.max(latestWorldTime, transaction.worldTime());
        return new Commit(
                head.sequence() + 1,
                actor,
                cause,
                latestWorldTime,
                transaction.changes(),
                transaction.events(),
                transaction.sources(),
                runs);
    }

    /// This is the newest state from now on.
    void advanceTo(Head after) {
        head = after;
    }

    /// The commit, which made this state, is durable: listeners hear of it.
    void keep(Head after, Commit commit) {
        durable = after;
        log.add(commit);
        Committed committed = new Committed(commit, after.state());
        listeners.tell(listener -> listener.committed(committed));
    }

    /// Goes on from what was saved; what is not in it is lost.
    void startOver(CommitStore.Saved saved) {
        Head loaded = new Head(saved.state(), saved.sequence(), head.epoch() + 1);
        head = loaded;
        durable = loaded;
        latestWorldTime = saved.worldTime();
        log.reset(saved.log());
    }
}
