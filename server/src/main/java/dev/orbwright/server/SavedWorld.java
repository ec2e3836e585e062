package dev.orbwright.server;

import dev.orbwright.sandbox.Language;
import dev.orbwright.storage.SaveFolder;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.World;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The world of a server, and the file that keeps it.
record SavedWorld(WorldFile file, World world) {

    private static final Logger LOG = LoggerFactory.getLogger(SavedWorld.class);

    /// Opens the save, or makes an empty one.
    static SavedWorld open(ServerSettings settings, Parts parts) throws StartException {
        SaveFolder folder = new SaveFolder(settings.savesFolder(), Clock.systemUTC());
        try {
            SaveFolder.Opened opened =
                    settings.recreate()
                            ? folder.recreate(settings.saveName())
                            : folder.open(settings.saveName());
            opened.setAside()
                    .ifPresent(old ->
                            LOG.warn("The old save was kept as {}. {}", old.kept(), old.reason()));
            LOG.info("World: {}", opened.world().file());
            WorldFile file = parts.add("save", opened.world());
            World world =
                    World.open(
                            "main", file, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            return new SavedWorld(file, parts.add("world", world));
        } catch (CommitStore.StorageException e) {
            throw StartException.of(e);
        }
    }

    /// Tells this world from all others.
    String id() throws StartException {
        try {
            return file.worldId();
        } catch (CommitStore.StorageException e) {
            throw StartException.of(e);
        }
    }

    /// The languages that its functions are in, as far as a server may run them.
    Set<Language> languages() {
        return world.durable().functions().stream()
                .flatMap(function -> Language.named(function.active().language()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether NPCs live in it.
    boolean hasNpcs() {
        return world.durable().entries().stream()
                .anyMatch(entry ->
                        NpcKeys.parse(entry.key())
                                .filter(name -> name.kind() == NpcKeys.Kind.DEFINITION)
                                .isPresent());
    }

    /// Without this, the time since the last commit would be forgotten.
    void keepTheTime() {
        world.submit(
                        Actor.WORLD,
                        "closing",
                        transaction -> {
                            transaction.put(
                                    new Metadata(
                                            "closed_at",
                                            Json.of((double) transaction.worldTime())));
                            return Decision.commit(true);
                        })
                .join();
    }
}
