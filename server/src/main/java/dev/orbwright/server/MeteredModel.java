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
record MeteredModel(ChatModel model, WorldFile file, ModelTotals totals) implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredModel.class);
    private static final String PURPOSE = "functions";

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        ChatOutcome outcome = model.chat(request, listener);
        String name =
                outcome instanceof ChatOutcome.Reply reply ? reply.model() : model.description();
        ModelUsage usage =
                new ModelUsage(
                        Instant.now(),
                        PURPOSE,
                        name,
                        outcome.usage().promptTokens(),
                        outcome.usage().completionTokens());
        totals.add(usage);
        try {
            file.recordModelUsage(usage);
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
