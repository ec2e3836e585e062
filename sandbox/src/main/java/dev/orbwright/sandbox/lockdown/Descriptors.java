package dev.orbwright.sandbox.lockdown;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the descriptors that this process has open, without a file of its own: a process that is
/// locked down cannot look into `/proc`. ppoll(2) says of each number whether it is one.
///
/// Used by one thread.
public final class Descriptors {
    private static final Logger log = LoggerFactory.getLogger(Descriptors.class);

    /// The most that a process may have that is locked down.
    private static final int LOOKED_AT = 1024;

    /// `struct pollfd`: the descriptor, what is asked, what is so.
    private static final long SIZE = 8;

    private static final long ANSWER = 6;
    private static final int POLLNVAL = 0x20;
    private static final long TIMESPEC_BYTES = 16;

    private final Optional<Kernel> kernel;
    private final MemorySegment polled = Arena.ofAuto().allocate(LOOKED_AT * SIZE, SIZE);
    private final MemorySegment noTime = Arena.ofAuto().allocate(TIMESPEC_BYTES, SIZE);

    private Descriptors(Optional<Kernel> kernel) {
        this.kernel = kernel;
        for (int number = 0; number < LOOKED_AT; number++) {
            polled.set(ValueLayout.JAVA_INT, number * SIZE, number);
        }
    }

    /// Of a process without Linux, or without native access, nothing is known.
    public static Descriptors ofThisProcess() {
        return new Descriptors(Architecture.ofThisProcess().flatMap(Descriptors::kernel));
    }

    private static Optional<Kernel> kernel(Architecture architecture) {
        try {
            return Optional.of(new Kernel(architecture));
        } catch (IllegalCallerException
                | NoSuchElementException
                | UnsupportedOperationException e) {
            log.info("Open descriptors cannot be counted: {}", e.toString());
            return Optional.empty();
        }
    }

    /// How many of the first 1,024 are open; empty where nobody can tell.
    public OptionalInt open() {
        if (kernel.isEmpty()) {
            return OptionalInt.empty();
        }
        Kernel.Answer answer =
                kernel.get()
                        .call(
                                SystemCall.PPOLL,
                                polled.address(),
                                LOOKED_AT,
                                noTime.address(),
                                0,
                                0);
        if (answer.failed()) {
            return OptionalInt.empty();
        }
        int open = 0;
        for (int number = 0; number < LOOKED_AT; number++) {
            short found = polled.get(ValueLayout.JAVA_SHORT, number * SIZE + ANSWER);
            if ((found & POLLNVAL) == 0) {
                open++;
            }
        }
        return OptionalInt.of(open);
    }
}
