package dev.orbwright.server.command;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.sandbox.Sandbox;
import dev.orbwright.server.Sandboxes;
import dev.orbwright.server.library.SavedLibrary;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `orbwright save functions export` and `import`: functions as files, one folder a function.
final class FunctionFilesCommand {

    private FunctionFilesCommand() {}

    /// `orbwright save functions export DIR`.
    @Command(
            name = "export",
            description = "Write functions to files: code and metadata, one folder a function.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "DIR", description = "Where the folders go.")
        private Path folder = Path.of("");

        @Parameters(
                index = "1..*",
                paramLabel = "NAME",
                description = "Which functions (default: all).")
        private List<String> names = List.of();

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            int count = new SavedLibrary(save.location().existingFile()).export(folder, names);
            System.out.printf("orbwright: %d functions written below %s%n", count, folder);
            return 0;
        }
    }

    /// `orbwright save functions import DIR`.
    @Command(
            name = "import",
            description = "Take functions from files into a world: all of them, or none.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", description = "The folder with the functions' folders.")
        private Path folder = Path.of("");

        @Option(
                names = "--owner",
                paramLabel = "SOUL",
                description =
                        "Whose they will be, a soul's id or world (default: as the files say).")
        private @Nullable String owner;

        @Mixin private SaveOption save = new SaveOption();

        @Override
        public Integer call() throws Exception {
            if (!Files.isDirectory(folder)) {
                throw new FileNotFoundException("%s is no folder".formatted(folder));
            }
            SavedLibrary library = new SavedLibrary(save.location().existingFile());
            HostApi hostApi = HostApi.standard();
            try (Sandbox sandbox =
                    Sandboxes.forChecking(hostApi, SavedLibrary.languagesIn(folder))) {
                List<String> imported =
                        library.importFrom(folder, Optional.ofNullable(owner), sandbox, hostApi);
                System.out.printf("orbwright: imported %s%n", String.join(", ", imported));
            }
            return 0;
        }
    }
}
