package dev.orbwright.sandbox.lockdown;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Gives up rights of this process, for good.
///
/// A worker calls [#apply] on its main thread when it is connected to the server and warm, and
/// before its first guest. The file wall holds for the calling thread and those that it starts from
/// then on, so threads that run guests in a worker with readable files should be started
/// afterwards; everything else holds for all threads.
///
/// Needs `--enable-native-access` for this module or `ALL-UNNAMED`. Sources: prctl(2),
/// getrlimit(2), landlock(7), seccomp(2), proc_pid_oom_score_adj(5).
public final class Lockdown {
    private static final Path OOM_SCORE = Path.of("/proc/self/oom_score_adj");
    private static final String FIRST_TO_GO = "1000";
    private static final int SIGKILL = 9;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;

    private final Kernel kernel;
    private final LockdownSettings settings;

    private Lockdown(Kernel kernel, LockdownSettings settings) {
        this.kernel = kernel;
        this.settings = settings;
    }

    /// Applies each of the settings' layers, in their order. What is in force already stays, so it
    /// may be called again.
    ///
    /// @return what is in force and what is not, one for each layer of the settings
    /// @throws IllegalStateException if a required layer cannot be applied; others may be in force
    ///   then
    public static List<Protection> apply(LockdownSettings settings) {
        return apply(settings, Architecture.ofThisProcess());
    }

    static List<Protection> apply(LockdownSettings settings, Optional<Architecture> architecture) {
        List<Protection> protections = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Optional<Lockdown> lockdown = Optional.empty();
        String unsupported = "only on Linux, x86-64 or 64-bit ARM";
        if (architecture.isPresent()) {
            try {
                lockdown = Optional.of(new Lockdown(new Kernel(architecture.get()), settings));
            } catch (IllegalCallerException
                    | NoSuchElementException
                    | UnsupportedOperationException e) {
                unsupported = "no native access: " + e.getMessage();
            }
        }
        for (Layer layer : Layer.values()) {
            if (settings.layers().contains(layer)) {
                Protection protection =
                        lockdown.isPresent()
                                ? lockdown.get().apply(layer, protections)
                                : Protection.missing(layer.title(), unsupported);
                protections.add(protection);
                if (!protection.inForce() && settings.required().contains(layer)) {
                    missing.add(protection.text());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "This worker must not run guests, for required protections are missing: "
                            + String.join("; ", missing)
                            + ". Allow them in this container or system, or require less.");
        }
        return List.copyOf(protections);
    }

    private Protection apply(Layer layer, List<Protection> before) {
        return switch (layer) {
            case MEMORY_PRESSURE -> firstToGo();
            case RESOURCE_LIMITS -> new ResourceLimits(kernel).apply(settings);
            case NO_NEW_PRIVILEGES ->
                    prctl(layer, Prctl.SET_NO_NEW_PRIVS, 1, Prctl.GET_NO_NEW_PRIVS, 1);
            case NOT_INSPECTABLE -> prctl(layer, Prctl.SET_DUMPABLE, 0, Prctl.GET_DUMPABLE, 0);
            case ENDS_WITH_STARTER -> endWithStarter();
            case FILES -> {
                if (settings.opensNothing()) {
                    Preload.run();
                }
                yield new FileWall(kernel).apply(settings.readable());
            }
            case SYSTEM_CALLS ->
                    filter(
                            before.stream()
                                    .anyMatch(p ->
                                            p.inForce() && p.name().equals(Layer.FILES.title())));
        };
    }

    private static Protection firstToGo() {
        String name = Layer.MEMORY_PRESSURE.title();
        try {
            if (!Files.readString(OOM_SCORE).strip().equals(FIRST_TO_GO)) {
                Files.writeString(OOM_SCORE, FIRST_TO_GO);
            }
            return Protection.inForce(name, "");
        } catch (IOException e) {
            return Protection.missing(name, OOM_SCORE + " cannot be reached");
        }
    }

    private Protection prctl(Layer layer, int set, int value, int get, int expected) {
        Kernel.Answer answer = kernel.call(SystemCall.PRCTL, set, value);
        return kernel.call(SystemCall.PRCTL, get).value() == expected
                ? Protection.inForce(layer.title(), "")
                : Protection.missing(layer.title(), Errno.text(answer.error()));
    }

    /// The kernel looks at the thread that started this process, not at its process.
    private Protection endWithStarter() {
        String name = Layer.ENDS_WITH_STARTER.title();
        Kernel.Answer answer = kernel.call(SystemCall.PRCTL, Prctl.SET_PDEATHSIG, SIGKILL);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment signal = arena.allocate(ValueLayout.JAVA_INT);
            kernel.call(SystemCall.PRCTL, Prctl.GET_PDEATHSIG, signal.address());
            return signal.get(ValueLayout.JAVA_INT, 0) == SIGKILL
                    ? Protection.inForce(name, "")
                    : Protection.missing(name, Errno.text(answer.error()));
        }
    }

    private Protection filter(boolean walled) {
        String name = Layer.SYSTEM_CALLS.title();
        String files = settings.opensNothing() ? "opens no file" : "opens files for reading only";
        Map<SystemCall, Rule> rules =
                Policy.rules(
                        Math.toIntExact(ProcessHandle.current().pid()),
                        settings.opensNothing(),
                        walled);
        List<Instruction> program = Filter.program(kernel.architecture(), rules);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate(8L * program.size(), 8);
            for (int i = 0; i < program.size(); i++) {
                Instruction instruction = program.get(i);
                code.set(ValueLayout.JAVA_SHORT, 8L * i, (short) instruction.code());
                code.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) instruction.ifTrue());
                code.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) instruction.ifFalse());
                code.set(ValueLayout.JAVA_INT, 8L * i + 4, instruction.operand());
            }
            MemorySegment head = arena.allocate(16, 8); // struct sock_fprog
            head.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
            head.set(ValueLayout.JAVA_LONG, 8, code.address());
            Kernel.Answer answer =
                    kernel.call(
                            SystemCall.SECCOMP,
                            SECCOMP_SET_MODE_FILTER,
                            SECCOMP_FILTER_FLAG_TSYNC,
                            head.address());
            if (answer.error() == Errno.EALREADY) {
                return Protection.inForce(name, "seccomp, from before");
            }
            // A positive answer is a thread that has filters of its own and did not take this one.
            return answer.value() == 0
                    ? Protection.inForce(name, "seccomp, all threads, " + files)
                    : Protection.missing(name, "seccomp: " + Errno.text(answer.error()));
        }
    }
}
