package dev.orbwright.llm.recording;

import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ModelSettings;
import java.nio.file.Path;

/// The door to recordings.
public final class Recordings {

    private Recordings() {}

    /// A model whose exchanges are added to a file. Closing it closes the model.
    ///
    /// @param settings what the model was opened with
    /// @throws RecordingException where the file cannot be used; the model is not closed then
    public static ChatModel record(ChatModel model, ModelSettings.Chat settings, Path file) {
        return new RecordingChatModel(model, AskedModel.of(settings), RecordingFile.open(file));
    }

    /// What was recorded, as a model.
    ///
    /// @throws RecordingException where the file cannot be read, is empty or damaged
    public static ChatModel replay(Path file) {
        return ReplayedChatModel.open(file);
    }
}
