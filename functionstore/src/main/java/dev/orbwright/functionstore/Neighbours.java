package dev.orbwright.functionstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/// Finds the documents whose vectors are nearest to one.
final class Neighbours {

    private static final Comparator<ScoreDoc> WORST_FIRST =
            Comparator.<ScoreDoc>comparingDouble(found -> found.score)
                    .thenComparing(
                            Comparator.<ScoreDoc>comparingInt(found -> found.doc).reversed());

    private final IndexSearcher searcher;
    private final Sort order;

    /// @param order by score, and then by what makes it the same in every index
    Neighbours(IndexSearcher searcher, Sort order) {
        this.searcher = searcher;
        this.order = order;
    }

    /// @param vector of length one
    /// @param depth how many at most
    /// @param filter only documents of this query
    TopDocs of(float[] vector, int depth, Query filter, Effort effort) throws IOException {
        return switch (effort) {
            case USUAL ->
                    searcher.search(
                            new KnnFloatVectorQuery(Fields.VECTOR, vector, depth, filter),
                            depth,
                            order);
            case EXHAUSTIVE -> all(vector, depth, filter);
        };
    }

    private TopDocs all(float[] vector, int depth, Query filter) throws IOException {
        PriorityQueue<ScoreDoc> best = new PriorityQueue<>(depth + 1, WORST_FIRST);
        Weight weight =
                searcher.createWeight(
                        searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, /* boost= */ 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            if (scorer == null || vectors == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            KnnVectorValues.DocIndexIterator at = vectors.iterator();
            DocIdSetIterator documents = scorer.iterator();
            for (int doc = documents.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = documents.nextDoc()) {
                if ((live != null && !live.get(doc))
                        || (at.docID() < doc && at.advance(doc) != doc)
                        || at.docID() != doc) {
                    continue;
                }
                float dot = VectorUtil.dotProduct(vector, vectors.vectorValue(at.index()));
                best.add(new ScoreDoc(leaf.docBase + doc, Math.max((1 + dot) / 2, 0)));
                if (best.size() > depth) {
                    best.remove();
                }
            }
        }
        List<ScoreDoc> found = new ArrayList<>(best);
        found.sort(WORST_FIRST.reversed());
        return new TopDocs(
                new TotalHits(found.size(), TotalHits.Relation.EQUAL_TO),
                found.toArray(ScoreDoc[]::new));
    }
}
