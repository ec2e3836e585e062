package dev.orbwright.world.task;

import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes commits durable in the order in which they come, those that wait in one group, and only
/// then lets their tasks end.
///
/// After a failure all that waits fails, and so does all that comes from the same epoch.
final class CommitWriter {

    private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);
    private static final int LARGEST_GROUP = 256;

    /// A task that waits for its commit, or for the commits that it saw.
    record Pending(Head head, Optional<Commit> commit, Runnable durable, Failure failed) {}

    /// Is told why a commit did not become durable.
    interface Failure {
        void because(String reason);
    }

    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final CommitStore store;
    private final Failure trouble;
    private final Thread thread;
    private boolean ended;
    private int failedEpoch = -1;
    private String failure = "";

    /// @param trouble is told, before any waiting task, that the storage failed
    CommitWriter(String name, CommitStore store, Failure trouble) {
        this.store = store;
        this.trouble = trouble;
        this.thread = Thread.ofPlatform().name(name).start(this::run);
    }

    void submit(Pending pending) {
        queue.add(pending);
    }

    /// How many tasks wait.
    int waiting() {
        return queue.size();
    }

    boolean isCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    private void run() {
        List<Pending> group = new ArrayList<>();
        while (!ended) {
            group.add(Waiting.forNext(queue));
            queue.drainTo(group, LARGEST_GROUP - 1);
            write(group);
            group.clear();
        }
    }

    private void write(List<Pending> group) {
        List<Pending> valid = new ArrayList<>();
        for (Pending pending : group) {
            if (pending.head().epoch() <= failedEpoch) {
                tell(() -> pending.failed().because(failure));
            } else {
                valid.add(pending);
            }
        }
        List<Commit> commits =
                valid.stream().flatMap(pending -> pending.commit().stream()).toList();
        try {
            if (!commits.isEmpty()) {
                store.append(commits);
            }
        } catch (CommitStore.StorageException e) {
            LOG.error("The world could not be saved: {}", e.getMessage(), e);
            fail(valid, String.valueOf(e.getMessage()));
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("A bug kept the world from being saved", e);
            fail(valid, "a bug in its storage, see the server's log");
            return;
        }
        valid.forEach(pending -> tell(pending.durable()));
    }

    /// A store that failed may have stored all the same: only the world, loaded again, knows.
    private void fail(List<Pending> valid, String reason) {
        failedEpoch = valid.getFirst().head().epoch();
        failure = "the world could not be saved, nothing of this was kept: " + reason;
        tell(() -> trouble.because("the world could not be saved: " + reason));
        String tried =
                "the world could not be saved, and it is not known whether this was kept, so look"
                        + " before you try again: "
                        + reason;
        for (Pending pending : valid) {
            tell(() -> pending.failed().because(pending.commit().isPresent() ? tried : failure));
        }
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A bug in what follows a commit", e);
        }
    }

    /// Ends the thread once all that was submitted is written. Nothing may be submitted afterwards.
    void finish() {
        Head last = new Head(WorldState.EMPTY, 0, Integer.MAX_VALUE);
        submit(new Pending(last, Optional.empty(), this::end, _ -> end()));
    }

    private void end() {
        ended = true;
    }

    /// Waits until the thread has ended.
    void join() throws InterruptedException {
        thread.join();
    }
}
