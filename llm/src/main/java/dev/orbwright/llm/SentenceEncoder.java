package dev.orbwright.llm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// all-MiniLM-L6-v2, quantised, from its jar: the mean of what a text's tokens mean in their
/// context.
///
/// One text is computed by one thread, its caller's. The library's own way, a text by as many
/// threads as there are cores, gains little for texts this short and loses much where the machine
/// has other work: the threads spin while they wait for one another.
///
/// Safe for any number of threads.
final class SentenceEncoder {

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    /// What the model reads at once, with the marks for beginning and end.
    private static final int LONGEST = 512;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private SentenceEncoder(
            OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /// @throws IOException if it cannot be read from its jar
    /// @throws OrtException if the machine cannot run it
    static SentenceEncoder load() throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream model = resource(MODEL);
                InputStream words = resource(TOKENIZER)) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new SentenceEncoder(
                    environment,
                    environment.createSession(model.readAllBytes(), options),
                    HuggingFaceTokenizer.newInstance(words, Map.of("padding", "false")));
        }
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        return Optional.ofNullable(
                        AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(name))
                .orElseThrow(() -> new FileNotFoundException(name));
    }

    /// The text's vector, of no particular length.
    ///
    /// @param text not blank
    float[] encode(String text) throws OrtException {
        Encoding encoding = tokenizer.encode(text, true, false);
        long[] ids = encoding.getIds();
        if (ids.length <= LONGEST) {
            return mean(ids);
        }
        // A long text is read in pieces, each with the marks; the longer counts for more.
        long begin = ids[0];
        long end = ids[ids.length - 1];
        float[] sum = new float[0];
        for (int from = 1; from < ids.length - 1; from += LONGEST - 2) {
            int to = Math.min(ids.length - 1, from + LONGEST - 2);
            long[] piece = new long[to - from + 2];
            piece[0] = begin;
            System.arraycopy(ids, from, piece, 1, to - from);
            piece[piece.length - 1] = end;
            sum = plus(sum, mean(piece), to - from);
        }
        return sum;
    }

    private static float[] plus(float[] sum, float[] vector, float times) {
        float[] result = sum.length == 0 ? new float[vector.length] : sum;
        for (int i = 0; i < result.length; i++) {
            result[i] += times * vector[i];
        }
        return result;
    }

    private float[] mean(long[] ids) throws OrtException {
        long[] shape = {1, ids.length};
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor tokens = tensor(ids, shape);
                OnnxTensor attention = tensor(ones, shape);
                OnnxTensor types = tensor(new long[ids.length], shape);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids", tokens,
                                        "attention_mask", attention,
                                        "token_type_ids", types))) {
            float[][] vectors = ((float[][][]) result.get(0).getValue())[0];
            float[] mean = new float[vectors[0].length];
            for (float[] vector : vectors) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += vector[i] / vectors.length;
                }
            }
            return mean;
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }
}
