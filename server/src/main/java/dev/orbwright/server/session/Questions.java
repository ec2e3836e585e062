package dev.orbwright.server.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What artifacts have asked and players have not answered yet. Not kept over a restart: the
/// artifact can ask again. Thread-safe.
final class Questions {

    private static final int MOST_OF_A_SOUL = 5;

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

    /// Opens a question again that was taken and could not be answered. A soul's oldest questions
    /// make room for its new ones, and for nobody else's.
    synchronized void putBack(String id, Question question) {
        open.put(id, question);
        List<String> own =
                open.entrySet().stream()
                        .filter(entry -> entry.getValue().soulId().equals(question.soulId()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (own.size() > MOST_OF_A_SOUL) {
            open.remove(own.getFirst());
        }
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
