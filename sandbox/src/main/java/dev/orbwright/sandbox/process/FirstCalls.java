package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.RunRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What functions ask first. One that has asked the same twice running is expected to ask it again,
/// so that the answer can travel with the run. Only for calls that look and change nothing.
///
/// Bounded: the oldest are forgotten, and wait for the answer twice when they come again.
final class FirstCalls {
    private static final int MAX_FUNCTIONS = 2048;

    /// In characters, of what is remembered of a call.
    private static final int LONGEST = 1 << 10;

    private static final int LONGEST_SOURCE = 1 << 15;

    /// A call of a host function.
    ///
    /// @param function as frames number it
    record Call(int function, String name, String argumentsJson) {}

    /// Arguments may be what only this owner's runs are to see.
    private record Asker(GuestFunction function, String owner) {}

    private record Habit(Call call, boolean twice) {}

    private final Set<String> reads;
    private final Map<Asker, Habit> habits =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Asker, Habit> eldest) {
                    return size() > MAX_FUNCTIONS;
                }
            };

    /// @param reads as in the binding
    FirstCalls(Set<String> reads) {
        this.reads = reads;
    }

    /// What this run is expected to ask first.
    synchronized Optional<Call> expected(RunRequest request) {
        return Optional.ofNullable(habits.get(asker(request)))
                .filter(Habit::twice)
                .map(Habit::call);
    }

    /// What it has asked first.
    synchronized void asked(RunRequest request, Call call) {
        if (!reads.contains(call.name())
                || call.argumentsJson().length() > LONGEST
                || request.function().source().length() > LONGEST_SOURCE) {
            forget(request);
            return;
        }
        Asker asker = asker(request);
        Habit before = habits.get(asker);
        habits.put(asker, new Habit(call, before != null && before.call().equals(call)));
    }

    /// It has asked nothing, or something that cannot be known before.
    synchronized void forget(RunRequest request) {
        habits.remove(asker(request));
    }

    private static Asker asker(RunRequest request) {
        return new Asker(request.function(), request.owner());
    }
}
