package dev.orbwright.llm.recording;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.FailureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes everything on to a model, and records what it answered.
///
/// Failures are recorded, too, for what follows depends on them; but not those that the model has
/// no part in. Of a reply that began several times, the last beginning is recorded.
final class RecordingChatModel implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingChatModel.class);

    private final ChatModel model;
    private final AskedModel asked;
    private final RecordingFile file;

    RecordingChatModel(ChatModel model, AskedModel asked, RecordingFile file) {
        this.model = model;
        this.asked = asked;
        this.file = file;
    }

    @Override
    public String description() {
        return "%s, recorded in %s".formatted(model.description(), file.file());
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        Ear ear = new Ear(listener);
        ChatOutcome outcome = model.chat(request, ear);
        if (isTheModels(outcome)) {
            try {
                file.append(
                        new Exchange(
                                asked.by(request.choice()),
                                request,
                                RecordedJson.chunks(ear.heard(), outcome),
                                outcome));
            } catch (IOException e) {
                LOG.error("A reply is missing in the recording {}: {}", file.file(), e.toString());
            }
        }
        return outcome;
    }

    private static boolean isTheModels(ChatOutcome outcome) {
        return !(outcome instanceof ChatOutcome.Failure failure)
                || !(failure.kind() == FailureKind.CANCELLED
                        || failure.kind() == FailureKind.OVER_BUDGET
                        || failure.kind() == FailureKind.NOT_CONFIGURED);
    }

    @Override
    public void close() {
        model.close();
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("The recording {} could not be closed: {}", file.file(), e.toString());
        }
    }

    @Override
    public String toString() {
        return description();
    }

    /// Hears what the listener hears.
    private static final class Ear implements ChatListener {

        private final ChatListener listener;
        private final List<String> chunks = new ArrayList<>();

        Ear(ChatListener listener) {
            this.listener = listener;
        }

        @Override
        public void delta(String text) {
            synchronized (chunks) {
                chunks.add(text);
            }
            listener.delta(text);
        }

        @Override
        public void waiting(String why) {
            listener.waiting(why);
        }

        @Override
        public void restarted() {
            synchronized (chunks) {
                chunks.clear();
            }
            listener.restarted();
        }

        List<String> heard() {
            synchronized (chunks) {
                return List.copyOf(chunks);
            }
        }
    }
}
