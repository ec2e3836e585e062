package dev.orbwright.server.demo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Says when a demo goes on: it can be paused, played faster or slower, and begun again, at any
/// time. Thread-safe.
final class Conductor {

    /// The demo is to begin again.
    static final class StartOverException extends Exception {
        StartOverException() {
            super("the demo begins again");
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Pace pace;
    private boolean paused;
    private boolean startOver;

    Conductor(Pace pace) {
        this.pace = pace;
    }

    Pace pace() {
        lock.lock();
        try {
            return pace;
        } finally {
            lock.unlock();
        }
    }

    boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    void pause() {
        change(() -> paused = true);
    }

    void resume() {
        change(() -> paused = false);
    }

    void play(Pace faster) {
        change(() -> pace = faster);
    }

    void startOver() {
        change(() -> {
            startOver = true;
            paused = false;
        });
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the demo is to begin again, and takes note of it.
    void awaitStartOver() throws InterruptedException {
        lock.lock();
        try {
            while (!startOver) {
                changed.await();
            }
            startOver = false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for so many milliseconds of the script, and for as long as the demo is paused.
    void hold(double scriptMillis) throws InterruptedException, StartOverException {
        double left = scriptMillis;
        lock.lock();
        try {
            while (true) {
                if (startOver) {
                    startOver = false;
                    throw new StartOverException();
                }
                if (paused) {
                    changed.await();
                } else if (left <= 0 || pace.speed() == Double.POSITIVE_INFINITY) {
                    return;
                } else {
                    long wanted = (long) (left / pace.speed() * TimeUnit.MILLISECONDS.toNanos(1));
                    if (wanted <= 0) {
                        return;
                    }
                    long remaining = changed.awaitNanos(wanted);
                    double waited = wanted - Math.max(0, remaining);
                    left -= waited / TimeUnit.MILLISECONDS.toNanos(1) * pace.speed();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
