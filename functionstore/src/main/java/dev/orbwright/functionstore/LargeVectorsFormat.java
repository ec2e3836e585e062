package dev.orbwright.functionstore;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/// Lucene's own format of vectors, for vectors of more than 1,024 numbers: common embedding models
/// give 1,536 or 3,072. On disk it differs only by its name.
///
/// It is public, and listed in `META-INF/services`, because Lucene finds the format of an index
/// that it opens by the name that is in the index.
public final class LargeVectorsFormat extends KnnVectorsFormat {
    static final int MAX_DIMENSIONS = 4_096;

    private final KnnVectorsFormat lucene = new Lucene99HnswVectorsFormat();

    /// For Lucene.
    public LargeVectorsFormat() {
        super("OrbwrightLargeVectors");
    }

    /// Lucene's own codec with this format.
    static Codec codec() {
        KnnVectorsFormat format = new LargeVectorsFormat();
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return lucene.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return lucene.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return MAX_DIMENSIONS;
    }
}
