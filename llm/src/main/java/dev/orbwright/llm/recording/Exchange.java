package dev.orbwright.llm.recording;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import java.util.List;

/// A request and what became of it.
///
/// @param chunks the pieces of text as they came; together they are the reply's text
record Exchange(AskedModel model, ChatRequest request, List<String> chunks, ChatOutcome outcome) {

    private static final int QUOTED = 80;

    Exchange {
        chunks = List.copyOf(chunks);
        if (outcome instanceof ChatOutcome.Reply reply
                && !String.join("", chunks).equals(reply.text())) {
            throw new IllegalArgumentException("The chunks are not those of the reply.");
        }
    }

    RequestDigest digest() {
        return RequestDigest.of(model, request);
    }

    /// Streams the chunks as they came once.
    ChatOutcome replay(ChatListener listener) {
        chunks.forEach(listener::delta);
        return outcome;
    }

    /// The first line of the last message, shortened: how people recognise a request.
    static String opening(ChatRequest request) {
        ChatMessage last = request.messages().getLast();
        String line = last.text().strip().lines().findFirst().orElse("");
        if (line.codePointCount(0, line.length()) <= QUOTED) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "...";
    }
}
