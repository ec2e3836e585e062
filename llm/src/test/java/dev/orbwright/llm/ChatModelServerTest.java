package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChatModelServerTest {

    private static final ChatRequest HELLO =
            ChatRequest.of(ChatMessage.system("Be short."), ChatMessage.user("Hello?"));

    private final StubModelServer server = StubModelServer.start();
    private final FakeTime time = new FakeTime();
    private final Recorder heard = new Recorder();

    @AfterEach
    void stop() {
        server.close();
    }

    private ModelSettings.Chat settings() {
        return settings(Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    private ModelSettings.Chat settings(Duration timeout, Duration idle) {
        return new ModelSettings.Chat(
                new Endpoint(URI.create(server.baseUrl()), Optional.of(new ApiKey("sk-test-1234"))),
                "stub-model",
                0,
                Optional.of(500L),
                timeout,
                idle);
    }

    private ChatModel model(ModelSettings.Chat settings, int retries, int longest) {
        return new RetryingChatModel(
                new OpenAiEndpoint(settings, longest), time.retries(retries), settings.timeout());
    }

    private ChatOutcome chat(ModelSettings.Chat settings, int retries) {
        try (ChatModel model = model(settings, retries, 10_000)) {
            return model.chat(HELLO, heard);
        }
    }

    private ChatOutcome.Reply reply() {
        return (ChatOutcome.Reply) chat(settings(), 2);
    }

    private ChatOutcome.Failure failure() {
        return failure(settings(), 0);
    }

    private ChatOutcome.Failure failure(ModelSettings.Chat settings, int retries) {
        ChatOutcome outcome = chat(settings, retries);
        assertThat(outcome).isInstanceOf(ChatOutcome.Failure.class);
        return (ChatOutcome.Failure) outcome;
    }

    private static void assertCancelled(AtomicReference<ChatOutcome> outcome) {
        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        ChatOutcome.Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED));
    }

    @Test
    void replyStreamsInDeltasAndCarriesItsUsage() {
        server.answer(StubAnswer.reply("Hel", "lo, ", "wörld \uD83D\uDE00"));
        ChatOutcome.Reply reply = reply();
        assertThat(reply.text()).isEqualTo("Hello, wörld \uD83D\uDE00");
        assertThat(reply.toolCalls()).isEmpty();
        assertThat(reply.usage()).isEqualTo(new TokenUsage(11, 7));
        assertThat(reply.model()).isEqualTo("stub-model-1");
        assertThat(reply.finishReason()).isEqualTo("stop");
        assertThat(heard.deltas).containsExactly("Hel", "lo, ", "wörld \uD83D\uDE00");
    }

    @Test
    void requestCarriesModelMessagesToolsLimitsAndKey() {
        server.answer(StubAnswer.reply("ok"));
        var tool =
                new ToolDefinition(
                        "look",
                        "Looks around.",
                        "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\"}}}");
        try (ChatModel model = model(settings(), 0, 10_000)) {
            model.chat(
                    new ChatRequest(
                            List.of(
                                    ChatMessage.system("s"),
                                    ChatMessage.user("u"),
                                    ChatMessage.assistant("a"),
                                    ChatMessage.user("u2")),
                            List.of(tool)),
                    heard);
        }
        StubRequest request = server.requests().getFirst();
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.headers()).containsEntry("authorization", "Bearer sk-test-1234");
        var body = request.json();
        assertThat(body.path("model").asText()).isEqualTo("stub-model");
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.path("stream_options").path("include_usage").asBoolean()).isTrue();
        assertThat(body.path("temperature").asDouble(-1)).isZero();
        assertThat(body.path("max_tokens").asInt()).isEqualTo(500);
        assertThat(body.path("messages").findValuesAsText("role"))
                .containsExactly("system", "user", "assistant", "user");
        assertThat(request.lastMessage()).isEqualTo("u2");
        var function = body.path("tools").path(0).path("function");
        assertThat(function.path("name").asText()).isEqualTo("look");
        assertThat(function.path("parameters").path("properties").has("at")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64, 1000})
    void anySplitOfTheStreamGivesTheSameReply(int pieceLength) {
        String events =
                StubStream.text("Brücke ", "aus \uD83C\uDF08 ", "Licht\n")
                        .finish("stop")
                        .toString();
        server.answer(StubAnswer.streamInPieces(events, pieceLength));
        assertThat(reply().text()).isEqualTo("Brücke aus \uD83C\uDF08 Licht\n");
    }

    @Test
    void carriageReturnsCommentsAndUnknownFieldsInTheStreamDoNoHarm() {
        String events = StubStream.text("a", "b").finish("stop").toString();
        server.answer(
                StubAnswer.stream(
                        ": keep-alive\r\n\r\nretry: 10\r\nid: 7\r\n"
                                + events.replace("\n", "\r\n")));
        assertThat(reply().text()).isEqualTo("ab");
    }

    @Test
    void toolCallsAreAssembledFromFragments() {
        var calls =
                new ToolCall[] {
                    new ToolCall("c1", "build", "{\"what\":\"a bridge\",\"at\":[1,2]}"),
                    new ToolCall("c2", "tell", "{}")
                };
        server.answer(StubAnswer.toolCalls(calls));
        ChatOutcome.Reply reply = reply();
        assertThat(reply.toolCalls()).containsExactly(calls);
        assertThat(reply.finishReason()).isEqualTo("tool_calls");
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void providerThatDoesNotStreamIsUnderstood() {
        server.answer(
                StubAnswer.json(
                        200,
                        """
                        {"model":"m2","choices":[{"message":{"role":"assistant","content":"whole",
                        "tool_calls":[{"id":"x","function":{"name":"f","arguments":"{}"}}]},
                        "finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4}}
                        """));
        ChatOutcome.Reply reply = reply();
        assertThat(reply.text()).isEqualTo("whole");
        assertThat(reply.toolCalls()).containsExactly(new ToolCall("x", "f", "{}"));
        assertThat(reply.usage()).isEqualTo(new TokenUsage(3, 4));
        assertThat(heard.deltas).containsExactly("whole");
    }

    @Test
    void rejectedKeyIsReportedWithTheProvidersWordsAndWithoutTheKey() {
        server.answer(
                StubAnswer.error(
                        401,
                        "invalid_api_key",
                        "Incorrect API key provided: sk-test-1234. Bearer abcdef"));
        ChatOutcome.Failure failure = failure(settings(), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(failure.message())
                .contains("Incorrect API key provided", "stub-model at", "Check the key")
                .doesNotContain("1234", "abcdef");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void unknownModelIsARefusalThatIsNotRepeated() {
        server.answer(StubAnswer.error(404, "model_not_found", "The model `x` does not exist"));
        ChatOutcome.Failure failure = failure(settings(), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED_REQUEST);
        assertThat(failure.message()).contains("HTTP 404", "The model `x` does not exist.");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void errorsInOtherShapesStillShowTheirWords() {
        server.answer(
                StubAnswer.json(400, "[{\"error\":{\"message\":\"gemini says no\"}}]"),
                StubAnswer.json(422, "{\"detail\":\"vllm says no\"}"),
                StubAnswer.json(400, "{\"error\":\"ollama says no\"}"),
                StubAnswer.page(400, "<html><body>nginx says no</body></html>"),
                StubAnswer.json(400, "proxy says no"));
        assertThat(failure().message()).contains("gemini says no");
        assertThat(failure().message()).contains("vllm says no");
        assertThat(failure().message()).contains("ollama says no");
        assertThat(failure().message()).contains("HTTP 400.").doesNotContain("html");
        assertThat(failure().message()).contains("proxy says no");
    }

    @Test
    void rateLimitIsWaitedOutAsLongAsTheProviderAsks() {
        server.answer(
                StubAnswer.rateLimited("4"),
                StubAnswer.rateLimited("Thu, 01 Jan 2026 00:00:14 GMT"),
                StubAnswer.reply("at last"));
        assertThat(reply().text()).isEqualTo("at last");
        assertThat(time.slept).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(10));
        assertThat(heard.waits)
                .containsExactly("rate limited, next try in 4 s", "rate limited, next try in 10 s");
    }

    @Test
    void emptyAccountIsNotWaitedFor() {
        server.answer(StubAnswer.error(429, "insufficient_quota", "You exceeded your quota"));
        ChatOutcome.Failure failure = failure(settings(), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.message()).contains("You exceeded your quota", "credit");
        assertThat(time.slept).isEmpty();
    }

    @Test
    void serverErrorsAreRepeatedWithGrowingWaitsAndThenReported() {
        server.otherwise(_ -> StubAnswer.error(500, "oops", "The server had an error"));
        ChatOutcome.Failure failure = failure(settings(), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(failure.message()).contains("The server had an error", "after 4 tries");
        assertThat(time.slept)
                .containsExactly(
                        Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(2000));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        var settings =
                new ModelSettings.Chat(
                        new Endpoint(
                                URI.create("http://127.0.0.1:" + port + "/v1"), Optional.empty()),
                        "m",
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5));
        assertThat(failure(settings, 0).kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void providerThatHangsUpAtOnceIsUnreachable() {
        server.otherwise(_ -> StubAnswer.breakOff());
        assertThat(failure().kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void stalledStreamEndsWithAClearFailure() {
        server.answer(StubAnswer.stall("Once upon"));
        ChatOutcome.Failure failure =
                failure(settings(Duration.ofSeconds(30), Duration.ofMillis(300)), 0);
        assertThat(failure.kind()).isEqualTo(FailureKind.STALLED);
        assertThat(failure.message()).contains("nothing came for 0.3 s");
        await().until(() -> server.hangUps() == 1);
    }

    @Test
    void providerThatNeverAnswersIsStalled() {
        server.answer(StubAnswer.stall());
        assertThat(failure(settings(Duration.ofSeconds(30), Duration.ofMillis(300)), 0).kind())
                .isEqualTo(FailureKind.STALLED);
    }

    @Test
    void streamThatNeverEndsIsStoppedByTheDeadline() {
        server.answer(exchange -> {
            exchange.begin("text/event-stream");
            while (true) {
                exchange.chunk(": still thinking\n\n");
            }
        });
        ChatOutcome.Failure failure =
                failure(settings(Duration.ofMillis(500), Duration.ofSeconds(20)), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failure.message()).contains("0.5 s");
        await().until(() -> server.hangUps() == 1);
    }

    @Test
    void brokenConnectionStartsTheReplyOver() {
        server.answer(StubAnswer.breakOff("The bri"), StubAnswer.reply("The bridge"));
        assertThat(reply().text()).isEqualTo("The bridge");
        assertThat(heard.deltas).containsExactly("The bri", "<restarted>", "The bridge");
        assertThat(heard.waits).hasSize(1).first().asString().contains("cut off");
    }

    @Test
    void brokenConnectionIsCutOff() {
        server.answer(StubAnswer.breakOff("The bri"));
        assertThat(failure().kind()).isEqualTo(FailureKind.CUT_OFF);
    }

    @Test
    void streamThatEndsWithoutFinishReasonIsCutOff() {
        server.answer(StubAnswer.unfinished("The bri"));
        ChatOutcome.Failure failure = failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.CUT_OFF);
        assertThat(failure.message()).contains("7 characters");
    }

    @Test
    void breakAfterTheFinishReasonDoesNotSpoilTheReply() {
        String whole = StubStream.text("done").finish("stop").toString();
        int end = whole.indexOf("\n\n", whole.indexOf("\"stop\"")) + 2;
        server.answer(exchange -> {
            exchange.begin("text/event-stream");
            exchange.chunk(whole.substring(0, end));
            exchange.breakOff();
        });
        assertThat(reply().text()).isEqualTo("done");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void replyThatReachesItsTokenLimitIsCutOffAndNotRepeated() {
        server.answer(StubAnswer.stream(StubStream.text("half").finish("length").toString()));
        ChatOutcome.Failure failure = failure(settings(), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.CUT_OFF);
        assertThat(failure.message()).contains("LLM_MAX_TOKENS");
        assertThat(failure.usage()).isEqualTo(new TokenUsage(11, 7));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void contentFilterIsARefusal() {
        server.answer(StubAnswer.stream(StubStream.text("").finish("content_filter").toString()));
        assertThat(failure().kind()).isEqualTo(FailureKind.REFUSED_REQUEST);
    }

    static List<StubAnswer> nonsense() {
        return List.of(
                StubAnswer.rubbish(),
                StubAnswer.page(200, "<html><title>Welcome</title></html>"),
                StubAnswer.json(200, "{}"),
                StubAnswer.json(200, "null"),
                StubAnswer.json(200, "{\"choices\":[{\"message\":"),
                StubAnswer.stream(""),
                StubAnswer.stream("data: {broken\n\n"),
                StubAnswer.stream("data: [1,2]\n\n"),
                StubAnswer.stream("data: {\"choices\":7}\n\ndata: [DONE]\n\n"),
                StubAnswer.stream(StubStream.text("").finish("stop").toString()));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsABadReply(StubAnswer answer) {
        server.answer(answer);
        ChatOutcome.Failure failure = failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REPLY);
        assertThat(failure.message()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void badReplyIsTriedAgain() {
        server.answer(StubAnswer.rubbish(), StubAnswer.reply("better"));
        assertThat(reply().text()).isEqualTo("better");
    }

    @Test
    void errorInsideTheStreamShowsItsWords() {
        server.answer(
                StubAnswer.stream(
                        StubStream.text("a")
                                + "data: "
                                + StubStream.error("overloaded", "Too busy")
                                + "\n\n"));
        ChatOutcome.Failure failure = failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(failure.message()).contains("Too busy");
    }

    @Test
    void endlessReplyIsTooLong() {
        server.answer(StubAnswer.endless());
        ChatOutcome.Failure failure = failure(settings(), 3);
        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LONG);
        assertThat(failure.message()).contains("10000 characters");
        await().until(() -> server.hangUps() == 1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void endlessLineIsTooLong() {
        server.answer(StubAnswer.endlessLine());
        assertThat(failure().kind()).isEqualTo(FailureKind.TOO_LONG);
    }

    @Test
    void unsupportedTemperatureIsLeftOutFromThenOn() {
        server.answer(
                StubAnswer.json(
                        400,
                        """
                        {"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model.",
                        "param":"temperature","code":"unsupported_value"}}
                        """),
                StubAnswer.reply("one"),
                StubAnswer.reply("two"));
        try (ChatModel model = model(settings(), 0, 10_000)) {
            assertThat(model.chat(HELLO, heard)).isInstanceOf(ChatOutcome.Reply.class);
            assertThat(model.chat(HELLO, heard)).isInstanceOf(ChatOutcome.Reply.class);
        }
        assertThat(server.requests().stream().map(r -> r.json().has("temperature")))
                .containsExactly(true, false, false);
    }

    @Test
    void aRequestMayNameAnotherModelAndWhatItTakesIsLearntOfThatOneOnly() {
        server.answer(
                StubAnswer.json(
                        400,
                        """
                        {"error":{"message":"Unsupported value: 'temperature' does not support 1.5 with this model.",
                        "param":"temperature","code":"unsupported_value"}}
                        """),
                StubAnswer.reply("one"),
                StubAnswer.reply("two"),
                StubAnswer.reply("three"));
        ChatRequest other =
                HELLO.asking(new ModelChoice(Optional.of("other-model"), Optional.of(1.5)));
        try (ChatModel model = model(settings(), 0, 10_000)) {
            assertThat(model.chat(other, heard)).isInstanceOf(ChatOutcome.Reply.class);
            assertThat(model.chat(other, heard)).isInstanceOf(ChatOutcome.Reply.class);
            assertThat(model.chat(HELLO, heard)).isInstanceOf(ChatOutcome.Reply.class);
        }
        assertThat(server.requests().stream().map(r -> r.json().path("model").asText()))
                .containsExactly("other-model", "other-model", "other-model", "stub-model");
        assertThat(server.requests().stream().map(r -> r.json().path("temperature").asDouble(-1)))
                .containsExactly(1.5, -1.0, -1.0, 0.0);
    }

    @Test
    void newerModelGetsItsTokenLimitUnderItsNewName() {
        server.answer(
                StubAnswer.json(
                        400,
                        """
                        {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.",
                        "param":"max_tokens","code":"unsupported_parameter"}}
                        """),
                StubAnswer.reply("one"));
        assertThat(reply().text()).isEqualTo("one");
        assertThat(server.requests().getLast().json().path("max_completion_tokens").asInt())
                .isEqualTo(500);
    }

    private static ChatRequest withTool(ChatMessage... messages) {
        return new ChatRequest(
                List.of(messages), List.of(new ToolDefinition("build", "builds", "{}")));
    }

    @Test
    void conversationCarriesToolCallsAndTheirAnswers() {
        server.answer(StubAnswer.reply("done"));
        ToolCall call = new ToolCall("c1", "build", "{\"what\":\"a bridge\"}");
        try (ChatModel model = model(settings(), 0, 10_000)) {
            ChatOutcome outcome =
                    model.chat(
                            withTool(
                                    ChatMessage.user("build"),
                                    ChatMessage.assistant("", List.of(call)),
                                    ChatMessage.tool("c1", "built")),
                            heard);
            assertThat(outcome).isInstanceOf(ChatOutcome.Reply.class);
        }
        var messages = server.requests().getLast().json().path("messages");
        var made = messages.path(1).path("tool_calls").path(0);
        assertThat(made.path("id").asText()).isEqualTo("c1");
        assertThat(made.path("type").asText()).isEqualTo("function");
        assertThat(made.path("function").path("name").asText()).isEqualTo("build");
        assertThat(made.path("function").path("arguments").asText())
                .isEqualTo(call.argumentsJson());
        assertThat(messages.path(2).path("role").asText()).isEqualTo("tool");
        assertThat(messages.path(2).path("tool_call_id").asText()).isEqualTo("c1");
        assertThat(messages.path(2).path("content").asText()).isEqualTo("built");
    }

    @Test
    void modelThatCannotCallToolsIsAskedWithout() {
        server.answer(
                StubAnswer.json(
                        400,
                        """
                        {"error":{"message":"registry.ollama.ai/library/tiny:1b does not support tools"}}
                        """),
                StubAnswer.reply("one"),
                StubAnswer.reply("two"));
        try (ChatModel model = model(settings(), 0, 10_000)) {
            for (String text : List.of("one", "two")) {
                assertThat(model.chat(withTool(ChatMessage.user("hi")), heard))
                        .isInstanceOfSatisfying(
                                ChatOutcome.Reply.class,
                                reply -> assertThat(reply.text()).isEqualTo(text));
            }
        }
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().getFirst().json().has("tools")).isTrue();
        assertThat(server.requests().get(1).json().has("tools")).isFalse();
        assertThat(server.requests().getLast().json().has("tools")).isFalse();
    }

    @Test
    void providerWithoutKeyGetsNone() {
        server.answer(StubAnswer.reply("hi"));
        var settings = ModelSettings.read(server.environment(), Path.of("none.env"));
        try (ChatModel model = ChatModels.open(settings).orElseThrow()) {
            assertThat(model.description()).isEqualTo("stub-model at " + server.baseUrl());
            assertThat(model.chat(HELLO, ChatListener.none()))
                    .isInstanceOf(ChatOutcome.Reply.class);
        }
        assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void interruptReachesTheProvider(boolean virtual) throws InterruptedException {
        server.answer(StubAnswer.stall("Once"));
        var outcome = new AtomicReference<ChatOutcome>();
        var flag = new AtomicBoolean();
        Thread.Builder kind = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
        Thread caller =
                kind.start(() -> {
                    outcome.set(chat(settings(), 3));
                    flag.set(Thread.currentThread().isInterrupted());
                });
        await().until(() -> heard.deltas.contains("Once"));
        caller.interrupt();
        caller.join(Duration.ofSeconds(20));
        assertCancelled(outcome);
        assertThat(flag).isTrue();
        await().until(() -> server.hangUps() == 1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void interruptBeforeTheAnswerBeginsReachesTheProvider() throws InterruptedException {
        server.answer(StubAnswer.stall());
        var outcome = new AtomicReference<ChatOutcome>();
        Thread caller = Thread.ofVirtual().start(() -> outcome.set(chat(settings(), 3)));
        await().until(() -> server.requests().size() == 1);
        caller.interrupt();
        caller.join(Duration.ofSeconds(20));
        assertCancelled(outcome);
        await().until(() -> server.hangUps() == 1);
    }

    @Test
    void interruptDuringAWaitEndsIt() throws InterruptedException {
        server.otherwise(_ -> StubAnswer.rateLimited("50"));
        var outcome = new AtomicReference<ChatOutcome>();
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try (ChatModel model =
                                    new RetryingChatModel(
                                            new OpenAiEndpoint(settings()),
                                            Retries.standard(),
                                            Duration.ofMinutes(5))) {
                                outcome.set(model.chat(HELLO, heard));
                            }
                        });
        await().until(() -> !heard.waits.isEmpty());
        caller.interrupt();
        caller.join(Duration.ofSeconds(20));
        assertCancelled(outcome);
    }

    @Test
    void closingTheModelEndsTheWaitForTheNextTryAndLeavesTheCallerItsThread() throws Exception {
        server.otherwise(_ -> StubAnswer.error(503, "busy", "busy"));
        var outcome = new AtomicReference<ChatOutcome>();
        var interrupted = new AtomicReference<Boolean>();
        ChatModel model =
                new RetryingChatModel(
                        new OpenAiEndpoint(settings()), Retries.standard(), Duration.ofMinutes(5));
        Thread caller =
                Thread.ofVirtual()
                        .start(() -> {
                            outcome.set(model.chat(HELLO, heard));
                            interrupted.set(Thread.currentThread().isInterrupted());
                        });
        await().until(() -> !heard.waits.isEmpty());

        model.close();

        assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        assertCancelled(outcome);
        assertThat(interrupted).hasValue(false);
        outcome.set(model.chat(HELLO, heard));
        assertCancelled(outcome);
    }

    @Test
    void callerThatIsAlreadyInterruptedSendsNothing() {
        Thread.currentThread().interrupt();
        assertThat(failure().kind()).isEqualTo(FailureKind.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void failingListenerEndsTheCallAndIsHeardOf() {
        server.answer(StubAnswer.stall("boo"));
        try (ChatModel model = model(settings(), 3, 10_000)) {
            assertThatThrownBy(() ->
                            model.chat(
                                    HELLO,
                                    _ -> {
                                        throw new IllegalStateException("listener");
                                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("listener");
        }
        await().until(() -> server.hangUps() == 1);
    }

    @Test
    void headersOfTheProviderReachNoMessage() {
        server.answer(
                StubAnswer.json(
                        500,
                        "Authorization: Bearer sk-test-1234",
                        Map.of("X-Echo", "sk-test-1234")));
        assertThat(failure().message()).doesNotContain("1234");
    }
}
