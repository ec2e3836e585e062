package dev.orbwright.npc.turn;

import dev.orbwright.npc.queue.Message;
import dev.orbwright.world.npc.NpcDefinition;

/// What an NPC answers, what it only keeps in mind, and what stops it.
final class Attention {

    private Attention() {}

    /// Whether a message is to be answered.
    static boolean wakes(NpcDefinition who, Message message) {
        return switch (message.kind()) {
            case CHAT, GIFT, SYSTEM, COMPANY -> true;
            case NPC, RESULT -> message.urgent() && message.chain() < who.conduct().mostTurns();
            case PROXIMITY -> who.conduct().wakesOn().contains(NpcDefinition.Wake.PROXIMITY);
            case HAPPENING ->
                    who.conduct().wakesOn().contains(NpcDefinition.Wake.HAPPENING)
                            && message.chain() < who.conduct().mostTurns();
        };
    }

    /// Whether a message stops a turn.
    static boolean outranks(NpcDefinition who, Message message, Turn running) {
        return switch (who.conduct().interruption()) {
            case NEWER -> true;
            case IMPORTANT -> message.importance() >= running.batch.importance();
            case NEVER -> false;
        };
    }

    /// A message that is not answered, as something that has happened.
    static String lately(Message message) {
        return message.kind() == Message.Kind.NPC
                ? "<%s> %s".formatted(message.senderName(), message.content())
                : message.content();
    }
}
