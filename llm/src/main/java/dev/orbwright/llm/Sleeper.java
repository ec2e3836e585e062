package dev.orbwright.llm;

import java.time.Duration;

/// Waits between attempts; tests only take note.
@FunctionalInterface
interface Sleeper {

    Sleeper REAL = Thread::sleep;

    void sleep(Duration duration) throws InterruptedException;
}
