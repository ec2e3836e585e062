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

    /// What was asked.
    ///
    /// @param functionName the function that waits for the answer
    record Question(String soulId, String artifactId, String functionName) {}

    private final Map<String, Question> open = new LinkedHashMap<>();

    /// Notes a question; returns the id under which the answer comes.
    String ask(Question question) {
        String id = UUID.randomUUID().toString();
        putBack(id, question);
        return id;
    }

    /// Opens a question again that was taken and could not be answered.
    synchronized void putBack(String id, Question question) {
        if (open.size() >= MOST) {
            Iterator<String> oldest = open.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        open.put(id, question);
    }

    /// The question that waits for this soul's answer; it is answered once.
    synchronized Optional<Question> take(String soulId, String id) {
        Question question = open.get(id);
        if (question == null || !question.soulId().equals(soulId)) {
            return Optional.empty();
        }
        open.remove(id);
        return Optional.of(question);
    }
}
