package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyBuilderTest {

    private final ReplyBuilder reply = new ReplyBuilder(100, "m", ChatListener.none());

    private List<ToolCall> calls() {
        reply.begun();
        reply.finished("tool_calls");
        return ((Attempt.Done<ChatOutcome.Reply>) reply.build()).value().toolCalls();
    }

    @Test
    void interleavedCallsAreKeptApartByTheirNumbers() {
        reply.toolCall(Optional.of(0L), "a", "f", "");
        reply.toolCall(Optional.of(1L), "b", "g", "{");
        reply.toolCall(Optional.of(0L), "", "", "{}");
        reply.toolCall(Optional.of(1L), "", "", "}");
        assertThat(calls())
                .containsExactly(new ToolCall("a", "f", "{}"), new ToolCall("b", "g", "{}"));
    }

    @Test
    void wholeCallsThatAllHaveTheNumberZeroAreKeptApartByTheirIds() {
        reply.toolCall(Optional.of(0L), "a", "f", "{}");
        reply.toolCall(Optional.of(0L), "b", "f", "{\"x\":1}");
        assertThat(calls())
                .containsExactly(new ToolCall("a", "f", "{}"), new ToolCall("b", "f", "{\"x\":1}"));
    }

    @Test
    void callsWithoutNumbersAndIdsBeginWithTheirNames() {
        reply.toolCall(Optional.empty(), "", "f", "{\"x\"");
        reply.toolCall(Optional.empty(), "", "", ":1}");
        reply.toolCall(Optional.empty(), "", "g", "");
        assertThat(calls())
                .containsExactly(
                        new ToolCall("call_0", "f", "{\"x\":1}"),
                        new ToolCall("call_1", "g", "{}"));
    }

    @Test
    void callWithoutANameIsABadReply() {
        reply.begun();
        reply.toolCall(Optional.of(0L), "a", "", "{}");
        reply.finished("tool_calls");
        assertThat(((Attempt.Failed<ChatOutcome.Reply>) reply.build()).failure().kind())
                .isEqualTo(FailureKind.BAD_REPLY);
    }

    @Test
    void argumentsCountForTheLength() {
        assertThatThrownBy(() -> reply.toolCall(Optional.of(0L), "", "", "x".repeat(101)))
                .isInstanceOf(ReplyTooLongException.class);
    }
}
