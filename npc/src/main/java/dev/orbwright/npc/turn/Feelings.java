package dev.orbwright.npc.turn;

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
            double warmth =
                    message.kind() == Message.Kind.GIFT
                            ? WARMTH_OF_GIFT
                            : Sentiment.warmth(message.content());
            if (message.senderId().isPresent()) {
                mind =
                        mind.met(
                                message.senderId().get(),
                                message.senderName(),
                                worldTime,
                                warmth,
                                warmth / MOOD);
            }
        }
        return mind;
    }
}
