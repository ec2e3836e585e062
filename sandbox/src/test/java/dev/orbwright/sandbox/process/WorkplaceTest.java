package dev.orbwright.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    /// Above what any system numbers its processes with.
    private static final long NOBODY = 1L << 40;

    @TempDir private Path parent;

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("file"), "x");
        return folder;
    }

    @Test
    void onlyFoldersOfDeadServersAreDeleted() throws IOException {
        Path abandoned = folder("orbwright-workers-" + NOBODY + "-17");
        Path living = folder("orbwright-workers-" + ProcessHandle.current().pid() + "-17");
        Path other = folder("orbwright-workers-" + NOBODY);
        Path target = folder("target");
        Path link = parent.resolve("orbwright-workers-" + NOBODY + "-18");
        Files.createSymbolicLink(link, target);

        Workplace.deleteAbandoned(parent);

        assertThat(abandoned).doesNotExist();
        assertThat(living.resolve("file")).exists();
        assertThat(other.resolve("file")).exists();
        assertThat(target.resolve("file")).exists();
    }

    @Test
    void folderIsGoneWhenItIsClosed() throws IOException {
        Path folder;
        try (Workplace workplace = new Workplace()) {
            folder = workplace.newFolder();
            assertThat(folder).isDirectory();
        }
        assertThat(folder.getParent()).doesNotExist();
    }
}
