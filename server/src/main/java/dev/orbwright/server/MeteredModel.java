package dev.orbwright.server;

import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.storage.ModelUsage;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.task.CommitStore;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes in the save what each answer of a model took, failed ones too.
record MeteredModel(ChatModel model, WorldFile file) implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredModel.class);

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        ChatOutcome outcome = model.chat(request, listener);
        String name =
                outcome instanceof ChatOutcome.Reply reply ? reply.model() : model.description();
        try {
            file.recordModelUsage(
                    new ModelUsage(
                            Instant.now(),
                            "forge",
                            name,
                            outcome.usage().promptTokens(),
                            outcome.usage().completionTokens()));
        } catch (CommitStore.StorageException e) {
            LOG.error("What the model took could not be noted: {}", e.getMessage(), e);
        }
        return outcome;
    }

    @Override
    public void close() {
        model.close();
    }
}
