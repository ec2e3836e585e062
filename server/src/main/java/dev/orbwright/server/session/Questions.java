package dev.orbwright.server.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What artifacts have asked and players have not answered yet. Not kept over a restart: the
/// artifact can ask again. Thread-safe.
final class Questions {

    private static final int MOST = 10_000;

    private record Question(String soulId, String functionName) {}

    private final Map<String, Question> open = new LinkedHashMap<>();

    /// Notes a question; returns the id under which the answer comes.
    synchronized String ask(String soulId, String functionName) {
        if (open.size() >= MOST) {
            Iterator<String> oldest = open.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        String id = UUID.randomUUID().toString();
        open.put(id, new Question(soulId, functionName));
        return id;
    }

    /// The function that waits for this soul's answer; a question is answered once.
    synchronized Optional<String> take(String soulId, String id) {
        Question question = open.get(id);
        if (question == null || !question.soulId().equals(soulId)) {
            return Optional.empty();
        }
        open.remove(id);
        return Optional.of(question.functionName());
    }
}
