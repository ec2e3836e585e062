package dev.orbwright.llm.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.Role;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.llm.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what [RecordedJson] writes.
///
/// A line is refused where anything is missing, of another type or not as its digest says.
final class RecordedReader {

    private RecordedReader() {}

    /// @throws IllegalArgumentException with what is wrong with the line
    static Exchange read(String line) {
        JsonNode node;
        try {
            node = RecordedJson.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no whole JSON: " + e.getOriginalMessage(), e);
        }
        if (node.path("orbwright_exchange").asInt(0) != RecordedJson.VERSION) {
            throw new IllegalArgumentException(
                    "it is no recording of version %d".formatted(RecordedJson.VERSION));
        }
        JsonNode asked = node.path("request");
        AskedModel model =
                new AskedModel(
                        text(asked, "model"),
                        asked.path("temperature").asDouble(),
                        asked.has("maximum_tokens")
                                ? Optional.of(number(asked, "maximum_tokens"))
                                : Optional.empty());
        ChatRequest request = request(asked);
        if (!RequestDigest.of(model, request).hex().equals(text(node, "digest"))) {
            throw new IllegalArgumentException("its digest is not that of its request");
        }
        List<String> chunks = new ArrayList<>();
        for (JsonNode chunk : list(node, "chunks")) {
            chunks.add(text(chunk, "chunks"));
        }
        ChatOutcome outcome =
                node.has("reply")
                        ? reply(node.path("reply"), String.join("", chunks))
                        : failure(node.path("failure"));
        return new Exchange(model, request, chunks, outcome);
    }

    private static ChatRequest request(JsonNode node) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode message : list(node, "messages")) {
            messages.add(
                    new ChatMessage(
                            role(text(message, "role")),
                            text(message, "text"),
                            message.has("tool_calls") ? calls(message) : List.of(),
                            message.has("answers")
                                    ? Optional.of(text(message, "answers"))
                                    : Optional.empty()));
        }
        List<ToolDefinition> tools = new ArrayList<>();
        for (JsonNode tool : list(node, "tools")) {
            tools.add(
                    new ToolDefinition(
                            text(tool, "name"),
                            text(tool, "description"),
                            text(tool, "parameters")));
        }
        return new ChatRequest(messages, tools);
    }

    private static ChatOutcome reply(JsonNode node, String text) {
        return new ChatOutcome.Reply(
                text, calls(node), usage(node), text(node, "model"), text(node, "finish_reason"));
    }

    private static List<ToolCall> calls(JsonNode node) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : list(node, "tool_calls")) {
            calls.add(new ToolCall(text(call, "id"), text(call, "name"), text(call, "arguments")));
        }
        return calls;
    }

    private static ChatOutcome failure(JsonNode node) {
        String kind = text(node, "kind");
        for (FailureKind known : FailureKind.values()) {
            if (known.name().equals(kind)) {
                return new ChatOutcome.Failure(known, text(node, "message"), usage(node));
            }
        }
        throw new IllegalArgumentException("there is no kind of failure '%s'".formatted(kind));
    }

    private static TokenUsage usage(JsonNode node) {
        JsonNode usage = node.path("usage");
        return new TokenUsage(
                number(usage, "prompt_tokens"),
                number(usage, "cached_tokens"),
                number(usage, "completion_tokens"));
    }

    static String role(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Role role(String name) {
        for (Role role : Role.values()) {
            if (role(role).equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("there is no role '%s'".formatted(name));
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.isObject() ? object.path(name) : object;
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'%s' is missing or no text".formatted(name));
        }
        return value.textValue();
    }

    private static long number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(
                    "'%s' is missing or no whole number".formatted(name));
        }
        return value.longValue();
    }

    private static JsonNode list(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isArray()) {
            throw new IllegalArgumentException("'%s' is missing or no list".formatted(name));
        }
        return value;
    }
}
