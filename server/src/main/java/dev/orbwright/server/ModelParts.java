package dev.orbwright.server;

import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.budget.BudgetedChatModel;
import dev.orbwright.llm.budget.Budgets;
import dev.orbwright.llm.budget.Spending;
import dev.orbwright.llm.budget.Tariff;
import dev.orbwright.llm.recording.RecordingException;
import dev.orbwright.llm.recording.Recordings;
import dev.orbwright.llm.recording.Traffic;
import dev.orbwright.server.metrics.Metrics;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.task.CommitStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The model of a server, wrapped in what records, replays and bounds it, and the accounts of it.
///
/// @param chat empty where the server works offline
record ModelParts(Optional<ChatModel> chat, ModelAccounts accounts) {

    /// Opens the model of these settings for a world. What was spent today, by the save's record,
    /// counts.
    static ModelParts open(ServerSettings settings, WorldFile file, Metrics metrics)
            throws StartException {
        try {
            Payer world = Payer.world(file.worldId());
            return switch (settings.rules().traffic()) {
                case Traffic.Live() -> live(settings, file, metrics, world, Optional.empty());
                case Traffic.Recorded(Path recording) ->
                        live(settings, file, metrics, world, Optional.of(recording));
                case Traffic.Replayed(Path recording) -> replayed(recording, file, metrics, world);
            };
        } catch (CommitStore.StorageException | RecordingException e) {
            throw StartException.of(e);
        }
    }

    private static ModelParts live(
            ServerSettings settings,
            WorldFile file,
            Metrics metrics,
            Payer world,
            Optional<Path> recording)
            throws CommitStore.StorageException, StartException {
        Optional<ModelSettings.Chat> chat = settings.models().chat();
        if (chat.isEmpty() && recording.isPresent()) {
            throw new StartException(
                    "there is no model to record: %s".formatted(settings.models().offlineReason()));
        }
        Tariff tariff = chat.map(settings.rules().prices()::of).orElse(Tariff.FREE);
        Function<String, Tariff> tariffs =
                name ->
                        chat.map(usual -> settings.rules().prices().of(usual.endpoint(), name))
                                .orElse(Tariff.FREE);
        ModelAccounts accounts =
                new ModelAccounts(
                        world,
                        new Spending(settings.rules().budgets(), InstantSource.system()),
                        chat.map(_ -> tariff),
                        tariffs,
                        new ModelTotals(file.modelTotals()),
                        Optional.of(file),
                        metrics);
        accounts.restoreToday(file);
        Optional<ChatModel> model =
                ChatModels.open(settings.models())
                        .map(open -> recorded(open, chat.orElseThrow(), recording))
                        .map(open ->
                                new BudgetedChatModel(
                                        open,
                                        chat.orElseThrow(),
                                        tariffs,
                                        world,
                                        accounts.spending(),
                                        accounts));
        return new ModelParts(model, accounts);
    }

    private static ChatModel recorded(
            ChatModel model, ModelSettings.Chat settings, Optional<Path> recording) {
        try {
            return recording.map(path -> Recordings.record(model, settings, path)).orElse(model);
        } catch (RecordingException e) {
            model.close();
            throw e;
        }
    }

    /// Nothing is bought, so nothing is charged or kept.
    private static ModelParts replayed(Path recording, WorldFile file, Metrics metrics, Payer world)
            throws CommitStore.StorageException {
        ChatModel replay = Recordings.replay(recording);
        ModelAccounts accounts =
                new ModelAccounts(
                        world,
                        new Spending(Budgets.UNLIMITED, InstantSource.system()),
                        Optional.of(Tariff.FREE),
                        _ -> Tariff.FREE,
                        new ModelTotals(file.modelTotals()),
                        Optional.empty(),
                        metrics);
        return new ModelParts(
                Optional.of(
                        new BudgetedChatModel(
                                replay,
                                replay.description(),
                                BudgetedChatModel.USUAL_REPLY,
                                BudgetedChatModel.ANY_LENGTH,
                                _ -> Tariff.FREE,
                                world,
                                accounts.spending(),
                                accounts)),
                accounts);
    }
}
