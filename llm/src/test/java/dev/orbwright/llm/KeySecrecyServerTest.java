package dev.orbwright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KeySecrecyServerTest {

    private static final String KEY = "a+Very/Secret=Key.0123456789";

    @Test
    void keyAppearsInNoLogMessageOrText() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        var told = new StringBuilder();
        try (var server = StubModelServer.start()) {
            server.answer(StubAnswer.rateLimited("0"));
            server.otherwise(request ->
                    StubAnswer.error(401, "no", "No: " + request.headers().get("authorization")));
            Map<String, String> environment = new HashMap<>(server.environment());
            environment.put("OPENAI_API_KEY", KEY);
            environment.put("LLM_EMBEDDING_MODEL", "e");
            ModelSettings settings = ModelSettings.read(environment, Path.of("none.env"));
            told.append(settings).append(settings.description()).append(settings.chat());
            try (ChatModel model = ChatModels.open(settings).orElseThrow()) {
                told.append(model).append(model.description());
                told.append(model.chat(ChatRequest.of(ChatMessage.user("?")), new Recorder()));
            }
            try {
                Embedders.open(settings).embed("x");
            } catch (EmbeddingException e) {
                told.append(e).append(e.getMessage());
            }
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().getLast().headers())
                    .containsEntry("authorization", "Bearer " + KEY);
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        for (ILoggingEvent event : log.list) {
            told.append(event.getFormattedMessage()).append(event.getThrowableProxy());
        }
        assertThat(told.toString()).contains("HTTP 401", "(hidden)", "rate limited");
        assertThat(told.toString()).doesNotContain(KEY).doesNotContain("Secret");
    }
}
