package dev.orbwright.server.demo;

import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// What NPCs say where a demo's player is. Thread-safe.
final class NpcTalk {

    /// How long an NPC is waited for.
    private static final long PATIENCE_SECONDS = 90;

    /// How long a conversation of NPCs is waited for.
    private static final long LONGEST_TALK_SECONDS = 120;

    /// How often to look without having heard anything: that NPCs part is not told.
    private static final long LOOK_MILLIS = 100;

    /// A line of a conversation.
    record Line(String npcId, String turnId, String text) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Set<String>> answers = new HashMap<>();
    private final Map<String, String> npcOf = new HashMap<>();
    private final List<String> started = new ArrayList<>();
    private final Set<String> over = new HashSet<>();

    void hear(String event, JsonObject payload) {
        String npcId = payload.text("npc_id").orElse("");
        String turnId = payload.text("turn_id").orElse("");
        lock.lock();
        try {
            switch (event) {
                case "npcTurnStarted" -> {
                    answers.put(turnId, new HashSet<>(payload.strings("answers")));
                    npcOf.put(turnId, npcId);
                    started.add(turnId);
                }
                case "npcTagClose" -> {
                    if (payload.text("tag").orElse("").equals("say")) {
                        lines.add(new Line(npcId, turnId, payload.text("text").orElse("")));
                    }
                }
                case "npcTurnFinished", "npcTurnInterrupted" -> over.add(turnId);
                default -> {
                    return;
                }
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many turns have begun until now.
    int turns() {
        lock.lock();
        try {
            return started.size();
        } finally {
            lock.unlock();
        }
    }

    /// The lines of turns that began after so many.
    List<Line> after(int turns) {
        lock.lock();
        try {
            Set<String> later = new HashSet<>(started.subList(turns, started.size()));
            return lines.stream().filter(line -> later.contains(line.turnId())).toList();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until an NPC has answered a soul, in a turn that began after so many.
    ///
    /// @return what it said
    String awaitAnswer(String npcId, String soulId, int turns)
            throws InterruptedException, StepFailedException {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            while (true) {
                for (String turnId : started.subList(turns, started.size())) {
                    if (over.contains(turnId)
                            && npcId.equals(npcOf.get(turnId))
                            && answers.getOrDefault(turnId, Set.of()).contains(soulId)) {
                        return String.join(
                                " ",
                                lines.stream()
                                        .filter(line -> line.turnId().equals(turnId))
                                        .map(Line::text)
                                        .toList());
                    }
                }
                if (left <= 0) {
                    throw new StepFailedException(
                            "an answer of " + npcId,
                            "none within %d seconds".formatted(PATIENCE_SECONDS));
                }
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until NPCs talk no more.
    ///
    /// @param going whether they still do
    void awaitEnd(BooleanSupplier going) throws InterruptedException, StepFailedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_TALK_SECONDS);
        while (going.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new StepFailedException(
                        "an end of their conversation",
                        "none within %d seconds".formatted(LONGEST_TALK_SECONDS));
            }
            lock.lock();
            try {
                boolean _ = news.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } finally {
                lock.unlock();
            }
        }
    }
}
