package dev.orbwright.llm.budget;

import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.llm.ToolDefinition;

/// Guesses tokens from text, on the high side: a token for two ASCII characters, where tokenizers
/// need one for three or four, and for each byte of UTF-8 of any other character, the most that a
/// byte-level tokenizer can need.
final class TokenEstimate {

    private static final long MESSAGE = 8;
    private static final long TOOL = 16;

    private TokenEstimate() {}

    static long of(ChatRequest request) {
        long tokens = MESSAGE;
        for (ChatMessage message : request.messages()) {
            tokens += MESSAGE + of(message.text());
            for (ToolCall call : message.toolCalls()) {
                tokens += TOOL + of(call.name()) + of(call.argumentsJson());
            }
        }
        for (ToolDefinition tool : request.tools()) {
            tokens += TOOL + of(tool.name()) + of(tool.description()) + of(tool.parametersJson());
        }
        return tokens;
    }

    static long of(String text) {
        long ascii = 0;
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii++;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return (ascii + 1) / 2 + bytes;
    }
}
