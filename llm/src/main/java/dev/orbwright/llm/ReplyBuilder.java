package dev.orbwright.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a reply together from its pieces, and judges at the end whether it is one.
///
/// For one attempt and one thread.
final class ReplyBuilder {

    private final int longest;
    private final ChatListener listener;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final List<CallPieces> calls = new ArrayList<>();
    private int length;
    private boolean begun;
    private TokenUsage usage = TokenUsage.NONE;
    private String model;
    private String finishReason = "";

    /// @param longest in characters, text and tool arguments together
    /// @param model the model asked, until the reply names one
    ReplyBuilder(int longest, String model, ChatListener listener) {
        this.longest = longest;
        this.model = model;
        this.listener = listener;
    }

    /// Something that looks like a reply has arrived.
    void begun() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    /// Whether the model has said that it is done.
    boolean isFinished() {
        return !finishReason.isEmpty();
    }

    TokenUsage usage() {
        return usage;
    }

    void text(String piece) {
        if (!piece.isEmpty()) {
            grow(piece);
            text.append(piece);
            listener.delta(piece);
        }
    }

    void refusal(String piece) {
        grow(piece);
        refusal.append(piece);
    }

    /// A piece of a tool call. Providers differ: most number the calls and name each once, some
    /// leave the number out, some give every call the number 0 and send each whole.
    void toolCall(Optional<Long> index, String id, String name, String arguments) {
        grow(id + name + arguments);
        CallPieces call = find(index, id, name);
        if (call.id.isEmpty()) {
            call.id = id;
        }
        if (call.name.isEmpty()) {
            call.name = name;
        }
        call.arguments.append(arguments);
    }

    private CallPieces find(Optional<Long> index, String id, String name) {
        for (CallPieces call : calls.reversed()) {
            if (index.isEmpty() || index.equals(call.index)) {
                if (call.continuesWith(id, name)) {
                    return call;
                }
                break;
            }
        }
        var call = new CallPieces(index);
        calls.add(call);
        return call;
    }

    void usage(TokenUsage reported) {
        usage = reported;
    }

    void model(String name) {
        if (!name.isBlank()) {
            model = name;
        }
    }

    void finished(String reason) {
        finishReason = reason;
    }

    private void grow(String piece) {
        length += piece.length();
        if (length > longest) {
            throw new ReplyTooLongException("The reply is longer than " + longest + " characters.");
        }
    }

    /// The reply, now that nothing more comes, or why there is none.
    Attempt<ChatOutcome.Reply> build() {
        return switch (judge()) {
            case Attempt.Failed<ChatOutcome.Reply> failed -> failed.withUsage(usage);
            case Attempt.Done<ChatOutcome.Reply> done -> done;
        };
    }

    private Attempt<ChatOutcome.Reply> judge() {
        if (!begun) {
            return Attempt.Failed.forNow(
                    FailureKind.BAD_REPLY, "What came back is not a chat reply.");
        }
        if (!isFinished()) {
            return Attempt.Failed.forNow(
                    FailureKind.CUT_OFF,
                    "The reply ended after " + text.length() + " characters, unfinished.");
        }
        if (finishReason.equals("length") || finishReason.equals("max_tokens")) {
            return Attempt.Failed.forGood(
                    FailureKind.CUT_OFF,
                    "The reply reached its token limit after "
                            + text.length()
                            + " characters: raise LLM_MAX_TOKENS or ask for less.");
        }
        if (!refusal.isEmpty()) {
            return Attempt.Failed.forGood(
                    FailureKind.REFUSED_REQUEST, "The model refuses: " + refusal);
        }
        if (finishReason.equals("content_filter")) {
            return Attempt.Failed.forGood(
                    FailureKind.REFUSED_REQUEST,
                    "The provider's content filter stopped the reply: word the request differently.");
        }
        if (text.isEmpty() && calls.isEmpty()) {
            return Attempt.Failed.forNow(FailureKind.BAD_REPLY, "The model's reply is empty.");
        }
        if (calls.stream().anyMatch(call -> call.name.isEmpty())) {
            return Attempt.Failed.forNow(
                    FailureKind.BAD_REPLY, "The model calls a tool without naming it.");
        }
        var toolCalls = new ArrayList<ToolCall>();
        for (CallPieces call : calls) {
            toolCalls.add(call.build(toolCalls.size()));
        }
        return new Attempt.Done<>(
                new ChatOutcome.Reply(text.toString(), toolCalls, usage, model, finishReason));
    }

    private static final class CallPieces {

        private final Optional<Long> index;
        private final StringBuilder arguments = new StringBuilder();
        private String id = "";
        private String name = "";

        CallPieces(Optional<Long> index) {
            this.index = index;
        }

        boolean continuesWith(String nextId, String nextName) {
            if (!id.isEmpty() && !nextId.isEmpty()) {
                return id.equals(nextId);
            }
            return index.isPresent() || nextName.isEmpty();
        }

        ToolCall build(int position) {
            return new ToolCall(
                    id.isEmpty() ? "call_" + position : id,
                    name,
                    arguments.isEmpty() ? "{}" : arguments.toString());
        }
    }
}
