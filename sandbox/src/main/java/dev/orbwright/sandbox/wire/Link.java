package dev.orbwright.sandbox.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A connection that carries frames, with a time limit for every wait. Used by one thread at a
/// time, but for [#sendSome].
///
/// The channel never blocks, and waiting is the selector's: so a thread that is interrupted goes on
/// waiting, with its interrupt kept for later, where a blocking channel would close itself. An
/// engine interrupts the threads of guests that it cancels.
public final class Link implements AutoCloseable {
    /// For [#read] and [#flush]: no time limit.
    public static final long FOREVER = Long.MAX_VALUE;

    private static final int BUFFER = 1 << 16;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final FrameReader reader = new FrameReader();
    private final ReentrantLock writing = new ReentrantLock();
    private final FrameWriter writer = new FrameWriter();

    /// Bytes of the writer that are sent already.
    private int sent;

    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);

    /// Over a channel that is connected, and is this link's from now on.
    public Link(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    /// Adds a frame to those that the next [#flush] sends.
    public void add(Frame frame) {
        writing.lock();
        try {
            writer.add(frame);
        } finally {
            writing.unlock();
        }
    }

    /// Bytes that wait for the next [#flush].
    public int pending() {
        writing.lock();
        try {
            return writer.size() - sent;
        } finally {
            writing.unlock();
        }
    }

    /// Sends what was added, in as few writes as there can be.
    ///
    /// @param deadlineNanos in terms of [System#nanoTime], or [#FOREVER]
    /// @return false when the time is up before all was sent
    public boolean flush(long deadlineNanos) throws IOException {
        writing.lock();
        try {
            while (!write()) {
                if (!await(SelectionKey.OP_WRITE, deadlineNanos)) {
                    return false;
                }
            }
            return true;
        } finally {
            writing.unlock();
        }
    }

    /// Sends of what was added as much as can be sent without waiting, if no other thread sends.
    public void sendSome() throws IOException {
        if (writing.tryLock()) {
            try {
                var _ = write();
            } finally {
                writing.unlock();
            }
        }
    }

    /// False when the channel takes no more for now.
    private boolean write() throws IOException {
        while (sent < writer.size()) {
            int length = Math.min(writer.size() - sent, BUFFER);
            int taken = channel.write(out.clear().put(writer.bytes(), sent, length).flip());
            if (taken == 0) {
                return false;
            }
            sent += taken;
        }
        writer.clear();
        sent = 0;
        return true;
    }

    /// Waits for the next frame.
    ///
    /// @param maxLength bytes that it may have
    /// @param deadlineNanos in terms of [System#nanoTime], or [#FOREVER]
    /// @return empty when the time is up
    /// @throws EOFException when the other side is gone
    public Optional<Frame> read(int maxLength, long deadlineNanos) throws IOException {
        Optional<Frame> frame = reader.next(maxLength);
        while (frame.isEmpty()) {
            in.clear();
            int got = channel.read(in);
            if (got < 0) {
                throw new EOFException("The other side closed the connection");
            }
            if (got == 0) {
                if (!await(SelectionKey.OP_READ, deadlineNanos)) {
                    return Optional.empty();
                }
            } else {
                reader.feed(in.flip());
                frame = reader.next(maxLength);
            }
        }
        return frame;
    }

    /// Whether anything came that was not read as a frame.
    public boolean hasMore() {
        return !reader.isEmpty();
    }

    private boolean await(int operation, long deadlineNanos) throws IOException {
        if (key.interestOps() != operation) {
            key.interestOps(operation);
        }
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                long left = deadlineNanos == FOREVER ? 0 : millisUntil(deadlineNanos);
                if (left < 0) {
                    return false;
                }
                if (selector.select(ready -> {}, left) > 0) {
                    return true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Rounded up; -1 when it has passed.
    private static long millisUntil(long deadlineNanos) {
        long left = deadlineNanos - System.nanoTime();
        return left <= 0 ? -1 : left / 1_000_000 + 1;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            selector.close();
        }
    }
}
