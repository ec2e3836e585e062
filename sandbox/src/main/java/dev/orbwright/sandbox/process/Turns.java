package dev.orbwright.sandbox.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Runs that wait for a worker. Owners take turns: one that has many runs waiting does not delay
/// another's first. Guarded by the lane whose it is.
final class Turns {

    /// Of a run that waits.
    record Place(String owner, CompletableFuture<WorkerProcess> worker) {}

    private final int most;
    private final int mostOfOwner;

    /// In the order in which the owners have their turns.
    private final Map<String, Deque<Place>> waiting = new LinkedHashMap<>();

    private int runs;

    /// @param most runs that may wait
    /// @param mostOfOwner runs of one owner that may wait; the world itself has no such limit
    Turns(int most, int mostOfOwner) {
        this.most = most;
        this.mostOfOwner = mostOfOwner;
    }

    boolean isEmpty() {
        return runs == 0;
    }

    /// Waits from now on; empty when too many do.
    Optional<Place> join(String owner) {
        Deque<Place> own = waiting.getOrDefault(owner, new ArrayDeque<>());
        if (runs >= most || (!owner.isEmpty() && own.size() >= mostOfOwner)) {
            return Optional.empty();
        }
        Place place = new Place(owner, new CompletableFuture<>());
        own.add(place);
        waiting.put(owner, own);
        runs++;
        return Optional.of(place);
    }

    /// Waits no longer; false when it had its turn in the last moment.
    boolean leave(Place place) {
        Deque<Place> own = waiting.get(place.owner());
        if (own == null || !own.remove(place)) {
            return false;
        }
        runs--;
        if (own.isEmpty()) {
            waiting.remove(place.owner());
        }
        return true;
    }

    /// Takes the one whose turn it is; its owner's next turn comes after all others'.
    Place next() {
        Map.Entry<String, Deque<Place>> first = waiting.entrySet().iterator().next();
        waiting.remove(first.getKey());
        Place place = first.getValue().remove();
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue());
        }
        runs--;
        return place;
    }

    /// Sends all away.
    void close() {
        for (Deque<Place> places : waiting.values()) {
            places.forEach(place ->
                    place.worker()
                            .completeExceptionally(
                                    new IllegalStateException("The lane is closed")));
        }
        waiting.clear();
        runs = 0;
    }
}
