package dev.orbwright.npc.mind;

import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;

/// Answers for NPCs.
public interface Mind {

    /// Hears an answer while it is made.
    interface Voice {
        /// The next piece of the raw reply, never empty. What is thrown here ends the thinking and
        /// comes out of [Mind#think].
        void delta(String text);

        /// What is asked, for whoever looks into it.
        default void asked(String prompt) {}

        /// Nothing comes for a while, and why.
        default void waiting(String why) {}

        /// It has done something that it does only once.
        default void did(String what) {}

        /// The reply starts over: forget what came so far.
        default void restarted() {}
    }

    /// How thinking ended.
    sealed interface Thought {
        /// What it took.
        TokenUsage usage();

        /// With a reply.
        record Done(TokenUsage usage) implements Thought {}

        /// Without one, or with a part of it.
        ///
        /// @param message for the log, never for players
        record Failed(FailureKind kind, String message, TokenUsage usage) implements Thought {}
    }

    /// What it is, for people.
    String description();

    /// Thinks, and tells the voice. Interrupting the caller ends it.
    Thought think(Situation situation, Voice voice);
}
