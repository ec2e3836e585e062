package dev.orbwright.server;

import dev.orbwright.functionstore.FunctionIndex;
import java.util.Optional;
import java.util.function.Supplier;

/// The index of what NPCs remember, opened when it is first needed: a world without NPCs has none.
/// Thread-safe.
final class MemoryIndex implements Supplier<FunctionIndex>, AutoCloseable {

    private final Supplier<FunctionIndex> opening;
    private Optional<FunctionIndex> open = Optional.empty();
    private boolean closed;

    MemoryIndex(Supplier<FunctionIndex> opening) {
        this.opening = opening;
    }

    @Override
    public synchronized FunctionIndex get() {
        if (closed) {
            throw new IllegalStateException("the server stops; memories are found by words");
        }
        if (open.isEmpty()) {
            open = Optional.of(opening.get());
        }
        return open.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.ifPresent(FunctionIndex::close);
    }
}
