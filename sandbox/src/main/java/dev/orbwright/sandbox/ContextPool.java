package dev.orbwright.sandbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Fresh contexts of one language and budget class, made ahead. All methods run on guest threads.
///
/// As a source it gives each context to one run only.
final class ContextPool implements ContextSource {
    private final GuestEngine engine;
    private final Budget budget;
    private final int target;
    private final Queue<Taken> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    ContextPool(GuestEngine engine, Budget budget, int target) {
        this.engine = engine;
        this.budget = budget;
        this.target = target;
    }

    /// A fresh context, made on the spot when none is ready.
    @Override
    public Taken take() {
        Taken made = ready.poll();
        if (made == null) {
            return make();
        }
        size.decrementAndGet();
        return made;
    }

    private Taken make() {
        long before = ThreadUse.cpuOfCurrentThread();
        GuestContext context = engine.newContext(budget);
        return new Taken(context, ThreadUse.cpuOfCurrentThread() - before);
    }

    @Override
    public boolean keep(GuestContext context) {
        return false;
    }

    /// Makes contexts until enough are ready.
    void refill() {
        boolean made = true;
        while (made) {
            made = makeOne();
        }
    }

    /// Makes a context; false when enough are ready.
    boolean makeOne() {
        if (!reserved()) {
            return false;
        }
        boolean made = false;
        try {
            ready.add(make());
            made = true;
        } finally {
            if (!made) {
                size.decrementAndGet();
            }
        }
        return true;
    }

    /// Takes a place for one more, if there is one: guest threads refill side by side.
    private boolean reserved() {
        return size.getAndUpdate(now -> Math.min(target, now + 1)) < target;
    }

    /// How many are ready or about to be.
    int size() {
        return size.get();
    }
}
