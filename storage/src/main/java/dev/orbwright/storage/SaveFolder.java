package dev.orbwright.storage;

import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.CommitStore.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder that worlds are saved in. Nothing in it is ever deleted or written over: what cannot
/// be used, or is not wanted any more, is renamed.
public final class SaveFolder {

    /// What a save's name ends with where its name has no ending.
    public static final String ENDING = ".sqlite";

    private static final Logger LOG = LoggerFactory.getLogger(SaveFolder.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    /// @param folder is made when a save is opened in it
    /// @param clock for names of what is set aside, and for journals
    public SaveFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// A save that is open.
    ///
    /// @param world to be closed by the caller
    /// @param setAside what was there before and could not, or should not, be used
    public record Opened(WorldFile world, Optional<SetAside> setAside) {}

    /// A save that was renamed.
    ///
    /// @param kept where it is now; it can be opened there, if it is not damaged
    /// @param reason why it was, as a sentence
    public record SetAside(Path kept, String reason) {}

    /// The file of a save.
    ///
    /// @param name a file name; [#ENDING] is added where it has no ending
    public Path file(String name) {
        if (name.isBlank() || !Path.of(name).equals(Path.of(name).getFileName())) {
            throw new IllegalArgumentException(
                    "the name of a save is a file name, not '%s'".formatted(name));
        }
        return folder.resolve(name.indexOf('.', 1) < 0 ? name + ENDING : name);
    }

    /// Opens a save, made where there is none. A damaged one is set aside, and a new one made.
    ///
    /// @throws CommitStore.StorageException where the save is in use, is another program's file or
    ///   a newer program's save, or the disk failed; nothing is changed then
    public Opened open(String name) throws StorageException {
        return locked(
                name,
                (save, lock) -> {
                    try {
                        return new Opened(WorldFile.open(save, clock, lock), Optional.empty());
                    } catch (StorageException e) {
                        if (!Trouble.isDamage(e)) {
                            throw e;
                        }
                        SetAside setAside = setAside(save, String.valueOf(e.getMessage()));
                        LOG.error("Set a damaged save aside as {}", setAside.kept(), e);
                        return new Opened(WorldFile.open(save, clock, lock), Optional.of(setAside));
                    }
                });
    }

    /// Makes a new, empty save. One that is there, whatever it is, is set aside.
    ///
    /// @throws CommitStore.StorageException where the save is in use, or the disk failed
    public Opened recreate(String name) throws StorageException {
        return locked(
                name,
                (save, lock) -> {
                    Optional<SetAside> setAside =
                            Files.exists(save) || Files.exists(Database.sibling(save, "-wal"))
                                    ? Optional.of(setAside(save, "A new world was asked for."))
                                    : Optional.empty();
                    return new Opened(WorldFile.open(save, clock, lock), setAside);
                });
    }

    private interface Opening {
        Opened open(Path save, SaveLock lock) throws StorageException;
    }

    private Opened locked(String name, Opening opening) throws StorageException {
        Path file = file(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritable(e);
        }
        if (!Files.isWritable(folder)) {
            throw notWritable(new AccessDeniedException(folder.toString()));
        }
        Path save = SaveFile.resolve(file);
        SaveLock lock = SaveLock.acquire(save);
        boolean open = false;
        try {
            Opened opened = opening.open(save, lock);
            open = true;
            return opened;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    private StorageException notWritable(IOException cause) {
        return new StorageException(
                "No world can be kept in %s, for it cannot be written to (%s). Allow that, or keep the world elsewhere: --save FILE."
                        .formatted(folder, cause),
                cause);
    }

    /// Renames a save with what SQLite keeps beside it, the file first: a log without its file is
    /// noticed the next time, a file without its log would only be older than it should be.
    private SetAside setAside(Path save, String reason) throws StorageException {
        Path kept = freeName(save);
        try {
            if (Files.exists(save)) {
                Files.move(save, kept);
            }
            for (String companion : SaveFile.COMPANIONS) {
                Path beside = Database.sibling(save, companion);
                if (Files.exists(beside)) {
                    Files.move(beside, Database.sibling(kept, companion));
                }
            }
            SaveFile.syncFolder(save);
        } catch (IOException e) {
            throw Trouble.failed(save, "set the save aside as " + kept.getFileName(), e);
        }
        return new SetAside(kept, reason);
    }

    private Path freeName(Path save) {
        String name = String.valueOf(save.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        String stamp = STAMP.format(clock.instant());
        for (int copy = 1; ; copy++) {
            String middle = copy == 1 ? "." + stamp : ".%s-%d".formatted(stamp, copy);
            Path kept = save.resolveSibling(name.substring(0, dot) + middle + name.substring(dot));
            boolean free =
                    !Files.exists(kept)
                            && SaveFile.COMPANIONS.stream()
                                    .noneMatch(companion ->
                                            Files.exists(Database.sibling(kept, companion)));
            if (free) {
                return kept;
            }
        }
    }
}
