package dev.orbwright.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/// Writes server-sent events of chat completions, as text.
public final class StubStream {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StringBuilder events = new StringBuilder();
    private ObjectNode event = MAPPER.createObjectNode();

    private StubStream() {}

    /// A stream that begins with these pieces of text.
    public static StubStream text(String... deltas) {
        var stream = new StubStream();
        for (String delta : deltas) {
            stream.choice().putObject("delta").put("content", delta);
            stream.send();
        }
        return stream;
    }

    /// A stream that begins with these calls, each named once, arguments in pieces of 3 characters.
    public static StubStream toolCalls(ToolCall... calls) {
        var stream = new StubStream();
        for (int index = 0; index < calls.length; index++) {
            ToolCall call = calls[index];
            ObjectNode first = stream.toolCall(index);
            first.put("id", call.id()).put("type", "function");
            first.putObject("function").put("name", call.name()).put("arguments", "");
            stream.send();
            String arguments = call.argumentsJson();
            for (int at = 0; at < arguments.length(); at += 3) {
                stream.toolCall(index)
                        .putObject("function")
                        .put(
                                "arguments",
                                arguments.substring(at, Math.min(at + 3, arguments.length())));
                stream.send();
            }
        }
        return stream;
    }

    private ObjectNode choice() {
        event =
                MAPPER.createObjectNode()
                        .put("id", "stub")
                        .put("object", "chat.completion.chunk")
                        .put("created", 1)
                        .put("model", "stub-model-1");
        return event.putArray("choices").addObject().put("index", 0);
    }

    private ObjectNode toolCall(int index) {
        return choice().putObject("delta").putArray("tool_calls").addObject().put("index", index);
    }

    private void send() {
        events.append("data: ").append(event).append("\n\n");
    }

    /// The finish reason, the usage (11 and 7 tokens) and `[DONE]`.
    public StubStream finish(String reason) {
        choice().put("finish_reason", reason).putObject("delta");
        send();
        choice();
        event.putArray("choices");
        event.putObject("usage")
                .put("prompt_tokens", 11)
                .put("completion_tokens", 7)
                .put("total_tokens", 18);
        send();
        events.append("data: [DONE]\n\n");
        return this;
    }

    /// An error in OpenAI's shape.
    static String error(String code, String message) {
        ObjectNode body = MAPPER.createObjectNode();
        body.putObject("error").put("message", message).put("type", "stub_error").put("code", code);
        return body.toString();
    }

    static String embeddings(JsonNode input, Function<String, float[]> embed) {
        ObjectNode body = MAPPER.createObjectNode().put("object", "list").put("model", "stub");
        ArrayNode data = body.putArray("data");
        for (int i = 0; i < input.size(); i++) {
            ObjectNode item = data.addObject().put("object", "embedding").put("index", i);
            ArrayNode vector = item.putArray("embedding");
            for (float number : embed.apply(input.get(i).asText())) {
                vector.add(number);
            }
        }
        return body.toString();
    }

    @Override
    public String toString() {
        return events.toString();
    }
}
