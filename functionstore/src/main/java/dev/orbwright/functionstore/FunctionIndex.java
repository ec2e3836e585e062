package dev.orbwright.functionstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/// A derived index of documents, searched by words and by meaning.
///
/// **Stamps.** The index carries the sequence number of the last commit of the world that it has
/// seen and made durable. Whoever opens it compares [#stamp()] with the world's number; if they are
/// not equal, the index is stale and is to be rebuilt. Documents may be newer than the stamp, never
/// older.
///
/// **Threads.** Any thread may call any method. Files are written and opened on one thread of the
/// index's own, so an interrupted caller does no harm. Embedding and the search itself happen on
/// the caller's thread, on an immutable snapshot. Calls about one id that overlap in time have no
/// order.
///
/// **Errors.** Where the disk fails, methods throw [UncheckedIOException]; the index may then
/// refuse further work until it is opened again, and what was durable still is. What an [Embedder]
/// throws goes to the caller. After [#close()], methods throw [IllegalStateException].
public final class FunctionIndex implements AutoCloseable {
    private static final int BATCH = 64;

    private interface Change {
        void apply(IndexWriter writer) throws IOException;
    }

    private final IndexFolder folder;
    private final UnitVectors vectors;
    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final IndexThread thread;
    private final ReentrantLock rebuilds = new ReentrantLock();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long stamp;
    private volatile long seen; // the last commit of the world that was reported, durable or not

    // The rest belongs to the index's thread.
    private boolean rebuilding;
    private boolean stale; // from the start of a rebuild until one succeeds
    private final List<Change> changesDuringRebuild = new ArrayList<>();

    /// Opens the index in a folder, which is made where it is missing. An index that was made with
    /// another embedder or format is emptied; a damaged folder is renamed to `<name>.damaged` and
    /// reported in the log. In each of these cases the index starts empty, with stamp 0.
    ///
    /// Reads the whole index once to verify its checksums.
    ///
    /// @throws UncheckedIOException where the folder is in use by another process or cannot be
    ///   written
    /// @throws IllegalArgumentException where the embedder's vectors are too large for the index
    public static FunctionIndex open(Path folder, Embedder embedder) {
        if (embedder.dimensions() < 1 || embedder.dimensions() > 1024) {
            throw new IllegalArgumentException(
                    "embedder %s has %d dimensions; the index takes 1 to 1024: configure the model for fewer"
                            .formatted(embedder.id(), embedder.dimensions()));
        }
        IndexFolder place = new IndexFolder(folder, embedder);
        IndexThread thread = new IndexThread(place.path());
        try {
            return thread.call(() -> new FunctionIndex(place, new UnitVectors(embedder), thread));
        } catch (RuntimeException e) {
            thread.close();
            throw e;
        }
    }

    private FunctionIndex(IndexFolder folder, UnitVectors vectors, IndexThread thread)
            throws IOException {
        this.folder = folder;
        this.vectors = vectors;
        this.thread = thread;
        OptionalLong kept = folder.prepare();
        this.stamp = kept.orElse(0);
        this.seen = stamp;
        this.directory = FSDirectory.open(folder.index());
        this.writer = openWriter(directory, kept.isPresent() ? OpenMode.APPEND : OpenMode.CREATE);
        try {
            if (kept.isEmpty()) {
                writer.setLiveCommitData(folder.commitData(0).entrySet());
                writer.commit();
            }
            this.searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException | RuntimeException e) {
            writer.rollback(); // frees the folder
            throw e;
        }
    }

    /// The sequence number of the last commit of the world that is durable here.
    public long stamp() {
        return stamp;
    }

    /// Adds a document, or replaces the one with its id. The next search sees it.
    public void put(Document document) {
        List<IndexableField> fields =
                Fields.of(document, vectors.ofAll(List.of(document)).getFirst());
        change(to -> to.updateDocument(Fields.id(document.id()), fields));
    }

    /// Removes a document where there is one. The next search does not see it.
    public void remove(String id) {
        change(from -> from.deleteDocuments(Fields.id(id)));
    }

