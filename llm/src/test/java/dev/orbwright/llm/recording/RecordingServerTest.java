package dev.orbwright.llm.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.ModelChoice;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.ToolCall;
import dev.orbwright.llm.ToolDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordingServerTest {

    private static final String KEY = "a+Very/Secret=Key.0123456789";
    private static final ToolDefinition TOOL =
            new ToolDefinition("make_function", "Makes one.", "{\"type\":\"object\"}");

    @TempDir private Path folder = Path.of("");
    private StubModelServer server;
    private Path file;

    @BeforeEach
    void start() {
        server = StubModelServer.start();
        file = folder.resolve("talk.jsonl");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ChatModel recorder(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.putAll(more);
        ModelSettings settings = ModelSettings.read(environment, folder.resolve("no.env"));
        return Recordings.record(
                ChatModels.open(settings).orElseThrow(), settings.chat().orElseThrow(), file);
    }

    private static ChatRequest ask(String text) {
        return ChatRequest.of(ChatMessage.system("You are a stub."), ChatMessage.user(text));
    }

    private static List<String> chunks(ChatModel model, ChatRequest request) {
        List<String> chunks = new ArrayList<>();
        ChatOutcome _ = model.chat(request, chunks::add);
        return chunks;
    }

    private static String text(ChatModel model, String question) {
        return ((ChatOutcome.Reply) model.chat(ask(question), ChatListener.none())).text();
    }

    @Test
    void replayIsWhatWasRecordedChunkByChunkWithoutTheModel() {
        // A quote, a line's end, other scripts.
        String[] pieces = {"Gr\u00fc\u00df ", "\"dich\"\n", "\u4f60\u597d ", "\ud83d\ude00!"};
        server.answer(
                StubAnswer.reply(pieces),
                StubAnswer.toolCalls(new ToolCall("c1", "make_function", "{\"x\": [1, 2]}")));
        ChatRequest tools = new ChatRequest(List.of(ChatMessage.user("use it")), List.of(TOOL));
        ChatOutcome said;
        ChatOutcome called;
        try (ChatModel model = recorder(Map.of())) {
            said = model.chat(ask("hello"), ChatListener.none());
            called = model.chat(tools, ChatListener.none());
        }
        server.close();

        try (ChatModel replay = Recordings.replay(file)) {
            assertThat(chunks(replay, ask("hello"))).containsExactly(pieces);
            assertThat(replay.chat(ask("hello"), ChatListener.none())).isEqualTo(said);
            assertThat(replay.chat(tools, ChatListener.none())).isEqualTo(called);
            assertThat(((ChatOutcome.Reply) called).toolCalls()).hasSize(1);
            assertThat(said.usage()).isEqualTo(new TokenUsage(11, 7));
        }
    }

    @Test
    void conversationWithToolsIsReplayedByAllThatWasSaidInIt() {
        server.answer(StubAnswer.reply("built"));
        ToolCall call = new ToolCall("c1", "make_function", "{}");
        ChatRequest request =
                new ChatRequest(
                        List.of(
                                ChatMessage.user("use it"),
                                ChatMessage.assistant("", List.of(call)),
                                ChatMessage.tool("c1", "made")),
                        List.of(TOOL));
        ChatRequest another =
                new ChatRequest(
                        List.of(
                                ChatMessage.user("use it"),
                                ChatMessage.assistant("", List.of(call)),
                                ChatMessage.tool("c1", "not made")),
                        List.of(TOOL));
        ChatOutcome said;
        try (ChatModel model = recorder(Map.of())) {
            said = model.chat(request, ChatListener.none());
        }
        server.close();

        try (ChatModel replay = Recordings.replay(file)) {
            assertThat(replay.chat(request, ChatListener.none())).isEqualTo(said);
            assertThat(replay.chat(another, ChatListener.none()))
                    .isInstanceOf(ChatOutcome.Failure.class);
        }
    }

    @Test
    void halvesOfACharacterInTwoChunksStayHalves() {
        List<String> halves = List.of("\ud83d", "\ude00");
        Exchange exchange =
                new Exchange(
                        new AskedModel("m", 0.5, Optional.of(7L)),
                        ask("half a \ud83d?"),
                        halves,
                        new ChatOutcome.Reply(
                                "\ud83d\ude00", List.of(), TokenUsage.NONE, "m-1", "stop"));

        String line = RecordedJson.line(exchange);

        assertThat(RecordedReader.read(line)).isEqualTo(exchange);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(line)).isTrue();
    }

    @Test
    void whoPaysIsNoPartOfTheRequest() {
        server.answer(StubAnswer.reply("hi"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "hello");
        }
        try (ChatModel replay = Recordings.replay(file)) {
            ChatRequest other = ask("hello").chargedTo(Charge.to(Payer.player("ada"), "x"));
            assertThat(chunks(replay, other)).containsExactly("hi");
        }
    }

    @Test
    void whichModelWasAskedIsPartOfTheRequest() {
        server.answer(StubAnswer.reply("usual"), StubAnswer.reply("other"));
        ModelChoice choice = new ModelChoice(Optional.of("other-model"), Optional.of(1.0));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "hello");
            assertThat(chunks(model, ask("hello").asking(choice))).containsExactly("other");
        }
        try (ChatModel replay = Recordings.replay(file)) {
            assertThat(chunks(replay, ask("hello").asking(choice))).containsExactly("other");
            assertThat(chunks(replay, ask("hello"))).containsExactly("usual");
        }
    }

    @Test
    void equalRequestsReplayInTheirOrderAndThenTheLastOne() {
        server.answer(StubAnswer.reply("one"), StubAnswer.reply("two"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "count");
            text(model, "count");
        }
        try (ChatModel replay = Recordings.replay(file)) {
            assertThat(List.of(text(replay, "count"), text(replay, "count"), text(replay, "count")))
                    .containsExactly("one", "two", "two");
        }
    }

    @Test
    void recordingGoesOnWhereItEnded() {
        server.answer(StubAnswer.reply("one"), StubAnswer.reply("two"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "count");
        }
        try (ChatModel model = recorder(Map.of())) {
            text(model, "count");
        }
        assertThat(RecordingFile.read(file)).hasSize(2);
    }

    @Test
    void missingRecordingNamesTheRequestAndTheWayOut() {
        server.answer(StubAnswer.reply("hi"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "hello");
        }
        try (ChatModel replay = Recordings.replay(file)) {
            ChatOutcome outcome = replay.chat(ask("a bridge\nover the chasm"), ChatListener.none());

            assertThat(outcome).isInstanceOf(ChatOutcome.Failure.class);
            ChatOutcome.Failure failure = (ChatOutcome.Failure) outcome;
            assertThat(failure.kind()).isEqualTo(FailureKind.NOT_RECORDED);
            assertThat(failure.message())
                    .containsPattern("digest [0-9a-f]{64}")
                    .contains("model stub-model", "\"a bridge\"", "--llm record:" + file)
                    .doesNotContain("over the chasm");
        }
    }

    @Test
    void anotherTemperatureIsAnotherRequest() {
        server.answer(StubAnswer.reply("cold"), StubAnswer.reply("warm"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "hello");
        }
        String cold = RecordingFile.read(file).getFirst().digest().hex();
        try (ChatModel model = recorder(Map.of("LLM_TEMPERATURE", "1"))) {
            text(model, "hello");
        }
        assertThat(RecordingFile.read(file).getLast().digest().hex()).isNotEqualTo(cold);
    }

    @Test
    void failuresAreReplayedAsTheyWere() {
        server.answer(StubAnswer.error(400, "bad", "I do not take this."));
        ChatOutcome failed;
        try (ChatModel model = recorder(Map.of())) {
            failed = model.chat(ask("hello"), ChatListener.none());
        }
        try (ChatModel replay = Recordings.replay(file)) {
            assertThat(replay.chat(ask("hello"), ChatListener.none())).isEqualTo(failed);
        }
    }

    @Test
    void cancelledRequestIsNotRecorded() {
        try (ChatModel model = recorder(Map.of())) {
            Thread.currentThread().interrupt();
            ChatOutcome outcome = model.chat(ask("hello"), ChatListener.none());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(((ChatOutcome.Failure) outcome).kind()).isEqualTo(FailureKind.CANCELLED);

            server.answer(StubAnswer.reply("later"));
            text(model, "hello");
        }
        assertThat(RecordingFile.read(file)).hasSize(1);
    }

    @Test
    void replyThatBeganTwiceIsRecordedOnce() {
        server.answer(StubAnswer.breakOff("half a"), StubAnswer.reply("a whole ", "reply"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "hello");
        }
        try (ChatModel replay = Recordings.replay(file)) {
            assertThat(chunks(replay, ask("hello"))).containsExactly("a whole ", "reply");
        }
    }

    @Test
    void noKeyAndNoHeaderIsInTheFile() throws Exception {
        server.answer(StubAnswer.reply("hi"));
        server.otherwise(request ->
                StubAnswer.error(401, "no", "No: " + request.headers().get("authorization")));
        try (ChatModel model = recorder(Map.of("OPENAI_API_KEY", KEY))) {
            text(model, "hello");
            ChatOutcome _ = model.chat(ask("again"), ChatListener.none());
        }
        assertThat(server.requests().getFirst().headers())
                .containsEntry("authorization", "Bearer " + KEY);
        assertThat(Files.readString(file))
                .contains("hello", "again", "401")
                .doesNotContain(KEY)
                .doesNotContain("Secret")
                .doesNotContainIgnoringCase("authorization");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    hello           | hallo         | its digest is not that of its request
                    "chunks"        | "chinks"      | 'chunks' is missing or no list
                    "prompt_tokens":11 | "prompt_tokens":-1 | Tokens cannot be negative.
                    {"orbwright     | ["orbwright   | it is no whole JSON
                    _exchange":1    | _exchange":2  | it is no recording of version 1
                    "user"          | "king"        | there is no role 'king'
                    """)
    void damagedLineIsRefusedWithFileAndLine(String part, String instead, String why)
            throws Exception {
        server.answer(StubAnswer.reply("first"), StubAnswer.reply("second"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "good");
            text(model, "hello");
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, lines.get(1).replace(part, instead));
        Files.write(file, lines);

        assertThatThrownBy(() -> Recordings.replay(file).close())
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file + ", line 2 is damaged: " + why);
        assertThatThrownBy(() -> recorder(Map.of()).close())
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void fileThatEndsInTheMiddleOfALineIsRefused() throws Exception {
        server.answer(StubAnswer.reply("first"));
        try (ChatModel model = recorder(Map.of())) {
            text(model, "hello");
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));

        assertThatThrownBy(() -> Recordings.replay(file).close())
                .hasMessageContaining("line 1 is damaged: it has no end");
    }

    @Test
    void nothingToReplayIsSaidAtTheStart() throws Exception {
        assertThatThrownBy(() -> Recordings.replay(file).close())
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("--llm record:" + file);
        Files.write(file, "".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Recordings.replay(file).close())
                .hasMessageContaining("nothing in the recording");
    }

    @Test
    void twoRecordersOfOneFileAreRefused() {
        try (ChatModel first = recorder(Map.of())) {
            assertThat(first.description()).contains(file.toString());
            assertThatThrownBy(() -> recorder(Map.of()).close())
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("another server");
        }
    }

    @Test
    void optionIsReadWithItsColonsAndSpaces() {
        assertThat(Traffic.parse("live")).isEqualTo(new Traffic.Live());
        assertThat(Traffic.parse("record:a b.jsonl"))
                .isEqualTo(new Traffic.Recorded(Path.of("a b.jsonl")));
        assertThat(Traffic.parse("replay:dir/x:y.jsonl"))
                .isEqualTo(new Traffic.Replayed(Path.of("dir/x:y.jsonl")));
        for (String wrong : List.of("", "record", "record:", "replay: ", "erase:x", "record:\0")) {
            assertThatThrownBy(() -> Traffic.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("record:FILE");
        }
    }
}
