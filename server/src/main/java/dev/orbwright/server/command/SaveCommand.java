package dev.orbwright.server.command;

import dev.orbwright.storage.SaveFolder;
import dev.orbwright.storage.WorldExport;
import dev.orbwright.storage.WorldFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `orbwright save`: worlds as readable JSON, and back.
@Command(
        name = "save",
        description = "Export a world as JSON, or import one.",
        mixinStandardHelpOptions = true,
        subcommands = {SaveCommand.Export.class, SaveCommand.Import.class})
final class SaveCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say which: export or import");
        }
    }

    /// `orbwright save export FILE`.
    @Command(
            name = "export",
            description = "Write a world to a new JSON file.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "JSON", description = "The file to write; it must not exist yet.")
        private Path document = Path.of("");

        @Option(
                names = "--save",
                paramLabel = "FILE",
                description = "The world's file (default: saves/world.sqlite).",
                converter = SaveLocation.Reader.class)
        private SaveLocation save = SaveLocation.standard();

        @Override
        public Integer call() throws Exception {
            SaveFolder folder = new SaveFolder(save.folder(), Clock.systemUTC());
            Path file = folder.file(save.name());
            if (!Files.exists(file)) {
                throw new FileNotFoundException("there is no save %s".formatted(file));
            }
            if (Files.exists(document)) {
                throw new FileAlreadyExistsException(
                        "%s is there already; name a new file".formatted(document));
            }
            try (WorldFile world = WorldFile.open(file);
                    OutputStream out =
                            new BufferedOutputStream(
                                    Files.newOutputStream(
                                            document, StandardOpenOption.CREATE_NEW))) {
                WorldExport.write(world, out);
            }
            System.out.printf("orbwright: %s written%n", document);
            return 0;
        }
    }

    /// `orbwright save import FILE`.
    @Command(
            name = "import",
            description = "Make a new save from a JSON file; one that is there is never touched.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {

        @Parameters(paramLabel = "JSON", description = "The file to read.")
        private Path document = Path.of("");

        @Option(
                names = "--save",
                paramLabel = "FILE",
                description = "The world's file (default: saves/world.sqlite).",
                converter = SaveLocation.Reader.class)
        private SaveLocation save = SaveLocation.standard();

        @Override
        public Integer call() throws Exception {
            SaveFolder folder = new SaveFolder(save.folder(), Clock.systemUTC());
            if (!Files.isReadable(document)) {
                throw new FileNotFoundException("%s cannot be read".formatted(document));
            }
            Files.createDirectories(save.folder());
            try (InputStream in = new BufferedInputStream(Files.newInputStream(document));
                    WorldFile world =
                            WorldExport.importInto(
                                    folder.file(save.name()), in, Clock.systemUTC())) {
                System.out.printf("orbwright: %s holds the world now%n", world.file());
            }
            return 0;
        }
    }
}
