package dev.orbwright.world.task;

import java.util.Optional;

/// What is kept of one run of a function, beside the world. Where the run's task commits, its
/// records become durable with the commit, so that the two never disagree.
///
/// @param at wall time when it ended, in milliseconds since 1970
/// @param functionName which function
/// @param revision the number of the revision that ran, from 1
/// @param ownerId whose function it was; empty for the world's own
/// @param soulId the soul that it acted for; empty where it acted for nobody
/// @param via the artifact or the timer that it was run through
/// @param cause what was done, for people
/// @param code a word for programs, where it did not end well; else empty
/// @param message what it answered, or what went wrong
/// @param cost what it took, without the runs that it made
/// @param counts whether a failure of it tells of the function, and not of how it was used
/// @param nested true where another function's run made it run; it comes after that one's record
/// @param undoes the number of the run record whose run this one took back; 0 for a run
public record RunRecord(
        long at,
        String functionName,
        int revision,
        Optional<String> ownerId,
        Optional<String> soulId,
        Optional<String> via,
        String cause,
        Ending ending,
        String code,
        String message,
        RunCost cost,
        boolean counts,
        boolean nested,
        long undoes) {

    /// How a run ended.
    public enum Ending {
        /// The function answered.
        ANSWERED,
        /// The function answered that it did not succeed.
        DECLINED,
        /// The function's code failed.
        BROKE,
        /// A limit ended it.
        EXCEEDED,
        /// It was no run: what another run did was taken back.
        UNDID;

        /// Whether the function failed.
        public boolean isFailure() {
            return this == BROKE || this == EXCEEDED;
        }
    }

    /// The longest message that is kept, in characters.
    public static final int LONGEST_MESSAGE = 1_000;

    /// Cuts the message, and refuses impossible numbers.
    public RunRecord {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE) + "...";
        }
        if (revision < 1 || undoes < 0) {
            throw new IllegalArgumentException("revisions count from 1, runs from 0");
        }
    }
}
