package dev.orbwright.functionstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index's place on disk. Each commit carries what made it, and for whom, so that content of
/// another make or another world is never taken for ours.
final class IndexFolder {
    /// Raise it when [Fields], [CodeAnalyzer] or [UnitVectors] change what is in the index.
    private static final String FORMAT = "3";

    private static final String STAMP = "stamp";
    private static final String DIMENSIONS = "dimensions";
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    /// What is worth keeping.
    record Kept(long stamp, int dimensions) {}

    private final Path path;
    private final String embedder;
    private final String owner;

    /// @param embedder its id
    IndexFolder(Path path, String embedder, String owner) {
        this.path = path.toAbsolutePath().normalize();
        this.embedder = embedder;
        this.owner = owner;
    }

    Path path() {
        return path;
    }

    Path index() {
        return path.resolve("index");
    }

    /// What a commit of vectors of this size, with this stamp, carries.
    Map<String, String> commitData(int dimensions, long stamp) {
        return Map.of(
                "format",
                FORMAT,
                "embedder",
                embedder,
                DIMENSIONS,
                Integer.toString(dimensions),
                "owner",
                owner,
                STAMP,
                Long.toString(stamp));
    }

    /// Finds what is worth keeping; empty where one has to start anew. A damaged folder has been
    /// renamed by then.
    ///
    /// @throws IOException where another process uses the folder, or a damaged one cannot be
    ///   renamed
    Optional<Kept> prepare() throws IOException {
        if (Files.notExists(path)) {
            Files.createDirectories(path);
        }
        try {
            return inspect();
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
            return Optional.empty();
        }
    }

    private Optional<Kept> inspect() throws IOException {
        try (Directory directory = FSDirectory.open(index());
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            if (!DirectoryReader.indexExists(directory)) {
                if (Arrays.stream(directory.listAll())
                        .anyMatch(file -> !file.equals(IndexWriter.WRITE_LOCK_NAME))) {
                    throw new CorruptIndexException("files without a commit", index().toString());
                }
                return Optional.empty();
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Map<String, String> data = reader.getIndexCommit().getUserData();
                long stamp = Long.parseLong(data.getOrDefault(STAMP, ""));
                int dimensions = Integer.parseInt(data.getOrDefault(DIMENSIONS, ""));
                if (!data.equals(commitData(dimensions, stamp))) {
                    LOG.info(
                            "The search index in {} was made differently ({} instead of {}): a new one has to be built.",
                            path,
                            data,
                            commitData(dimensions, stamp));
                    return Optional.empty();
                }
                for (LeafReaderContext leaf : reader.leaves()) {
                    ((CodecReader) leaf.reader()).checkIntegrity();
                }
                return Optional.of(new Kept(stamp, dimensions));
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
