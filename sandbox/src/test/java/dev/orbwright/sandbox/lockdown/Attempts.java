package dev.orbwright.sandbox.lockdown;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/// What an escaped guest would try from inside a worker process.
final class Attempts {
    private static final int NO_SIGNAL = 0;
    private static final int RLIMIT_NOFILE = 7;

    /// Returns when it succeeded.
    interface Attempt {
        void run() throws Exception;
    }

    private Attempts() {}

    /// @param scratch a folder that this user may write, with files `victim` and `victim2`
    /// @param port of a server on this machine
    /// @param starter the process that started this one
    /// @param early threads that run since before the lock-down
    static Map<String, Attempt> all(Path scratch, int port, long starter, ExecutorService early)
            throws IOException {
        Kernel kernel = new Kernel(Architecture.ofThisProcess().orElseThrow());
        Path victim = scratch.resolve("victim");
        Path passwd = Path.of("/etc/passwd");
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        attempts.put("start a program", () -> new ProcessBuilder("/bin/true").start().waitFor());
        attempts.put("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        attempts.put(
                "listen", () -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close());
        attempts.put(
                "open a unix socket",
                () -> SocketChannel.open(StandardProtocolFamily.UNIX).close());
        attempts.put("read a file", () -> Files.readString(passwd));
        attempts.put(
                "read a file on an early thread",
                () -> early.submit(() -> Files.readString(passwd)).get());
        attempts.put("list a folder", () -> list(Path.of("/etc")));
        attempts.put(
                "read the environment", () -> Files.readAllBytes(Path.of("/proc/self/environ")));
        attempts.put(
                "open the starter's memory",
                () -> Files.newByteChannel(Path.of("/proc/" + starter + "/mem")).close());
        attempts.put("create a file", () -> Files.writeString(scratch.resolve("new"), "x"));
        attempts.put(
                "append to a file",
                () -> Files.writeString(victim, "x", StandardOpenOption.APPEND));
        attempts.put("make a folder", () -> Files.createDirectory(scratch.resolve("folder")));
        attempts.put(
                "make a link", () -> Files.createSymbolicLink(scratch.resolve("link"), victim));
        attempts.put(
                "change permissions",
                () ->
                        Files.setPosixFilePermissions(
                                victim, PosixFilePermissions.fromString("rwxrwxrwx")));
        attempts.put("move a file", () -> Files.move(victim, scratch.resolve("moved")));
        attempts.put("delete a file", () -> Files.delete(scratch.resolve("victim2")));
        attempts.put(
                "signal the starter",
                () -> succeed(kernel.call(SystemCall.KILL, starter, NO_SIGNAL)));
        attempts.put(
                "signal the starter's thread",
                () -> succeed(kernel.call(SystemCall.TGKILL, starter, starter, NO_SIGNAL)));
        attempts.put(
                "become inspectable",
                () -> succeed(kernel.call(SystemCall.PRCTL, Prctl.SET_DUMPABLE, 1)));
        attempts.put("set a limit", () -> setLimit(kernel));
        return attempts;
    }

    private static void list(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> {});
        }
    }

    private static void setLimit(Kernel kernel) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
            succeed(kernel.call(SystemCall.PRLIMIT64, 0, RLIMIT_NOFILE, 0, limit.address()));
            succeed(kernel.call(SystemCall.PRLIMIT64, 0, RLIMIT_NOFILE, limit.address(), 0));
        }
    }

    private static void succeed(Kernel.Answer answer) throws IOException {
        if (answer.failed()) {
            throw new IOException(Errno.text(answer.error()));
        }
    }
}
