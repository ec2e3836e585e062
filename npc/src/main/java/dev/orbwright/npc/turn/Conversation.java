package dev.orbwright.npc.turn;

import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.queue.MessageQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/// What goes on with one NPC. Guarded by itself.
final class Conversation {

    /// Happenings that it has in mind.
    private static final int LATELY = 10;

    final String npcId;
    final MessageQueue queue;
    final History history;
    final Deque<String> lately = new ArrayDeque<>();
    final Map<String, String> greetings = new HashMap<>();
    List<String> results = new ArrayList<>();
    MindState mind;
    Optional<Turn> running = Optional.empty();
    Optional<Turn> ended = Optional.empty();
    Optional<Future<?>> start = Optional.empty();
    Optional<Future<?>> quiet = Optional.empty();
    boolean waitsForTurn;
    boolean removed;
    boolean summarising;
    NpcState state = NpcState.IDLE;
    String reason = "";
    long reflectedUpTo;
    long turns;
    TokenUsage usage = TokenUsage.NONE;
    String lastPrompt = "";
    String lastReply = "";
    String lastMind = "";

    Conversation(String npcId, MessageQueue queue, Cast.Kept kept) {
        this.npcId = npcId;
        this.queue = queue;
        this.history = kept.history();
        this.mind = kept.mind();
        this.reflectedUpTo = history.next() - 1;
    }

    void notice(String happening) {
        lately.addLast(happening);
        while (lately.size() > LATELY) {
            lately.removeFirst();
        }
    }
}
