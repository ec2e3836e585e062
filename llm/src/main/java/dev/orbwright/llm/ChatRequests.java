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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Writes our requests in the provider's terms.
///
/// Models differ in the parameters that they take: reasoning models refuse a temperature, older
/// servers know `max_tokens` only, newer models only `max_completion_tokens`. Where a provider says
/// that it does not support one, that model gets its other form from then on.
final class ChatRequests {

    /// What one model takes.
    private static final class Form {
        private final AtomicBoolean withTemperature = new AtomicBoolean(true);
        private final AtomicBoolean withTools = new AtomicBoolean(true);
        private final AtomicBoolean withCompletionTokens;

        Form(boolean completionTokens) {
            this.withCompletionTokens = new AtomicBoolean(completionTokens);
        }
    }

    private final ModelSettings.Chat settings;
    private final Map<String, Form> forms = new ConcurrentHashMap<>();

    ChatRequests(ModelSettings.Chat settings) {
        this.settings = settings;
    }

    /// The model that a request goes to.
    String model(ChatRequest request) {
        return request.choice().model().orElse(settings.model());
    }

    private Form form(ChatRequest request) {
        return forms.computeIfAbsent(model(request), _ -> new Form(settings.endpoint().isOpenAi()));
    }

    /// Learns from a refusal; true if the next request differs, so that it may be sent at once.
    boolean adapt(ChatRequest request, ProviderErrorException error) {
        Form form = form(request);
        if (error.rejectsParameter("temperature")) {
            return form.withTemperature.compareAndSet(true, false);
        }
        if (error.rejectsTools()) {
            return form.withTools.compareAndSet(true, false);
        }
        return error.rejectsParameter("max_tokens")
                && form.withCompletionTokens.compareAndSet(false, true);
    }

    ChatCompletionCreateParams write(ChatRequest request) {
        Form form = form(request);
        var params =
                ChatCompletionCreateParams.builder()
                        .model(model(request))
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
        if (form.withTemperature.get()) {
            params.temperature(request.choice().temperature().orElse(settings.temperature()));
        }
        settings.maximumTokens()
                .ifPresent(tokens ->
                        params.putAdditionalBodyProperty(
                                form.withCompletionTokens.get()
                                        ? "max_completion_tokens"
                                        : "max_tokens",
                                JsonValue.from(tokens)));
        if (form.withTools.get()) {
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
