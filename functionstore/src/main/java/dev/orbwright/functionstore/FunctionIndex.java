package dev.orbwright.functionstore;

import dev.orbwright.functionstore.IndexFolder.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A derived index of documents, searched by words and by meaning.
///
/// **Stamps.** The index carries the sequence number of the last commit of the world that it has
/// seen and made durable. Whoever opens it compares [#stamp()] with the world's number; if they are
/// not equal, the index is stale: its [#contents] are to be compared with the world's, and what
/// differs is to be put or removed. Documents may be newer than the stamp, never older.
///
/// **Embedders fail.** Then documents are indexed, and searches answered, by words only; the
/// embedder is left alone for a pause, and the log says so once. [#contents] tells which documents
/// lack their vector; they get it when they are put again.
///
/// **Threads.** Any thread may call any method. Files are written and opened on one thread of the
/// index's own, and made durable on another, so an interrupted caller does no harm and no search
/// waits for the disk. Embedding and the search itself happen on the caller's thread, on an
/// immutable snapshot. Calls about one id that overlap in time have no order.
///
/// **Errors.** Where the disk fails, methods throw [UncheckedIOException]; the index may then
/// refuse further work until it is opened again, and what was durable still is. After [#close()],
/// methods throw [IllegalStateException].
public final class FunctionIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionIndex.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /// Few large pieces of an index need little merging, which is dear where there are vectors.
    private static final double BUFFER_MEGABYTES = 64;

    /// Small new pieces of the index are in memory until they are merged or made durable: a new
    /// document waits for no file to be found.
    private static final double CACHED_PIECE_MEGABYTES = 2;

    private static final double CACHED_MEGABYTES = 16;

    private interface Change {
        void apply(IndexWriter writer) throws IOException;
    }

    private final IndexFolder folder;
    private final int dimensions;
    private final Meanings meanings;
    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final IndexThread thread;
    private final IndexThread saver;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long stamp;
    private volatile long seen; // the last commit of the world that was reported, durable or not

    /// As [#open(Path, Embedder, String)], for an index that belongs to no world.
    public static FunctionIndex open(Path folder, Embedder embedder) {
        return open(folder, embedder, "");
    }

    /// As [#open(Path, Embedder, String, Duration)], with a pause of half a minute.
    public static FunctionIndex open(Path folder, Embedder embedder, String owner) {
        return open(folder, embedder, owner, PAUSE);
    }

    /// Opens the index in a folder, which is made where it is missing. An index that was made for
    /// another owner, or with another embedder or format, is emptied; a damaged folder is renamed
    /// to `<name>.damaged` and reported in the log. In each of these cases the index starts empty,
    /// with stamp 0.
    ///
    /// Reads the whole index once to verify its checksums, and asks the embedder for its
    /// dimensions. Where it does not say, an index that was made with it opens all the same.
    ///
    /// @param owner whose documents these are, such as a world's id; at most 512 characters
    /// @param pause how long the embedder is left alone after it failed
    /// @throws UncheckedIOException where the folder is in use by another process or cannot be
    ///   written
    /// @throws IllegalArgumentException where the embedder's vectors are too large for the index
    /// @throws RuntimeException what the embedder throws, where it does not tell its dimensions and
    ///   there is no index of it yet
    public static FunctionIndex open(Path folder, Embedder embedder, String owner, Duration pause) {
        IndexFolder place = new IndexFolder(folder, embedder.id(), owner);
        IndexThread thread = new IndexThread(place.path(), "function-index");
        try {
            Optional<Kept> kept = thread.call(place::prepare);
            int dimensions = dimensions(embedder, kept);
            OptionalLong trusted =
                    kept.filter(it -> it.dimensions() == dimensions)
                            .map(it -> OptionalLong.of(it.stamp()))
                            .orElse(OptionalLong.empty());
            Meanings meanings =
                    new Meanings(
                            new UnitVectors(embedder, dimensions),
                            new Outage(pause, System::nanoTime));
            return thread.call(
                    () -> new FunctionIndex(place, dimensions, trusted, meanings, thread));
        } catch (RuntimeException e) {
            thread.close();
            throw e;
        }
    }

    private static int dimensions(Embedder embedder, Optional<Kept> kept) {
        int dimensions;
        try {
            dimensions = embedder.dimensions();
        } catch (RuntimeException e) {
            if (kept.isEmpty()) {
                throw e;
            }
            LOG.warn(
                    "The search index goes on with the {} dimensions it has, because embedder {} does not answer: {}",
                    kept.get().dimensions(),
                    embedder.id(),
                    e.getMessage());
            return kept.get().dimensions();
        }
        if (dimensions < 1 || dimensions > LargeVectorsFormat.MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "embedder %s has %d dimensions, but the index takes 1 to %d: choose a model with fewer"
                            .formatted(
                                    embedder.id(), dimensions, LargeVectorsFormat.MAX_DIMENSIONS));
        }
        return dimensions;
    }

    /// @param kept the stamp of what is in the folder; empty where that is to be emptied
    private FunctionIndex(
            IndexFolder folder,
            int dimensions,
            OptionalLong kept,
            Meanings meanings,
            IndexThread thread)
            throws IOException {
        this.folder = folder;
        this.dimensions = dimensions;
        this.meanings = meanings;
        this.thread = thread;
        this.saver = new IndexThread(folder.path(), "function-index-saver");
        this.stamp = kept.orElse(0);
        this.seen = stamp;
        this.directory =
                new NRTCachingDirectory(
                        FSDirectory.open(folder.index()), CACHED_PIECE_MEGABYTES, CACHED_MEGABYTES);
        this.writer =
                new IndexWriter(
                        directory,
                        new IndexWriterConfig(analyzer)
                                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                                // A search does not wait for merges: they go on beside it.
                                .setMaxFullFlushMergeWaitMillis(0)
                                .setMergePolicy(mergePolicy())
                                .setCodec(LargeVectorsFormat.codec())
                                .setOpenMode(kept.isPresent() ? OpenMode.APPEND : OpenMode.CREATE));
        try {
            if (kept.isEmpty()) {
                mark(0);
                writer.commit();
            }
            this.searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException | RuntimeException e) {
            writer.rollback(); // frees the folder
            saver.close();
            throw e;
        }
    }

    /// Pieces that have filled the buffer are not merged with each other: that would make all of
    /// their graphs anew, for a minute of a core, because a few functions are new.
    private static MergePolicy mergePolicy() {
        return new TieredMergePolicy().setMaxMergedSegmentMB(BUFFER_MEGABYTES);
    }

    /// The sequence number of the last commit of the world that is durable here.
    public long stamp() {
        return stamp;
    }

    /// Whether the embedder would be asked now: it is not for a pause after it failed.
    public boolean asksEmbedder() {
        return meanings.canAsk();
    }

    /// Adds a document, or replaces the one with its id. The next search sees it.
    ///
    /// @return whether it is found by its meaning, too; not so where the embedder failed
    public boolean put(Document document) {
        return putAll(List.of(document));
    }

    /// Adds documents, or replaces those with their ids. They are embedded at once, so that some
    /// dozens are a good number. The next search sees them.
    ///
    /// @return whether all are found by their meanings, too; not so where the embedder failed
    public boolean putAll(List<Document> documents) {
        return beginPutAll(documents).await();
    }

    /// Documents that are being written.
    public interface Writing {
        /// Waits until the next search sees them.
        ///
        /// @return whether all are found by their meanings, too; not so where the embedder failed
        boolean await();
    }

    /// As [#putAll], but returns when they are embedded: they are written while the caller goes on,
    /// such as with embedding the next. Waiting may not be left out, for it tells of failures.
    public Writing beginPutAll(List<Document> documents) {
        List<Meaning> found = meanings.ofAll(documents);
        List<List<IndexableField>> fields = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            fields.add(Fields.of(documents.get(i), found.get(i)));
        }
        boolean allKnown = found.stream().allMatch(Meaning::isKnown);
        IndexThread.Begun<Boolean> writing =
                thread.begin(() -> {
                    for (int i = 0; i < fields.size(); i++) {
                        writer.updateDocument(Fields.id(documents.get(i).id()), fields.get(i));
                    }
                    return allKnown;
                });
        return writing::await;
    }

    /// Removes a document where there is one. The next search does not see it.
    public void remove(String id) {
        write(from -> from.deleteDocuments(Fields.id(id)));
    }

    /// All documents of a collection, by their ids: how they are in here.
    public Map<String, Indexed> contents(String collection) {
        IndexSearcher searcher = acquire();
        try {
            return Contents.of(searcher.getIndexReader(), collection);
        } catch (IOException e) {
            throw thread.failed(e);
        } finally {
            release(searcher);
        }
    }

    /// Makes everything so far durable. The calls of [#put] and [#remove] that belong to commits up
    /// to `stamp` must have returned. Costs an fsync; nothing where nothing is new.
    ///
    /// @param stamp at least the last one that was given
    /// @throws IllegalArgumentException where the stamp is lower than that
    public void commit(long stamp) {
        beginCommit(stamp).await();
    }

    /// What is being made durable.
    public interface Saving {
        /// Waits until it is.
        void await();
    }

    /// As [#commit], but returns at once. Waiting may not be left out, for it tells of failures.
    public Saving beginCommit(long stamp) {
        if (stamp < seen) {
            throw new IllegalArgumentException(
                    "stamp %d is lower than the last one, %d".formatted(stamp, seen));
        }
        IndexThread.Begun<Long> saving =
                saver.begin(() -> {
                    long latest = Math.max(seen, stamp); // another caller may have come first
                    persist(latest);
                    seen = latest;
                    return latest;
                });
        return saving::await;
    }

    /// Sets the stamp back to 0, durably: what is in here is newer than the world, as after going
    /// back to an older save, and not to be trusted until it has been compared.
    public void distrust() {
        saver.call(() -> {
            seen = 0;
            persist(0);
            return seen;
        });
    }

    /// The best documents for a query, best first; equal ones in the order of their ids. No text
    /// makes it fail; one without any word or meaning finds nothing. Where the embedder fails, they
    /// are the best by words.
    public List<Hit> search(Query query) {
        return search(query, Effort.USUAL);
    }

    /// The same, with more or less effort.
    public List<Hit> search(Query query, Effort effort) {
        Optional<float[]> vector = meanings.of(query.text()).vectorIfKnown();
        return searched(search -> search.run(query, vector, effort));
    }

    /// The documents nearest to a query by meaning alone, best first; none while the embedder
    /// fails.
    public List<Hit> nearest(Query query, Effort effort) {
        Optional<float[]> vector = meanings.of(query.text()).vectorIfKnown();
        return vector.isEmpty()
                ? List.of()
                : searched(search -> search.nearest(query, vector.get(), effort));
    }

    private interface Search {
        List<Hit> run(HybridSearch search) throws IOException;
    }

    private List<Hit> searched(Search search) {
        IndexSearcher searcher = acquire();
        try {
            return search.run(new HybridSearch(searcher, analyzer));
        } catch (IOException e) {
            throw thread.failed(e);
        } finally {
            release(searcher);
        }
    }

    /// How many documents a search can see.
    public int size() {
        IndexSearcher searcher = acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            release(searcher);
        }
    }

    /// Makes everything so far durable, without moving the stamp, and frees the folder.
    @Override
    public void close() {
        if (thread.isClosed()) {
            return;
        }
        try {
            saver.call(() -> true); // what was begun is done first
            saver.close();
            write(to -> IOUtils.close(searchers, to, directory));
        } finally {
            saver.close();
            thread.close();
            analyzer.close();
        }
    }

    private void persist(long stamp) throws IOException {
        if (stamp != this.stamp) { // marking makes even an unchanged index dirty
            mark(stamp);
        }
        writer.commit();
        this.stamp = stamp;
    }

    private void mark(long stamp) {
        writer.setLiveCommitData(folder.commitData(dimensions, stamp).entrySet());
    }

    private IndexSearcher acquire() {
        return thread.call(() -> {
            searchers.maybeRefreshBlocking();
            return searchers.acquire();
        });
    }

    private void release(IndexSearcher searcher) {
        try {
            searchers.release(searcher);
        } catch (IOException e) {
            throw thread.failed(e);
        }
    }

    private void write(Change change) {
        thread.call(() -> {
            change.apply(writer);
            return writer;
        });
    }
}
