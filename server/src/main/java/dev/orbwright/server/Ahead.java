package dev.orbwright.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A part that takes long to make and needs no other part, so that it is made in a thread of its
/// own while the start goes on with other things.
final class Ahead<T extends AutoCloseable> {

    private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

    private final String name;
    private final FutureTask<T> making;
    private volatile boolean taken;

    private Ahead(String name, Callable<T> make) {
        this.name = name;
        this.making = new FutureTask<>(make);
    }

    /// Begins to make a part.
    ///
    /// @param name for the thread and for messages
    static <T extends AutoCloseable> Ahead<T> begin(String name, Callable<T> make) {
        Ahead<T> ahead = new Ahead<>(name, make);
        Thread.ofPlatform().daemon().name("start-" + name).start(ahead.making);
        return ahead;
    }

    /// The part, waited for. From then on it is the caller's, who must close it.
    ///
    /// @throws StartException where it could not be made
    T get() throws StartException {
        try {
            T made = making.get();
            taken = true;
            return made;
        } catch (ExecutionException e) {
            taken = true;
            switch (e.getCause()) {
                case StartException failure -> throw failure;
                case RuntimeException bug -> throw bug;
                case Error bug -> throw bug;
                case null, default ->
                        throw new StartException("the %s could not start".formatted(name), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("the start was interrupted", e);
        }
    }

    /// Ends the part where nobody took it with [#get]. One that is being made is waited for, since
    /// native libraries must not be unloaded under a thread that loads them.
    void abandon() throws Exception {
        if (taken) {
            return;
        }
        T made;
        try {
            made = making.get();
        } catch (ExecutionException e) {
            LOG.debug("The {} could not be made, and is not needed any more", name, e);
            return;
        }
        made.close();
    }
}
