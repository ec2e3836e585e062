package dev.orbwright.npc;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.llm.budget.Money;
import dev.orbwright.npc.turn.TurnSettings;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.world.task.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// What NPCs need.
///
/// @param model empty where they think offline
/// @param embedder finds what they know by its meaning; empty finds it by words
/// @param index opens the one of memories, when there is somebody who has some; the same each time,
///   closed by its owner
/// @param maker empty where nobody may have tools made
/// @param prices what a model has cost that took so much; the model is empty for the usual one
/// @param present the souls of players that are played now
/// @param pace between the words of those that think offline
public record NpcParts(
        World world,
        FunctionRunner runner,
        HostApi hostApi,
        Optional<ChatModel> model,
        Optional<Embedder> embedder,
        Optional<Supplier<FunctionIndex>> index,
        Optional<ToolMaker> maker,
        BiFunction<Optional<String>, TokenUsage, Money> prices,
        Supplier<Set<String>> present,
        TurnSettings settings,
        Duration pace) {}
