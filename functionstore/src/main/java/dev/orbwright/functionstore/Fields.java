package dev.orbwright.functionstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/// How a document lies in the index. A change here, in the analysis or in what is embedded needs a
/// new [IndexFolder#FORMAT].
final class Fields {
    static final String ID = "id";
    static final String COLLECTION = "collection";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String BODY = "body";
    static final String FACET = "facet";
    static final String VECTOR = "vector";
    static final String VERSION = "version";

    private static final char BY_MEANING = 'm';
    private static final char BY_WORDS = 'w';

    private static final FieldType WORDS = words();

    private Fields() {}

    static List<IndexableField> of(Document document, Meaning meaning) {
        List<IndexableField> fields = new ArrayList<>();
        fields.add(new StringField(ID, document.id(), Field.Store.YES));
        fields.add(new SortedDocValuesField(ID, new BytesRef(document.id())));
        fields.add(new StringField(COLLECTION, document.collection(), Field.Store.YES));
        fields.add(new Field(TITLE, document.title(), WORDS));
        fields.add(new Field(TEXT, document.text(), WORDS));
        fields.add(new Field(BODY, document.body(), WORDS));
        document.facets()
                .forEach((key, value) ->
                        fields.add(new StringField(FACET, pair(key, value), Field.Store.YES)));
        String version = (meaning.isKnown() ? BY_MEANING : BY_WORDS) + document.version();
        fields.add(new StoredField(VERSION, version));
        fields.add(new BinaryDocValuesField(VERSION, new BytesRef(version)));
        meaning.vectorIfKnown()
                .ifPresent(unit ->
                        fields.add(
                                new KnnFloatVectorField(
                                        VECTOR, unit, VectorSimilarityFunction.DOT_PRODUCT)));
        return fields;
    }

    static Document read(org.apache.lucene.document.Document stored) {
        Map<String, String> facets = new HashMap<>();
        for (String pair : stored.getValues(FACET)) {
            int nul = pair.indexOf('\0');
            facets.put(pair.substring(0, nul), pair.substring(nul + 1));
        }
        return new Document(
                stored.get(ID),
                stored.get(COLLECTION),
                stored.get(TITLE),
                stored.get(TEXT),
                stored.get(BODY),
                facets,
                stored.get(VERSION).substring(1));
    }

    /// What the value of [#VERSION] says.
    static Indexed indexed(BytesRef version) {
        String text = version.utf8ToString();
        return new Indexed(text.substring(1), text.charAt(0) == BY_MEANING);
    }

    static Term id(String id) {
        return new Term(ID, id);
    }

    static Term facet(String key, String value) {
        return new Term(FACET, pair(key, value));
    }

    private static String pair(String key, String value) {
        return key + '\0' + value;
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setStored(true);
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS); // no phrases are searched: no positions
        type.freeze();
        return type;
    }
}
