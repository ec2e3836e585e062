package dev.orbwright.server.transport;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches what waits to be sent to one client, and cuts a client that does not read.
///
/// Two places hold unsent data: texts that the event loop has not encoded yet (counted here) and
/// bytes that the socket has not taken yet (counted by Netty). Thread-safe.
// Netty tells of failed writes by closing the channel; the futures say nothing more.
@SuppressWarnings("FutureReturnValueIgnored")
final class Outbox {
    /// Cut at once at this many times the limit.
    private static final int INTOLERABLE = 4;

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final Channel channel;
    private final long limit;
    private final Duration patience;
    private final Executor executor;
    private final AtomicLong backlog = new AtomicLong();
    private final AtomicBoolean watching = new AtomicBoolean();
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();

    Outbox(Channel channel, PortSettings settings, Executor executor) {
        this.channel = channel;
        this.limit = settings.maxOutgoingBytes();
        this.patience = settings.patience();
        this.executor = executor;
    }

    /// Counts a text that is about to be sent.
    RawText counted(String json) {
        RawText text = RawText.counted(json, backlog);
        if (pending() > INTOLERABLE * limit) {
            cut();
        }
        return text;
    }

    boolean writable() {
        return channel.isActive()
                && channel.isWritable()
                && backlog.get() < PortInitializer.HIGH_WATER_BYTES;
    }

    void onWritable(Runnable task) {
        ready.add(task);
        if (writable()) {
            tellReady();
        } else {
            // The backlog may be what made it unwritable, and nobody is told when that shrinks.
            channel.eventLoop().execute(this::writabilityChanged);
        }
    }

    /// Called on the event loop when the socket can take more, or no more.
    void writabilityChanged() {
        if (writable()) {
            tellReady();
        } else if (channel.isActive() && watching.compareAndSet(false, true)) {
            watch(System.nanoTime());
        }
    }

    private void tellReady() {
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            executor.execute(task);
        }
    }

    /// @param fineAt when the buffer was last seen within the limit, by [System#nanoTime]
    private void watch(long fineAt) {
        long now = System.nanoTime();
        if (!channel.isActive() || writable()) {
            watching.set(false);
            tellReady();
            return;
        }
        long fine = pending() > limit ? fineAt : now;
        if (now - fine > patience.toNanos()) {
            cut();
            return;
        }
        long period = Math.clamp(patience.toMillis() / 8, 1, 250);
        channel.eventLoop().schedule(() -> watch(fine), period, TimeUnit.MILLISECONDS);
    }

    private long pending() {
        return backlog.get() + (channel.isWritable() ? 0 : channel.bytesBeforeWritable());
    }

    private void cut() {
        if (channel.isActive()) {
            log.warn(
                    "cutting {}: it does not read, and {} bytes wait for it",
                    channel.remoteAddress(),
                    pending());
            channel.close();
        }
    }
}
