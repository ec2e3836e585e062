package dev.orbwright.server.command;

import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The functions of a world that no server runs now: to look at, and to take out of use.
final class SavedFunctions {

    private static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "operator");

    private final Path file;

    /// @throws FileNotFoundException where there is no such save
    SavedFunctions(SaveLocation save) throws FileNotFoundException {
        this.file = save.existingFile();
    }

    /// One function a line: name, status, owner, revision, language, timers.
    void list(PrintStream out) throws CommitStore.StorageException {
        try (WorldFile world = WorldFile.open(file)) {
            WorldState state = world.load().state();
            for (StoredFunction function : state.functions()) {
                long timers =
                        state.timers().stream()
                                .filter(timer -> timer.functionName().equals(function.name()))
                                .count();
                out.printf(
                        "%-48s %-12s owner %s, revision %d (%s)%s%n",
                        function.name(),
                        function.status().name().toLowerCase(Locale.ROOT),
                        function.ownerId().orElse("world"),
                        function.activeRevision(),
                        function.active().language(),
                        timers == 0 ? "" : ", timers: " + timers);
            }
        }
    }

    /// Puts a function into another status. Timers of one that is retired end.
    ///
    /// @throws FileNotFoundException where there is no such function
    void put(String name, StoredFunction.Status status)
            throws CommitStore.StorageException, FileNotFoundException {
        boolean found;
        try (WorldFile save = WorldFile.open(file);
                World world = World.open("save", save, () -> System.nanoTime() / 1_000_000)) {
            found =
                    world.submit(
                                    OPERATOR,
                                    "%s %s".formatted(status.name().toLowerCase(Locale.ROOT), name),
                                    transaction -> {
                                        Optional<StoredFunction> function =
                                                transaction.state().function(name);
                                        function.map(known -> known.in(status))
                                                .ifPresent(transaction::put);
                                        if (status == StoredFunction.Status.RETIRED) {
                                            transaction.state().timers().stream()
                                                    .filter(timer ->
                                                            timer.functionName().equals(name))
                                                    .map(Timer::key)
                                                    .forEach(transaction::remove);
                                        }
                                        return Decision.commit(function.isPresent());
                                    })
                            .join()
                            .result();
        }
        if (!found) {
            throw new FileNotFoundException(
                    "there is no function '%s' in %s; see save functions".formatted(name, file));
        }
    }
}
