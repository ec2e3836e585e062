package dev.orbwright.llm.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.llm.ToolDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes an [Exchange] as one line:
///
/// ```
/// {"orbwright_exchange": 1, "digest", "request": {"model", "temperature", "maximum_tokens"?,
///   "messages": [{"role", "text", "tool_calls"?, "answers"?}], "tools": [{"name", "description", "parameters"}]},
///  "chunks": [...],
///  "reply": {"tool_calls": [{"id", "name", "arguments"}], "usage", "model", "finish_reason"}
///  or "failure": {"kind", "message", "usage"}}
/// ```
final class RecordedJson {

    static final int VERSION = 1;

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordedJson() {}

    /// One line without its end.
    static String line(Exchange exchange) {
        ObjectNode request = request(exchange.model(), exchange.request());
        ObjectNode line =
                NODES.objectNode()
                        .put("orbwright_exchange", VERSION)
                        .put("digest", RequestDigest.of(request).hex());
        line.set("request", request);
        ArrayNode chunks = line.putArray("chunks");
        exchange.chunks().forEach(chunks::add);
        switch (exchange.outcome()) {
            case ChatOutcome.Reply reply -> line.set("reply", reply(reply));
            case ChatOutcome.Failure failure -> line.set("failure", failure(failure));
        }
        String text = text(MAPPER, line);
        // A provider may cut a chunk between the halves of a surrogate pair; only an escape keeps
        // a half.
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : text(ASCII, line);
    }

    static ObjectNode request(AskedModel model, ChatRequest request) {
        ObjectNode node =
                NODES.objectNode()
                        .put("model", model.model())
                        .put("temperature", model.temperature());
        model.maximumTokens().ifPresent(tokens -> node.put("maximum_tokens", tokens));
        ArrayNode messages = node.putArray("messages");
        for (ChatMessage message : request.messages()) {
            ObjectNode written =
                    messages.addObject()
                            .put("role", RecordedReader.role(message.role()))
                            .put("text", message.text());
            message.answers().ifPresent(call -> written.put("answers", call));
            if (!message.toolCalls().isEmpty()) {
                calls(written, message.toolCalls());
            }
        }
        ArrayNode tools = node.putArray("tools");
        for (ToolDefinition tool : request.tools()) {
            tools.addObject()
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .put("parameters", tool.parametersJson());
        }
        return node;
    }

    private static ObjectNode reply(ChatOutcome.Reply reply) {
        ObjectNode node = NODES.objectNode();
        calls(node, reply.toolCalls());
        node.set("usage", usage(reply.usage()));
        return node.put("model", reply.model()).put("finish_reason", reply.finishReason());
    }

    private static void calls(ObjectNode node, List<ToolCall> made) {
        ArrayNode calls = node.putArray("tool_calls");
        for (ToolCall call : made) {
            calls.addObject()
                    .put("id", call.id())
                    .put("name", call.name())
                    .put("arguments", call.argumentsJson());
        }
    }

    private static ObjectNode failure(ChatOutcome.Failure failure) {
        ObjectNode node =
                NODES.objectNode()
                        .put("kind", failure.kind().name())
                        .put("message", failure.message());
        node.set("usage", usage(failure.usage()));
        return node;
    }

    private static ObjectNode usage(TokenUsage usage) {
        return NODES.objectNode()
                .put("prompt_tokens", usage.promptTokens())
                .put("cached_tokens", usage.cachedTokens())
                .put("completion_tokens", usage.completionTokens());
    }

    /// JSON in ASCII: the same bytes for the same text, whatever is in it.
    static String ascii(JsonNode node) {
        return text(ASCII, node);
    }

    private static String text(JsonMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written.", e);
        }
    }

    /// Pieces whose text is the reply's, which they are in all models that stream what they answer.
    static List<String> chunks(List<String> heard, ChatOutcome outcome) {
        return outcome instanceof ChatOutcome.Reply reply
                        && !String.join("", heard).equals(reply.text())
                ? List.of(reply.text())
                : heard;
    }
}
