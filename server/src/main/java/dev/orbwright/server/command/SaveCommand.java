package dev.orbwright.server.command;

import dev.orbwright.storage.WorldExport;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.state.StoredFunction;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `orbwright save`: worlds as readable JSON, and back.
@Command(
        name = "save",
        description = "Export a world as JSON, import one, or take functions out of use.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SaveCommand.Export.class,
            SaveCommand.Import.class,
            SaveCommand.Functions.class,
            SaveCommand.Retire.class,
            SaveCommand.Restore.class
        })
final class SaveCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "say which: export, import, functions, retire or restore");
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

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            Path file = save.location().existingFile();
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

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            if (!Files.isReadable(document)) {
                throw new FileNotFoundException("%s cannot be read".formatted(document));
            }
            Files.createDirectories(save.location().folder());
            try (InputStream in = new BufferedInputStream(Files.newInputStream(document));
                    WorldFile world =
                            WorldExport.importInto(save.location().file(), in, Clock.systemUTC())) {
                System.out.printf("orbwright: %s holds the world now%n", world.file());
            }
            return 0;
        }
    }

    /// `orbwright save functions`.
    @Command(
            name = "functions",
            description = "List the functions of a world, or take them out to files and in.",
            mixinStandardHelpOptions = true,
            subcommands = {FunctionFilesCommand.Export.class, FunctionFilesCommand.Import.class})
    static final class Functions implements Callable<Integer> {

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            new SavedFunctions(save.location()).list(System.out);
            return 0;
        }
    }

    /// `orbwright save retire NAME`.
    @Command(
            name = "retire",
            description = "Take a function out of use, with its timers; it is kept for the record.",
            mixinStandardHelpOptions = true)
    static final class Retire implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The function.")
        private String name = "";

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            new SavedFunctions(save.location()).put(name, StoredFunction.Status.RETIRED);
            System.out.printf("orbwright: %s is retired%n", name);
            return 0;
        }
    }

    /// `orbwright save restore NAME`.
    @Command(
            name = "restore",
            description = "Take a retired or quarantined function into use again.",
            mixinStandardHelpOptions = true)
    static final class Restore implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The function.")
        private String name = "";

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            new SavedFunctions(save.location()).put(name, StoredFunction.Status.ACTIVE);
            System.out.printf("orbwright: %s is in use again%n", name);
            return 0;
        }
    }
}
