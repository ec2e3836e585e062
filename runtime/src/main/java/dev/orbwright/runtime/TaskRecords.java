package dev.orbwright.runtime;

import dev.orbwright.sandbox.GuestError;
import dev.orbwright.world.task.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the records of one task's runs.
///
/// Runs that a function makes other functions do are kept up to a number: a loop of calls should
/// not push everybody else's records out of the save. The totals count them all.
final class TaskRecords {

    static final int MOST_NESTED = 20;

    private final String cause;
    private final List<RunRecord> nested = new ArrayList<>();
    private Optional<RunRecord> first = Optional.empty();

    /// @param cause what the task does, for people
    TaskRecords(String cause) {
        this.cause = cause;
    }

    /// The run that the task was begun for.
    ///
    /// @param counts whether its failure tells of the function
    void addFirst(Resolve.Resolution.Found found, Optional<String> via, boolean counts, Run run) {
        first = Optional.of(record(found, via, cause, counts, false, run));
    }

    /// A run that another run brought about.
    void addNested(Resolve.Resolution.Found found, String why, Run run) {
        if (nested.size() < MOST_NESTED) {
            nested.add(record(found, Optional.empty(), why, false, true, run));
        }
    }

    /// A mark for [#forgetSince].
    int mark() {
        return nested.size();
    }

    /// The nested runs since the mark have never been.
    void forgetSince(int mark) {
        nested.subList(Math.min(mark, nested.size()), nested.size()).clear();
    }

    /// All records, the first run's first; empty where nothing was run.
    List<RunRecord> all() {
        List<RunRecord> all = new ArrayList<>();
        first.ifPresent(all::add);
        if (first.isPresent()) {
            all.addAll(nested);
        }
        return all;
    }

    private static RunRecord record(
            Resolve.Resolution.Found found,
            Optional<String> via,
            String cause,
            boolean counts,
            boolean nested,
            Run run) {
        Told told = Told.of(run);
        return new RunRecord(
                System.currentTimeMillis(),
                found.functionName(),
                found.number(),
                found.ownerId(),
                found.runnerId(),
                via,
                cause,
                told.ending(),
                told.code(),
                told.message(),
                RunTotals.costOf(run.usage()),
                counts && !ServersFault.is(run),
                nested,
                0);
    }

    /// What a record says of how a run ended.
    private record Told(RunRecord.Ending ending, String code, String message) {
        static Told of(Run run) {
            return switch (run) {
                case Run.Answered answered -> {
                    Answer answer = Answer.of(answered.value());
                    yield new Told(
                            answer.success()
                                    ? RunRecord.Ending.ANSWERED
                                    : RunRecord.Ending.DECLINED,
                            "",
                            answer.message());
                }
                case Run.Refused(String code, String message) ->
                        new Told(RunRecord.Ending.BROKE, code, message);
                case Run.Broke(_, GuestError error, _) ->
                        new Told(
                                RunRecord.Ending.BROKE,
                                error.code(),
                                error.line().isPresent()
                                        ? "line %d: %s"
                                                .formatted(error.line().getAsInt(), error.message())
                                        : error.message());
                case Run.Exceeded(_, var limit, String message, _) ->
                        new Told(RunRecord.Ending.EXCEEDED, "LIMIT_" + limit, message);
            };
        }
    }
}
