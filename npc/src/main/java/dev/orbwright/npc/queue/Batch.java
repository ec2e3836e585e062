package dev.orbwright.npc.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Messages that are answered together, the most important first.
public record Batch(List<Message> messages) {

    /// Copies the messages, of which there is one at least.
    public Batch {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("A batch has messages.");
        }
    }

    /// How much the most important one matters.
    public double importance() {
        return messages.stream().mapToDouble(Message::importance).max().orElseThrow();
    }

    /// What a player said or gave, nearest first.
    public List<Message> fromPlayers() {
        return messages.stream().filter(Message::isFromPlayer).toList();
    }

    /// What is to be answered first: a player, else another NPC, else whatever matters most.
    public Message main() {
        return messages.stream()
                .max(
                        Comparator.<Message>comparingInt(message -> message.kind().priority())
                                .thenComparingDouble(Message::importance))
                .orElseThrow();
    }

    /// The longest chain of NPCs' turns behind it; 0 as soon as a player has a part in it.
    public int chain() {
        return fromPlayers().isEmpty()
                ? messages.stream().mapToInt(Message::chain).max().orElse(0)
                : 0;
    }

    /// Who sent them, each once.
    public List<String> senders() {
        return messages.stream()
                .map(Message::senderId)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// How far senders are on average, in metres.
    public OptionalDouble averageDistance() {
        return messages.stream()
                .map(Message::distance)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }
}
