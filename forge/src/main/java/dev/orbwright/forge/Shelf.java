package dev.orbwright.forge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Drafts that their players have seen and neither kept nor thrown away. In memory only: a few for
/// each soul, for a while. Thread-safe.
final class Shelf {

    static final Duration KEPT = Duration.ofMinutes(15);
    static final int MOST_OF_A_SOUL = 4;
    private static final int MOST = 1_000;

    private final LongSupplier nanos;
    private final Map<String, Item> items = new LinkedHashMap<>();

    /// A tool that is not kept yet.
    ///
    /// @param wish what it was wished for with
    /// @param place where it was tried
    /// @param versions oldest first; the last is what the player has seen last
    /// @param attempts how often a function was written for it
    record Held(String id, Wish wish, Place place, List<NewTool> versions, int attempts) {
        Held {
            versions = List.copyOf(versions);
        }

        static Held of(Wish wish, Place place, List<NewTool> versions, int attempts) {
            return new Held(UUID.randomUUID().toString(), wish, place, versions, attempts);
        }

        NewTool tool() {
            return versions.getLast();
        }

        /// The artifact of which it is another revision.
        Optional<String> revises() {
            return tool().making() instanceof NewTool.Making.Revision
                    ? Optional.of(tool().artifactId())
                    : Optional.empty();
        }

        /// All that was said of it so far: of a revision, what is to be otherwise.
        String said() {
            return revises().isEmpty()
                    ? tool().description()
                    : versions.stream()
                            .flatMap(version -> version.provenance().text("refined").stream())
                            .collect(Collectors.joining("; "));
        }

        Held with(NewTool next, int more) {
            List<NewTool> all = new ArrayList<>(versions);
            all.add(next);
            return new Held(id, wish, place, all, attempts + more);
        }
    }

    /// A draft on the shelf.
    ///
    /// @param since when it was put there, in nanoseconds of the shelf's clock
    record Item(Held held, long since) {}

    Shelf(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Keeps it, in place of the one of its id; the soul's oldest goes where there are too many.
    synchronized void put(Held held) {
        putBack(new Item(held, nanos.getAsLong()));
    }

    /// Keeps it in place of the one of its id; false where that is not here any more, so that what
    /// was kept or thrown away meanwhile does not come back.
    synchronized boolean replace(Held held) {
        dropOld();
        if (!items.containsKey(held.id())) {
            return false;
        }
        put(held);
        return true;
    }

    /// Keeps what was taken, as if it had been here all the time: it is forgotten when it would
    /// have been.
    synchronized void putBack(Item taken) {
        Held held = taken.held();
        dropOld();
        items.remove(held.id());
        items.put(held.id(), taken);
        List<Item> ofSoul =
                items.values().stream()
                        .filter(item -> item.held().wish().soulId().equals(held.wish().soulId()))
                        .sorted(Comparator.comparingLong(Item::since))
                        .toList();
        ofSoul.stream()
                .limit(Math.max(0, ofSoul.size() - MOST_OF_A_SOUL))
                .forEach(item -> items.remove(item.held().id()));
        if (items.size() > MOST) {
            items.remove(items.keySet().iterator().next());
        }
    }

    /// The soul's draft of this id.
    synchronized Optional<Held> find(String soulId, String id) {
        dropOld();
        return Optional.ofNullable(items.get(id))
                .map(Item::held)
                .filter(held -> held.wish().soulId().equals(soulId));
    }

    /// Takes the soul's draft of this id away.
    synchronized Optional<Item> take(String soulId, String id) {
        return find(soulId, id).map(_ -> items.remove(id));
    }

    /// Whether a draft here has this function's name.
    synchronized boolean holds(String functionName) {
        return items.values().stream()
                .anyMatch(item -> item.held().tool().functionName().equals(functionName));
    }

    private void dropOld() {
        long now = nanos.getAsLong();
        items.values().removeIf(item -> now - item.since() > KEPT.toNanos());
    }
}
