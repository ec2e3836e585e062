package dev.orbwright.npc.turn;

import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Simple lines that say the same to everybody: greetings and farewells.
final class Greetings {

    private static final Pattern SIMPLE =
            Pattern.compile(
                    "(hi|hello|hey|greetings|good (morning|day|afternoon|evening|night)|welcome|bye|goodbye"
                            + "|farewell|see you|thanks|thank you)( there| friend| again)?");

    private Greetings() {}

    /// Who says it and the line, without what makes no difference; empty where it is another, or
    /// not the only one.
    static Optional<String> simple(Batch batch) {
        if (batch.messages().size() != 1
                || batch.messages().getFirst().kind() != Message.Kind.CHAT) {
            return Optional.empty();
        }
        Message message = batch.messages().getFirst();
        String line = message.content().toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip();
        return SIMPLE.matcher(line).matches()
                ? message.senderId().map(sender -> sender + " " + line)
                : Optional.empty();
    }

    /// What is said again.
    static String reply(String speech) {
        return "<say>"
                + speech.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</say>";
    }
}
