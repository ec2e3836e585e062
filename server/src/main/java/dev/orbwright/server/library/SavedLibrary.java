package dev.orbwright.server.library;

import dev.orbwright.forge.SourceCheck;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.CommitStore;
import dev.orbwright.world.task.World;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The functions of a save that no server runs now, out to files and in from files, in the name of
/// an operator.
public final class SavedLibrary {

    private final Path save;

    /// @param save a world's file, which is there
    public SavedLibrary(Path save) {
        this.save = save;
    }

    private World open(WorldFile file) throws CommitStore.StorageException {
        return World.open("save", file, () -> System.nanoTime() / 1_000_000);
    }

    /// Writes functions into folders of their own below this one, none of which may exist.
    ///
    /// @param names which functions; empty for all
    /// @return how many
    /// @throws IOException where there is no such function, or a folder exists or cannot be written
    public int export(Path folder, List<String> names)
            throws IOException, CommitStore.StorageException {
        List<FunctionFile> files = new ArrayList<>();
        try (WorldFile file = WorldFile.open(save);
                World world = open(file)) {
            for (FunctionFile each : new Exporting(world).files(chosen(world, names))) {
                FunctionReader.refuseBadName(each.name(), each.name());
                files.add(each);
            }
        } catch (ApiException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (FunctionFile each : files) {
            Path own = folder.resolve(each.name());
            if (Files.exists(own)) {
                throw new FileAlreadyExistsException(
                        "%s is there already; name another folder".formatted(own));
            }
        }
        for (Map.Entry<String, String> each : FunctionArchive.files(files).entrySet()) {
            Path path = folder.resolve(each.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, each.getValue());
        }
        return files.size();
    }

    private static List<StoredFunction> chosen(World world, List<String> names)
            throws FileNotFoundException {
        if (names.isEmpty()) {
            return world.durable().functions();
        }
        List<StoredFunction> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(
                    world.durable()
                            .function(name)
                            .orElseThrow(() ->
                                    new FileNotFoundException(
                                            "there is no function '%s'; see save functions"
                                                    .formatted(name))));
        }
        return chosen;
    }

    /// The languages of the functions in a folder.
    ///
    /// @throws IOException as in [#importFrom]
    public static Set<Language> languagesIn(Path folder) throws IOException {
        try {
            Set<Language> languages = EnumSet.noneOf(Language.class);
            for (FunctionFile file : FunctionReader.readFolders(FunctionArchive.read(folder))) {
                Language.named(file.active().language()).ifPresent(languages::add);
            }
            return languages;
        } catch (ApiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Takes all functions of a folder into the save, or none.
    ///
    /// @param owner whose they will be, a soul's id or `world`; empty as the files say
    /// @param sandbox has the [#languagesIn] the folder ready
    /// @return their names
    /// @throws IOException where a file cannot be read or something in it is wrong; the message
    ///   names file and field
    public List<String> importFrom(
            Path folder, Optional<String> owner, Sandbox sandbox, HostApi hostApi)
            throws IOException, CommitStore.StorageException {
        try (WorldFile file = WorldFile.open(save);
                World world = open(file)) {
            List<FunctionFile> files = FunctionReader.readFolders(FunctionArchive.read(folder));
            NewSource sources = new NewSource(new SourceCheck(sandbox, hostApi));
            Changes changes = new Changes(world);
            JsonObject imported =
                    new Importing(world, sources, changes)
                            .importAll(new Asker.Operator(), files, owner);
            List<String> names = new ArrayList<>();
            for (Json each : imported.items("imported")) {
                ((JsonObject) each).text("name").ifPresent(names::add);
            }
            return names;
        } catch (ApiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
