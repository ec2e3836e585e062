package dev.orbwright.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes our requests in the provider's terms.
///
/// Models differ in the parameters that they take: reasoning models refuse a temperature, older
/// servers know `max_tokens` only, newer models only `max_completion_tokens`. Where a provider says
/// that it does not support one, it gets its other form from then on.
final class ChatRequests {

    private final ModelSettings.Chat settings;
    private final AtomicBoolean withTemperature = new AtomicBoolean(true);
    private final AtomicBoolean withTools = new AtomicBoolean(true);
    private final AtomicBoolean withCompletionTokens;

    ChatRequests(ModelSettings.Chat settings) {
        this.settings = settings;
        this.withCompletionTokens = new AtomicBoolean(settings.endpoint().isOpenAi());
    }

    /// Learns from a refusal; true if the next request differs, so that it may be sent at once.
    boolean adapt(ProviderErrorException error) {
        if (error.rejectsParameter("temperature")) {
            return withTemperature.compareAndSet(true, false);
        }
        if (error.rejectsTools()) {
            return withTools.compareAndSet(true, false);
        }
        return error.rejectsParameter("max_tokens")
                && withCompletionTokens.compareAndSet(false, true);
    }

    ChatCompletionCreateParams write(ChatRequest request) {
        var params =
                ChatCompletionCreateParams.builder()
                        .model(settings.model())
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build());
        for (ChatMessage message : request.messages()) {
            var _ =
                    switch (message.role()) {
                        case SYSTEM -> params.addSystemMessage(message.text());
                        case USER -> params.addUserMessage(message.text());
                        case ASSISTANT ->
                                message.toolCalls().isEmpty()
                                        ? params.addAssistantMessage(message.text())
                                        : params.addMessage(writeCalls(message));
                        case TOOL ->
                                params.addMessage(
                                        ChatCompletionToolMessageParam.builder()
                                                .toolCallId(message.answers().orElseThrow())
                                                .content(message.text())
                                                .build());
                    };
        }
        if (withTemperature.get()) {
            params.temperature(settings.temperature());
        }
        settings.maximumTokens()
                .ifPresent(tokens ->
                        params.putAdditionalBodyProperty(
                                withCompletionTokens.get() ? "max_completion_tokens" : "max_tokens",
                                JsonValue.from(tokens)));
        if (withTools.get()) {
            for (ToolDefinition tool : request.tools()) {
                params.addFunctionTool(write(tool));
            }
        }
        return params.build();
    }

    private static ChatCompletionAssistantMessageParam writeCalls(ChatMessage message) {
        var assistant = ChatCompletionAssistantMessageParam.builder();
        if (!message.text().isEmpty()) {
            assistant.content(message.text());
        }
        for (ToolCall call : message.toolCalls()) {
            assistant.addToolCall(
                    ChatCompletionMessageFunctionToolCall.builder()
                            .id(call.id())
                            .function(
                                    ChatCompletionMessageFunctionToolCall.Function.builder()
                                            .name(call.name())
                                            .arguments(call.argumentsJson())
                                            .build())
                            .build());
        }
        return assistant.build();
    }

    private static FunctionDefinition write(ToolDefinition tool) {
        var schema = FunctionParameters.builder();
        for (Map.Entry<String, JsonNode> property : tool.parameters().properties()) {
            schema.putAdditionalProperty(
                    property.getKey(), JsonValue.fromJsonNode(property.getValue()));
        }
        return FunctionDefinition.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(schema.build())
                .build();
    }
}
