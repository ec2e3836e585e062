package dev.orbwright.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Contexts of a language whose contexts are slow to make, each kept for further runs of the one
/// function of one owner in one world that it has run.
///
/// A context stays only after a run that ended well; the least recently used one makes room. What a
/// function changes inside the interpreter (a patched `json.dumps`, a class attribute) may still be
/// there at its own next run, and reaches nothing else: whatever the caller's key says, a context
/// never meets another source or budget class.
final class KeptContexts {

    private record Place(String key, GuestFunction function, Budget budget) {}

    private final int max;
    private final LinkedHashMap<Place, GuestContext> kept = new LinkedHashMap<>();
    private boolean closed;

    /// @param max contexts kept while no run uses them; 0 keeps none
    KeptContexts(int max) {
        this.max = max;
    }

    /// The context that the last run of the same key left, or a fresh one.
    ContextSource source(String key, GuestFunction function, Budget budget, ContextPool fresh) {
        Place place = new Place(key, function, budget);
        return new ContextSource() {
            @Override
            public Taken take() {
                return remove(place).map(context -> new Taken(context, 0)).orElseGet(fresh::take);
            }

            @Override
            public boolean keep(GuestContext context) {
                Optional<GuestContext> surplus = put(place, context);
                surplus.filter(other -> other != context).ifPresent(GuestContext::close);
                return !surplus.equals(Optional.of(context));
            }
        };
    }

    private synchronized Optional<GuestContext> remove(Place place) {
        return Optional.ofNullable(kept.remove(place));
    }

    /// The context that must go.
    private synchronized Optional<GuestContext> put(Place place, GuestContext context) {
        if (closed || max == 0) {
            return Optional.of(context);
        }
        GuestContext other = kept.put(place, context);
        if (other != null || kept.size() <= max) {
            return Optional.ofNullable(other);
        }
        return Optional.of(kept.pollFirstEntry().getValue());
    }

    /// Closes all that no run uses.
    void forget() {
        List<GuestContext> all;
        synchronized (this) {
            all = List.copyOf(kept.values());
            kept.clear();
        }
        all.forEach(GuestContext::close);
    }

    synchronized int size() {
        return kept.size();
    }

    /// Keeps no more; closing the engine closes those that are kept.
    synchronized void close() {
        closed = true;
        kept.clear();
    }
}
