package dev.orbwright.sandbox.lockdown;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.TimeZone;

/// Opens the files that a JVM opens when it first needs them, for a process that soon can open
/// none.
final class Preload {
    private Preload() {}

    static void run() {
        // A class loader looks into its jars in order and opens each at first sight, so a search
        // for
        // what is in none of them opens all.
        ClassLoader.getSystemResource("dev/orbwright/sandbox/lockdown/nothing");
        new SecureRandom().nextInt();
        TimeZone.getDefault();
        loadSocketLibrary();
        ManagementFactory.getRuntimeMXBean().getUptime();
        ManagementFactory.getThreadMXBean().getThreadCount();
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    /// Closing any channel needs it, a Unix domain socket's too.
    private static void loadSocketLibrary() {
        try {
            SocketChannel.open().close();
        } catch (IOException e) {
            // Sockets are refused already; the library was loaded in order to ask for one.
        }
    }
}
