package dev.orbwright.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of a sandbox, which only its user can enter: a folder and a socket for each worker.
final class Workplace implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Workplace.class);

    /// Socket paths are at most 104 bytes long on some systems.
    private static final int MAX_SOCKET_PATH = 100;

    private static final String PREFIX = "orbwright-workers-";

    /// The number of the process that made it.
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,18})-[0-9]+");

    private final Path folder;
    private final AtomicLong number = new AtomicLong();

    Workplace() {
        try {
            deleteAbandoned(Path.of(System.getProperty("java.io.tmpdir")));
            // Others can neither read nor enter it: that is how Java makes temporary folders.
            this.folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for workers could be made", e);
        }
    }

    /// For what all workers read. Not there yet.
    Path library() {
        return folder.resolve("lib");
    }

    /// A server that was killed could not clean up. Folders of other users, which cannot be
    /// deleted, are not tried.
    static void deleteAbandoned(Path parent) throws IOException {
        String user = System.getProperty("user.name");
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.filter(Workplace::isAbandoned).toList()) {
                if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(user)) {
                    log.debug("Deleting {}, which a server that was killed left behind", folder);
                    delete(folder);
                }
            }
        } catch (UncheckedIOException | NoSuchFileException e) {
            // Another server deletes them as well.
            log.debug("Folders that servers left behind may remain in {}", parent, e);
        }
    }

    private static boolean isAbandoned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /// A private working folder for a worker.
    Path newFolder() throws IOException {
        return Files.createDirectory(folder.resolve("w" + number.incrementAndGet()));
    }

    /// A place for one worker to connect to.
    ServerSocketChannel listen() throws IOException {
        Path socket = folder.resolve("s" + number.incrementAndGet());
        if (socket.toString().length() <= MAX_SOCKET_PATH) {
            try {
                ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                return channel.bind(UnixDomainSocketAddress.of(socket));
            } catch (UnsupportedOperationException e) {
                log.debug("No Unix sockets here", e);
            }
        }
        return ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /// As a worker takes it.
    static String address(ServerSocketChannel listening) throws IOException {
        SocketAddress address = listening.getLocalAddress();
        return address instanceof InetSocketAddress internet
                ? "tcp:" + internet.getPort()
                : "unix:" + address;
    }

    /// When the worker has connected, or never will.
    static void stopListening(ServerSocketChannel listening) throws IOException {
        SocketAddress address = listening.getLocalAddress();
        listening.close();
        if (address instanceof UnixDomainSocketAddress unix) {
            Files.deleteIfExists(unix.getPath());
        }
    }

    /// Whatever a worker left in its folder, without following links out of it.
    static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, new Deleting());
            }
        } catch (IOException e) {
            log.warn("The folder {} of a worker could not be deleted: {}", folder, e.toString());
        }
    }

    @Override
    public void close() {
        delete(folder);
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException thrown)
                throws IOException {
            if (thrown != null) {
                throw thrown;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
