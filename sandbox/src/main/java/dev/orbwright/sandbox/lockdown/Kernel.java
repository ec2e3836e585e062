package dev.orbwright.sandbox.lockdown;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// Makes system calls, through the C library's `syscall(2)`.
final class Kernel {
    private static final int ARGUMENTS = 5;

    private final Architecture architecture;
    private final MethodHandle syscall;
    private final VarHandle errno;

    /// What the kernel said.
    ///
    /// @param value what the call returned; negative where it failed
    /// @param error its error number, or 0
    record Answer(long value, int error) {
        boolean failed() {
            return value < 0;
        }
    }

    /// Fails where native access is not enabled or the C library has no `syscall`.
    @SuppressWarnings("restricted") // the point of this class
    Kernel(Architecture architecture) {
        this.architecture = architecture;
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup().findOrThrow("syscall");
        this.syscall =
                linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.firstVariadicArg(1),
                        Linker.Option.captureCallState("errno"));
        this.errno =
                Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
    }

    Architecture architecture() {
        return architecture;
    }

    /// Makes a system call that this architecture has, with up to 5 arguments; the others are 0.
    Answer call(SystemCall call, long... arguments) {
        int number =
                call.number(architecture)
                        .orElseThrow(
                                () -> new IllegalArgumentException(call + " on " + architecture));
        if (arguments.length > ARGUMENTS) {
            throw new IllegalArgumentException("At most " + ARGUMENTS + " arguments");
        }
        long[] all = Arrays.copyOf(arguments, ARGUMENTS);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            long value =
                    (long)
                            syscall.invokeExact(
                                    state, (long) number, all[0], all[1], all[2], all[3], all[4]);
            return new Answer(value, value < 0 ? (int) errno.get(state, 0L) : 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("System call " + call + " could not be made", e);
        }
    }
}
