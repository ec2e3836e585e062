package dev.orbwright.npc.queue;

import java.util.Optional;
import java.util.OptionalDouble;

/// Something that an NPC hears or notices.
///
/// @param senderId the soul that it comes from; empty for the world, an operator or itself
/// @param content what was said, or what happened as a sentence
/// @param distance metres to the sender; empty where that means nothing
/// @param urgent whether it is answered without waiting for more, however little it matters
/// @param chain how many turns of NPCs in a row have led to it; 0 for what a player or the world
///   did
/// @param thing the artifact that it is about
public record Message(
        Kind kind,
        Optional<String> senderId,
        String senderName,
        String content,
        OptionalDouble distance,
        boolean urgent,
        int chain,
        Optional<String> thing) {

    /// Kinds of messages.
    public enum Kind {
        /// A player says something.
        CHAT(10, true),
        /// A player hands something over.
        GIFT(10, true),
        /// Another NPC says something.
        NPC(5, true),
        /// There is an occasion to talk to another NPC.
        COMPANY(5, true),
        /// Somebody comes near or leaves.
        PROXIMITY(1, false),
        /// Something happens nearby.
        HAPPENING(1, false),
        /// What became of what it did.
        RESULT(1, false),
        /// Whoever runs the server says something to it.
        SYSTEM(1, true);

        private final int priority;
        private final boolean waking;

        Kind(int priority, boolean waking) {
            this.priority = priority;
            this.waking = waking;
        }

        /// What it starts with.
        public int priority() {
            return priority;
        }

        /// True where somebody counts on it after a restart, too. What others and the world did is
        /// over by then.
        public boolean outlivesRestart() {
            return switch (this) {
                case CHAT, GIFT, SYSTEM, RESULT -> true;
                case NPC, COMPANY, PROXIMITY, HAPPENING -> false;
            };
        }

        /// True where it asks for an answer whatever the NPC's conduct.
        public boolean isWaking() {
            return waking;
        }
    }

    /// The most that nearness adds.
    private static final double NEAREST = 10;

    /// How much it matters when it comes: by its kind, and 1 more for each metre closer than 10.
    public double importance() {
        double near =
                distance.isPresent() ? Math.clamp(NEAREST - distance.getAsDouble(), 0, NEAREST) : 0;
        return kind.priority() + near;
    }

    /// True where it comes from a player.
    public boolean isFromPlayer() {
        return kind == Kind.CHAT || kind == Kind.GIFT;
    }

    /// What a player says to an NPC.
    public static Message chat(String soulId, String name, String text, double distance) {
        return new Message(
                Kind.CHAT,
                Optional.of(soulId),
                name,
                text,
                OptionalDouble.of(distance),
                false,
                0,
                Optional.empty());
    }

    /// A player hands something over to an NPC.
    public static Message gift(String soulId, String name, String text, String artifactId) {
        return new Message(
                Kind.GIFT,
                Optional.of(soulId),
                name,
                text,
                OptionalDouble.of(1),
                false,
                0,
                Optional.of(artifactId));
    }

    /// What whoever runs the server says to an NPC.
    public static Message system(String text) {
        return new Message(
                Kind.SYSTEM,
                Optional.empty(),
                "",
                text,
                OptionalDouble.empty(),
                true,
                0,
                Optional.empty());
    }

    /// Something that happens, because of a player or the world.
    public static Message happening(String sentence) {
        return happening(sentence, 0);
    }

    /// Something that happens.
    ///
    /// @param chain how many turns of NPCs in a row have led to it
    public static Message happening(String sentence, int chain) {
        return new Message(
                Kind.HAPPENING,
                Optional.empty(),
                "",
                sentence,
                OptionalDouble.empty(),
                false,
                chain,
                Optional.empty());
    }

    /// The same, which does not have to wait for more.
    public Message asUrgent() {
        return new Message(kind, senderId, senderName, content, distance, true, chain, thing);
    }
}
