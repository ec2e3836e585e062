package dev.orbwright.npc;

import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Wish;
import dev.orbwright.functionstore.Embedder;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.npc.turn.TurnSettings;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.world.task.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// What NPCs need.
///
/// @param model empty where they think offline
/// @param embedder finds what they know by its meaning; empty finds it by words
/// @param index of memories; closed by its owner
/// @param maker makes tools for those that may have them, and blocks meanwhile; empty where nobody
///   may
/// @param present the souls of players that are played now
/// @param pace between the words of those that think offline
public record NpcParts(
        World world,
        FunctionRunner runner,
        HostApi hostApi,
        Optional<ChatModel> model,
        Optional<Embedder> embedder,
        Optional<FunctionIndex> index,
        Optional<Function<Wish, ForgeResult>> maker,
        Supplier<Set<String>> present,
        TurnSettings settings,
        Duration pace) {}
