package dev.orbwright.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/// A request as the stub model server received it.
///
/// @param path with the query, such as `/v1/chat/completions`
/// @param headers by lower-case name
public record StubRequest(String method, String path, Map<String, String> headers, String body) {

    public JsonNode json() {
        try {
            return JsonMapper.builder().build().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The request's body is not JSON: " + body, e);
        }
    }

    /// The text of the last message of a chat request.
    public String lastMessage() {
        JsonNode messages = json().path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }
}
