package dev.orbwright.world.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A transaction whose calls, answers and savepoints are logged, so that they can be executed again
/// on a newer state.
///
/// Not thread-safe: used by one thread at a time.
public final class Recording {

    private sealed interface Step {}

    private record Answered(Call<?> call, Object answer) implements Step {}

    private record Marked() implements Step {}

    private record WentBack(int mark) implements Step {}

    private final Transaction transaction;
    private final List<Step> log = new ArrayList<>();
    private final List<Transaction.Savepoint> marks = new ArrayList<>();

    /// Where in the log each savepoint was set.
    private final List<Integer> logged = new ArrayList<>();

    /// Records what is done to this transaction from now on.
    public Recording(Transaction transaction) {
        this.transaction = transaction;
    }

    /// The transaction, to look at. Changes made to it directly are lost when the log is executed
    /// again, so make them through [#call].
    public Transaction transaction() {
        return transaction;
    }

    /// Executes a step and logs it with its answer.
    public <R> R call(Call<R> call) {
        R answer = call.execute(transaction);
        log.add(new Answered(call, answer));
        return answer;
    }

    /// Sets a savepoint and logs it.
    ///
    /// @return its number, for [#rollbackTo]
    public int savepoint() {
        marks.add(transaction.savepoint());
        logged.add(log.size());
        log.add(new Marked());
        return marks.size() - 1;
    }

    /// Takes back everything since the savepoint, and logs that. The steps stay in the log: their
    /// answers were seen.
    public void rollbackTo(int savepoint) {
        transaction.rollbackTo(marks.get(savepoint));
        log.add(new WentBack(savepoint));
    }

    /// Goes back to the savepoint as if nothing had been done since: the steps since leave the log,
    /// and what is done from now on gets the same ids and the same randomness as they did. Only for
    /// where nobody goes on with what those steps answered.
    public void beginAgainAt(int savepoint) {
        transaction.beginAgainAt(marks.get(savepoint));
        marks.subList(savepoint + 1, marks.size()).clear();
        int mark = logged.get(savepoint);
        log.subList(mark + 1, log.size()).clear();
        logged.subList(savepoint + 1, logged.size()).clear();
    }

    /// Executes the log again on another transaction of the same seed.
    ///
    /// @return what differed, or empty where every answer was the same
    Optional<String> replayOn(Transaction other) {
        List<Transaction.Savepoint> otherMarks = new ArrayList<>();
        for (Step step : log) {
            switch (step) {
                case Answered(Call<?> call, Object answer) -> {
                    Object now = call.execute(other);
                    if (!call.isVolatile() && !now.equals(answer)) {
                        return Optional.of(call.toString());
                    }
                }
                case Marked() -> otherMarks.add(other.savepoint());
                case WentBack(int mark) -> other.rollbackTo(otherMarks.get(mark));
            }
        }
        return Optional.empty();
    }
}
