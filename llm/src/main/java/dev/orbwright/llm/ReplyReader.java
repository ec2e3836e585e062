package dev.orbwright.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.JsonField;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.completions.CompletionUsage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a response into a [ReplyBuilder], whether the provider streams or not.
///
/// The library's plain accessors throw where a provider leaves a field out; the raw ones do not,
/// and providers leave out nearly everything.
final class ReplyReader {

    private final ReplyBuilder reply;

    ReplyReader(ReplyBuilder reply) {
        this.reply = reply;
    }

    void read(HttpResponseFor<StreamResponse<ChatCompletionChunk>> response) throws IOException {
        String type =
                String.join(" ", response.headers().values("Content-Type"))
                        .toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            throw new OpenAIInvalidDataException(
                    "A web page came back instead of a reply: check the base URL.");
        } else if (type.startsWith("application/json")) {
            whole(Json.MAPPER.readTree(response.body()));
        } else {
            try (var chunks = response.parse()) {
                var iterator = chunks.stream().iterator();
                while (iterator.hasNext()) {
                    chunk(iterator.next());
                }
            }
        }
    }

    private void chunk(ChatCompletionChunk chunk) {
        known(chunk._usage()).ifPresent(u -> reply.usage(usage(u)));
        known(chunk._model()).ifPresent(reply::model);
        Optional<List<ChatCompletionChunk.Choice>> choices = known(chunk._choices());
        if (choices.isEmpty()) {
            return;
        }
        reply.begun();
        if (choices.get().isEmpty()) {
            return;
        }
        ChatCompletionChunk.Choice choice = choices.get().getFirst();
        known(choice._delta()).ifPresent(this::delta);
        known(choice._finishReason()).ifPresent(reason -> reply.finished(reason.asString()));
    }

    private void delta(ChatCompletionChunk.Choice.Delta delta) {
        known(delta._content()).ifPresent(reply::text);
        known(delta._refusal()).ifPresent(reply::refusal);
        for (var call : known(delta._toolCalls()).orElse(List.of())) {
            var function = known(call._function());
            reply.toolCall(
                    known(call._index()),
                    known(call._id()).orElse(""),
                    function.flatMap(f -> known(f._name())).orElse(""),
                    function.flatMap(f -> known(f._arguments())).orElse(""));
        }
    }

    private static TokenUsage usage(CompletionUsage usage) {
        return usage(
                known(usage._promptTokens()).orElse(0L),
                known(usage._promptTokensDetails())
                        .flatMap(details -> known(details._cachedTokens()))
                        .orElse(0L),
                known(usage._completionTokens()).orElse(0L));
    }

    /// What providers count, made sense of.
    private static TokenUsage usage(long prompt, long cached, long completion) {
        long asked = Math.max(0, prompt);
        return new TokenUsage(asked, Math.clamp(cached, 0, asked), Math.max(0, completion));
    }

    private static <T> Optional<T> known(JsonField<T> field) {
        return field.asKnown();
    }

    /// A provider that does not stream answers with the whole completion at once.
    private void whole(JsonNode completion) {
        JsonNode choice = completion.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            String error = completion.path("error").path("message").asText();
            throw new OpenAIInvalidDataException(
                    error.isBlank() ? "What came back is not a chat reply." : error);
        }
        reply.begun();
        reply.model(completion.path("model").asText());
        JsonNode usage = completion.path("usage");
        reply.usage(
                usage(
                        usage.path("prompt_tokens").asLong(),
                        usage.path("prompt_tokens_details").path("cached_tokens").asLong(),
                        usage.path("completion_tokens").asLong()));
        reply.text(message.path("content").asText(""));
        reply.refusal(message.path("refusal").asText(""));
        long position = 0;
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            reply.toolCall(
                    Optional.of(position++),
                    call.path("id").asText(),
                    function.path("name").asText(),
                    function.path("arguments").asText());
        }
        reply.finished(choice.path("finish_reason").asText());
    }
}
