package dev.orbwright.npc.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/// One NPC's messages, by how much they matter: [Message#importance], and 1 more for each second of
/// waiting, at most 5. Bounded: where it is full, what matters least goes.
///
/// All messages grow older at the same pace, so their order changes only when one has grown as old
/// as counts. So there are two sorted sets: those that still grow, by what they would have been
/// worth at time 0, and those that have, by what they are worth. Adding and taking cost O(log n).
public final class MessageQueue {

    /// Seconds of waiting that count.
    private static final int OLDEST = 5;

    private static final long NANOS = 1_000_000_000L;

    /// From this importance on a message does not wait for more: a player two metres away.
    public static final double CRITICAL = 18;

    private record Waiting(Message message, long since, long number) {
        /// Its worth at time 0, had it been there; in seconds of waiting.
        double grownFrom() {
            return message.importance() - (double) since / NANOS;
        }

        double grown() {
            return message.importance() + OLDEST;
        }
    }

    /// Equal ones: who came first, comes first.
    private final TreeSet<Waiting> growing =
            new TreeSet<>(
                    Comparator.comparingDouble(Waiting::grownFrom)
                            .reversed()
                            .thenComparingLong(Waiting::number));

    private final TreeSet<Waiting> grown =
            new TreeSet<>(
                    Comparator.comparingDouble(Waiting::grown)
                            .reversed()
                            .thenComparingLong(Waiting::number));

    /// The growing ones in the order in which they came.
    private final TreeSet<Waiting> byAge = new TreeSet<>(Comparator.comparingLong(Waiting::number));

    private final int capacity;
    private final LongSupplier nanos;
    private final long start;
    private long numbers;
    private long earlier;
    private int urgent;

    /// @param nanos a clock that never goes back
    public MessageQueue(int capacity, LongSupplier nanos) {
        this.capacity = capacity;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /// A message with what it is worth now.
    public record Ranked(Message message, double worth, double waitedSeconds) {}

    /// Puts a message in.
    ///
    /// @return what had to go for it, or the message itself where it matters least
    public Optional<Message> add(Message message) {
        insert(new Waiting(message, now(), numbers++));
        if (size() <= capacity) {
            return Optional.empty();
        }
        Waiting least = last();
        remove(least);
        return Optional.of(least.message());
    }

    private void insert(Waiting waiting) {
        growing.add(waiting);
        byAge.add(waiting);
        urgent += isUrgent(waiting.message()) ? 1 : 0;
    }

    /// Puts messages that were taken out in again, before all others.
    ///
    /// @return what had to go for them
    public List<Message> putBack(List<Message> messages) {
        long since = byAge.isEmpty() ? now() : byAge.first().since();
        for (Message message : messages.reversed()) {
            insert(new Waiting(message, since, --earlier));
        }
        List<Message> gone = new ArrayList<>();
        while (size() > capacity) {
            Waiting least = last();
            remove(least);
            gone.add(least.message());
        }
        return gone;
    }

    private static boolean isUrgent(Message message) {
        return message.urgent() || message.importance() >= CRITICAL;
    }

    private long now() {
        return nanos.getAsLong() - start;
    }

    /// Takes out the most important ones, all that there is room for.
    public Optional<Batch> take(int most) {
        List<Message> messages = new ArrayList<>();
        while (messages.size() < most && size() > 0) {
            Waiting first = first();
            remove(first);
            messages.add(first.message());
        }
        return messages.isEmpty() ? Optional.empty() : Optional.of(new Batch(messages));
    }

    /// What is in it, the most important first.
    public List<Ranked> contents() {
        ripen();
        long now = now();
        List<Ranked> all = new ArrayList<>();
        growing.forEach(waiting -> all.add(ranked(waiting, now)));
        grown.forEach(waiting -> all.add(ranked(waiting, now)));
        all.sort(Comparator.comparingDouble(Ranked::worth).reversed());
        return all;
    }

    private static Ranked ranked(Waiting waiting, long now) {
        double waited = (double) (now - waiting.since()) / NANOS;
        return new Ranked(
                waiting.message(),
                waiting.message().importance() + Math.min(OLDEST, waited),
                waited);
    }

    public int size() {
        return growing.size() + grown.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /// True where something in it does not wait for more.
    public boolean isUrgent() {
        return urgent > 0;
    }

    private Waiting first() {
        ripen();
        if (growing.isEmpty() || grown.isEmpty()) {
            return growing.isEmpty() ? grown.first() : growing.first();
        }
        return worth(growing.first()) > grown.first().grown() ? growing.first() : grown.first();
    }

    private Waiting last() {
        ripen();
        if (growing.isEmpty() || grown.isEmpty()) {
            return growing.isEmpty() ? grown.last() : growing.last();
        }
        return worth(growing.last()) <= grown.last().grown() ? growing.last() : grown.last();
    }

    private double worth(Waiting waiting) {
        return waiting.grownFrom() + (double) now() / NANOS;
    }

    /// Those that have waited as long as counts change over. Each does once.
    private void ripen() {
        long before = now() - OLDEST * NANOS;
        while (!byAge.isEmpty() && byAge.first().since() <= before) {
            Waiting waiting = byAge.removeFirst();
            growing.remove(waiting);
            grown.add(waiting);
        }
    }

    private void remove(Waiting waiting) {
        if (growing.remove(waiting)) {
            byAge.remove(waiting);
        } else {
            grown.remove(waiting);
        }
        urgent -= isUrgent(waiting.message()) ? 1 : 0;
    }
}
