package dev.orbwright.sandbox.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// A connection that carries frames, with a time limit for every wait.
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
    private final FrameWriter writer = new FrameWriter();
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
        writer.add(frame);
    }

    /// Bytes that wait for the next [#flush].
    public int pending() {
        return writer.size();
    }

    /// Sends what was added, in as few writes as there can be.
    ///
    /// @param deadlineNanos in terms of [System#nanoTime], or [#FOREVER]
    /// @return false when the time is up before all was sent
    public boolean flush(long deadlineNanos) throws IOException {
        byte[] bytes = writer.bytes();
        int size = writer.size();
        int at = 0;
        while (at < size) {
            int length = Math.min(size - at, BUFFER);
            out.clear().put(bytes, at, length).flip();
            while (out.hasRemaining()) {
                if (channel.write(out) == 0 && !await(SelectionKey.OP_WRITE, deadlineNanos)) {
                    return false;
                }
            }
            at += length;
        }
        writer.clear();
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
