package dev.orbwright.runtime;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.world.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/// What is to be run, for whom.
public sealed interface Use {

    /// What the one who asks hands over; never decides who, where or with what.
    JsonObject arguments();

    /// The limits of the run.
    BudgetClass budget();

    /// The artifact or the timer that the function is run through.
    default Optional<String> via() {
        return Optional.empty();
    }

    /// A soul uses an artifact that it carries.
    record OfArtifact(String soulId, String artifactId, JsonObject arguments) implements Use {
        @Override
        public Optional<String> via() {
            return Optional.of(artifactId);
        }

        @Override
        public BudgetClass budget() {
            return BudgetClass.TOOL;
        }
    }

    /// A soul answers what an artifact that it carries has asked; the function named gets the
    /// answer.
    record OfAnswer(String soulId, String artifactId, String functionName, JsonObject arguments)
            implements Use {
        @Override
        public Optional<String> via() {
            return Optional.of(artifactId);
        }

        @Override
        public BudgetClass budget() {
            return BudgetClass.TOOL;
        }
    }

    /// A function is run by itself, for a soul or for nobody.
    record OfFunction(
            String functionName, Optional<String> soulId, JsonObject arguments, BudgetClass budget)
            implements Use {}

    /// An NPC runs a function by its own will, with what it may do and never more.
    ///
    /// @param capabilities what the NPC may do
    record OfNpc(
            String functionName, String soulId, JsonObject arguments, Set<Capability> capabilities)
            implements Use {
        /// Copies the capabilities.
        public OfNpc {
            capabilities = Set.copyOf(capabilities);
        }

        @Override
        public BudgetClass budget() {
            return BudgetClass.NPC;
        }
    }

    /// An NPC uses an artifact that it carries, which acts as it does in anybody's hands.
    ///
    /// @param atMost what it may do then and never more, where the NPC is less free than a player
    record OfNpcArtifact(
            String soulId,
            String artifactId,
            JsonObject arguments,
            Optional<Set<Capability>> atMost)
            implements Use {
        /// Copies the capabilities.
        public OfNpcArtifact {
            atMost = atMost.map(Set::copyOf);
        }

        @Override
        public Optional<String> via() {
            return Optional.of(artifactId);
        }

        @Override
        public BudgetClass budget() {
            return BudgetClass.NPC;
        }
    }

    /// A timer runs a function, with what the owner of the timer may do and never more.
    ///
    /// @param timerId the timer
    /// @param ownerId empty for a timer of the world's own
    record OfTimer(
            String timerId,
            String functionName,
            Optional<String> ownerId,
            Optional<String> soulId,
            JsonObject arguments)
            implements Use {
        @Override
        public Optional<String> via() {
            return Optional.of(timerId);
        }

        @Override
        public BudgetClass budget() {
            return BudgetClass.TIMER;
        }
    }
}
