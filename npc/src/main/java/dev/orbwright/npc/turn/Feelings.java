package dev.orbwright.npc.turn;

import dev.orbwright.npc.memory.Impression;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.memory.Sentiment;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;

/// How words and gifts of players change what an NPC feels.
final class Feelings {

    private static final double WARMTH_OF_GIFT = 15;

    /// How much warmth towards one player is a step of the mood.
    private static final double MOOD = 50;

    private Feelings() {}

    static MindState after(MindState before, Batch batch, long worldTime) {
        MindState mind = before;
        for (Message message : batch.fromPlayers()) {
            if (message.senderId().isEmpty()) {
                continue;
            }
            mind = mind.met(message.senderId().get(), message.senderName(), worldTime);
            boolean gift = message.kind() == Message.Kind.GIFT;
            double warmth = gift ? WARMTH_OF_GIFT : Sentiment.warmth(message.content());
            if (warmth != 0) {
                mind =
                        mind.moved(
                                new Impression(
                                        worldTime,
                                        gift
                                                ? message.content()
                                                : "%s said: %s"
                                                        .formatted(
                                                                message.senderName(),
                                                                message.content()),
                                        message.senderId(),
                                        message.senderName(),
                                        warmth,
                                        warmth / MOOD));
            }
        }
        return mind;
    }
}
