package dev.orbwright.llm.recording;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orbwright.llm.ChatRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a request by all that the model is told: SHA-256 of its JSON in one fixed form, as 64
/// hexadecimal digits. Who pays is no part of it.
record RequestDigest(String hex) {

    static RequestDigest of(AskedModel model, ChatRequest request) {
        return of(RecordedJson.request(model, request));
    }

    /// @param request with its members in the order in which [RecordedJson] writes them
    static RequestDigest of(ObjectNode request) {
        try {
            byte[] text = RecordedJson.ascii(request).getBytes(StandardCharsets.US_ASCII);
            return new RequestDigest(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
