package dev.orbwright.sandbox.lockdown;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Landlock ruleset: files below some folders can be opened for reading, nothing else can, and no
/// TCP port can be bound or reached. Source: landlock(7) and `linux/landlock.h`.
///
/// Until version 8 of its interface Landlock holds for the thread that asks and for those that it
/// starts later, not for those that run already.
final class FileWall {
    private static final int CREATE_RULESET_VERSION = 1;
    private static final int RULE_PATH_BENEATH = 1;
    private static final int RESTRICT_SELF_TSYNC = 8;

    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIRECTORY = 1 << 3;
    private static final int O_PATH_CLOEXEC = 0x28_0000;
    private static final int AT_WORKING_FOLDER = -100;

    private final Kernel kernel;

    FileWall(Kernel kernel) {
        this.kernel = kernel;
    }

    Protection apply(List<Path> readable) {
        String name = Layer.FILES.title();
        Kernel.Answer version =
                kernel.call(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION);
        if (version.failed()) {
            return kernel.call(SystemCall.LANDLOCK_RESTRICT_SELF, -1, 0).error() == Errno.EALREADY
                    ? Protection.inForce(name, "Landlock, from before")
                    : Protection.missing(name, "no Landlock: " + Errno.text(version.error()));
        }
        int abi = (int) version.value();
        int ruleset = -1;
        try (Arena arena = Arena.ofConfined()) {
            ruleset = create(arena, abi);
            for (Path path : readable) {
                if (Files.exists(path)) {
                    allow(arena, ruleset, path);
                }
            }
            long flags = abi >= 8 ? RESTRICT_SELF_TSYNC : 0;
            succeed("restrict", kernel.call(SystemCall.LANDLOCK_RESTRICT_SELF, ruleset, flags));
            return Protection.inForce(
                    name,
                    "Landlock "
                            + abi
                            + (abi >= 8 ? ", all threads" : ", this thread and those it starts"));
        } catch (Refused e) {
            return Protection.missing(name, "Landlock " + abi + ": " + e.getMessage());
        } finally {
            if (ruleset >= 0) {
                kernel.call(SystemCall.CLOSE, ruleset);
            }
        }
    }

    private int create(Arena arena, int abi) throws Refused {
        MemorySegment attributes = arena.allocate(ValueLayout.JAVA_LONG, 3);
        attributes.setAtIndex(ValueLayout.JAVA_LONG, 0, allFileRights(abi));
        attributes.setAtIndex(ValueLayout.JAVA_LONG, 1, abi >= 4 ? 3 : 0); // bind, connect
        // Abstract sockets; and signals, where those between own threads are not meant.
        attributes.setAtIndex(ValueLayout.JAVA_LONG, 2, abi >= 7 ? 3 : abi >= 6 ? 1 : 0);
        long size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
        return (int)
                succeed(
                        "rules",
                        kernel.call(
                                SystemCall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0));
    }

    /// Each version knows more rights; what is handled and not allowed is refused.
    private static long allFileRights(int abi) {
        int rights =
                switch (abi) {
                    case 1 -> 13;
                    case 2 -> 14; // moving between folders
                    case 3, 4 -> 15; // truncation
                    default -> 16; // ioctl on devices
                };
        return (1L << rights) - 1;
    }

    private void allow(Arena arena, int ruleset, Path path) throws Refused {
        String text = path.toAbsolutePath().toString();
        int descriptor =
                (int)
                        succeed(
                                text,
                                kernel.call(
                                        SystemCall.OPENAT,
                                        AT_WORKING_FOLDER,
                                        arena.allocateFrom(text).address(),
                                        O_PATH_CLOEXEC));
        try {
            MemorySegment rule = arena.allocate(12, 8); // packed: rights, descriptor
            long rights = Files.isDirectory(path) ? READ_FILE | READ_DIRECTORY : READ_FILE;
            rule.set(ValueLayout.JAVA_LONG, 0, rights);
            rule.set(ValueLayout.JAVA_INT, 8, descriptor);
            succeed(
                    text,
                    kernel.call(
                            SystemCall.LANDLOCK_ADD_RULE,
                            ruleset,
                            RULE_PATH_BENEATH,
                            rule.address(),
                            0));
        } finally {
            kernel.call(SystemCall.CLOSE, descriptor);
        }
    }

    private static long succeed(String what, Kernel.Answer answer) throws Refused {
        if (answer.failed()) {
            throw new Refused(what + ": " + Errno.text(answer.error()));
        }
        return answer.value();
    }

    private static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }
}