    /// Makes everything so far durable. The calls of [#put] and [#remove] that belong to commits up
    /// to `stamp` must have returned. Costs an fsync; nothing where nothing is new.
    ///
    /// During a rebuild, and after one that failed, the stamp does not move: content that is not
    /// whole must not look current. The rebuild that succeeds takes it over.
    ///
    /// @throws IllegalArgumentException where the stamp is lower than the last one that was given
    public void commit(long stamp) {
        if (stamp < seen) {
            throw new IllegalArgumentException(
                    "stamp %d is lower than the last one, %d".formatted(stamp, seen));
        }
        write(_ -> {
            seen = Math.max(seen, stamp); // another caller may have come first
            if (!stale) {
                persist(seen);
            }
        });
    }

    /// Replaces the whole content by the given documents, which are the world's as of `stamp`; of
    /// several with one id the last one counts. Until it is done, searches see the old content.
    /// Changes made meanwhile are kept and win; those of commits after `stamp` must be made after
    /// this call has begun. It is all or nothing: where the stream, the embedder or the disk fails,
    /// or the process dies, the old content stays, with its old stamp.
    ///
    /// @param all read and closed here, on the caller's thread
    /// @param stamp may be lower than [#stamp()], as after going back to an older save
    /// @param progress told how many documents are done, now and then
    public void rebuild(Stream<Document> all, long stamp, IntConsumer progress) {
        if (stamp < 0) {
            throw new IllegalArgumentException("stamp %d is negative".formatted(stamp));
        }
        rebuilds.lock();
        try (all) {
            write(_ -> beginRebuild(stamp));
            try (Directory fresh = FSDirectory.open(folder.rebuild())) {
                fill(fresh, all.iterator(), progress);
                write(_ -> replaceContent(fresh));
            } catch (IOException e) {
                throw thread.failed(e);
            } finally {
                write(_ -> endRebuild());
            }
        } finally {
            rebuilds.unlock();
        }
    }

    /// The best documents for a query, best first; equal ones in the order of their ids. No text
    /// makes it fail; one without any word or meaning finds nothing.
    public List<Hit> search(Query query) {
        Optional<float[]> vector = vectors.of(query.text());
        IndexSearcher searcher = acquire();
        try {
            return new HybridSearch(searcher, analyzer).run(query, vector);
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
            write(to -> IOUtils.close(searchers, to, directory));
        } finally {
            thread.close();
            analyzer.close();
        }
    }

    private void change(Change change) {
        write(to -> {
            change.apply(to);
            if (rebuilding) {
                changesDuringRebuild.add(change);
            }
        });
    }

    private void beginRebuild(long stamp) {
        rebuilding = true;
        stale = true;
        seen = stamp;
    }

    private void fill(Directory fresh, Iterator<Document> all, IntConsumer progress)
            throws IOException {
        try (IndexWriter to = openWriter(fresh, OpenMode.CREATE)) {
            int done = 0;
            while (all.hasNext()) {
                List<Document> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && all.hasNext()) {
                    batch.add(all.next());
                }
                List<Optional<float[]>> found = vectors.ofAll(batch);
                for (int i = 0; i < batch.size(); i++) {
                    Document document = batch.get(i);
                    to.updateDocument(Fields.id(document.id()), Fields.of(document, found.get(i)));
                }
                done += batch.size();
                progress.accept(done);
            }
        }
    }

    /// Nobody sees a step of this: searches refresh on this same thread, and only its end is
    /// durable.
    private void replaceContent(Directory fresh) throws IOException {
        try {
            writer.deleteAll();
            writer.addIndexes(fresh);
            for (Change change : changesDuringRebuild) {
                change.apply(writer);
            }
            persist(seen);
            stale = false;
        } catch (IOException | RuntimeException e) {
            writer.rollback(); // and closes it: back to what is durable, when opened again
            throw e;
        }
    }

    private void endRebuild() throws IOException {
        rebuilding = false;
        changesDuringRebuild.clear();
        IOUtils.rm(folder.rebuild());
    }

    private void persist(long stamp) throws IOException {
        if (stamp != this.stamp) { // marking makes even an unchanged index dirty
            writer.setLiveCommitData(folder.commitData(stamp).entrySet());
        }
        writer.commit();
        this.stamp = stamp;
    }

    private IndexWriter openWriter(Directory to, OpenMode mode) throws IOException {
        return new IndexWriter(to, new IndexWriterConfig(analyzer).setOpenMode(mode));
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
