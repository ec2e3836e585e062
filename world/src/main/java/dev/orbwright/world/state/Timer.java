package dev.orbwright.world.state;

import dev.orbwright.world.json.JsonObject;
import java.util.Optional;

/// A function that is run later, once or again and again.
///
/// @param functionName the function that is run
/// @param ownerId whose capabilities bound its runs: the owner of the function that asked for it;
///   empty for the world's own
/// @param soulId the soul that its runs act for; empty where they act for nobody
/// @param arguments what the function gets; who, where and with what is not among them
/// @param due world time, in milliseconds, from which it is to be run
/// @param interval milliseconds from one run to the next; empty where it is run once
/// @param failures how many of its latest runs in a row failed
public record Timer(
        String id,
        String functionName,
        Optional<String> ownerId,
        Optional<String> soulId,
        JsonObject arguments,
        long due,
        Optional<Long> interval,
        int failures)
        implements Entry {

    /// Refuses an interval that is not positive, and failures below 0.
    public Timer {
        if (interval.isPresent() && interval.get() <= 0) {
            throw new IllegalArgumentException("a timer's interval is more than 0 ms");
        }
        if (failures < 0) {
            throw new IllegalArgumentException("a timer's failures are counted from 0");
        }
    }

    @Override
    public EntryKey key() {
        return EntryKey.timer(id);
    }

    /// True where it is to be run at this world time.
    public boolean isDue(long worldTime) {
        return due <= worldTime;
    }

    /// This timer after a run at this world time; empty where that was its last. What it missed is
    /// not made up: it is next due one interval after it was, or after now where that is over.
    ///
    /// @param failed whether the run failed
    public Optional<Timer> after(long worldTime, boolean failed) {
        return interval.map(between -> {
            long next = due + between;
            return new Timer(
                    id,
                    functionName,
                    ownerId,
                    soulId,
                    arguments,
                    next > worldTime ? next : worldTime + between,
                    interval,
                    failed ? failures + 1 : 0);
        });
    }
}
