package dev.orbwright.functionstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index's place on disk: `index/`, and `rebuild/` while one is under way. Each commit carries
/// what made it, so that content of another make is never taken for ours.
final class IndexFolder {
    /// Raise it when [Fields], [CodeAnalyzer] or [UnitVectors] change what is in the index.
    private static final String FORMAT = "1";

    private static final String STAMP = "stamp";
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private final Path path;
    private final Embedder embedder;

    IndexFolder(Path path, Embedder embedder) {
        this.path = path.toAbsolutePath().normalize();
        this.embedder = embedder;
    }

    Path path() {
        return path;
    }

    Path index() {
        return path.resolve("index");
    }

    Path rebuild() {
        return path.resolve("rebuild");
    }

    /// What a commit with this stamp carries.
    Map<String, String> commitData(long stamp) {
        return Map.of(
                "format",
                FORMAT,
                "embedder",
                embedder.id(),
                "dimensions",
                Integer.toString(embedder.dimensions()),
                STAMP,
                Long.toString(stamp));
    }

    /// Clears what an earlier process left behind and finds the stamp of what is worth keeping;
    /// empty where one has to start anew. A damaged folder has been renamed by then.
    ///
    /// @throws IOException where another process uses the folder, or a damaged one cannot be
    ///   renamed
    OptionalLong prepare() throws IOException {
        if (Files.notExists(path)) {
            Files.createDirectories(path);
        }
        OptionalLong stamp;
        try {
            stamp = inspect();
        } catch (LockObtainFailedException e) {
            throw new IOException(
                    "it is in use by another server: stop that one, or use another folder", e);
        } catch (IOException | RuntimeException e) {
            Path aside = setAside(e);
            LOG.warn(
                    "The search index in {} is damaged. It is now in {}, and a new one has to be built.",
                    path,
                    aside,
                    e);
            stamp = OptionalLong.empty();
        }
        IOUtils.rm(rebuild());
        return stamp;
    }

    private OptionalLong inspect() throws IOException {
        try (Directory directory = FSDirectory.open(index());
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            if (!DirectoryReader.indexExists(directory)) {
                if (Arrays.stream(directory.listAll())
                        .anyMatch(file -> !file.equals(IndexWriter.WRITE_LOCK_NAME))) {
                    throw new CorruptIndexException("files without a commit", index().toString());
                }
                return OptionalLong.empty();
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Map<String, String> data = reader.getIndexCommit().getUserData();
                long stamp = Long.parseLong(Objects.requireNonNullElse(data.get(STAMP), ""));
                if (!data.equals(commitData(stamp))) {
                    LOG.info(
                            "The search index in {} was made differently ({} instead of {}): a new one has to be built.",
                            path,
                            data,
                            commitData(stamp));
                    return OptionalLong.empty();
                }
                for (LeafReaderContext leaf : reader.leaves()) {
                    ((CodecReader) leaf.reader()).checkIntegrity();
                }
                return OptionalLong.of(stamp);
            }
        }
    }

    private Path setAside(Exception damage) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        for (int n = 2; Files.exists(aside); n++) {
            aside = path.resolveSibling(path.getFileName() + ".damaged-" + n);
        }
        try {
            return Files.move(path, aside);
        } catch (IOException e) {
            e.addSuppressed(damage);
            throw new IOException("it is damaged and cannot be renamed; move it away by hand", e);
        }
    }
}
