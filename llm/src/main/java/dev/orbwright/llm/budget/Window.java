package dev.orbwright.llm.budget;

import java.time.Instant;

/// What was spent on one account in one period. Guarded by [Spending].
final class Window {

    private final Period period;
    private final Limits.Limit limit;
    private final Instant start;
    private Amount spent = Amount.NONE;
    private Amount held = Amount.NONE;
    private Amount largest;
    private boolean warned;

    Window(Period period, Limits.Limit limit, Instant time) {
        this(period, limit, time, Amount.NONE);
    }

    /// @param largest that has been asked for at once
    private Window(Period period, Limits.Limit limit, Instant time, Amount largest) {
        this.period = period;
        this.limit = limit;
        this.start = period.start(time);
        this.largest = largest;
    }

    /// This window, or the next where its time is over. A clock that is set back opens none.
    Window at(Instant time) {
        return period.start(time).isAfter(start) ? new Window(period, limit, time, largest) : this;
    }

    boolean isOverAt(Instant time) {
        return period.start(time).isAfter(start);
    }

    boolean has(Instant time) {
        return period.start(time).equals(start);
    }

    /// Somebody wants that much. What is too much for the whole limit says nothing of how near its
    /// end is.
    void asked(Amount most) {
        if (limit.allows(most)) {
            largest = largest.atLeast(most);
        }
    }

    boolean allows(Amount more) {
        return limit.allows(spent.plus(held).plus(more));
    }

    /// Whether it would be allowed if nothing else were under way.
    boolean allowsWhenOthersAreDone(Amount more) {
        return limit.allows(spent.plus(more));
    }

    void hold(Amount most) {
        held = held.plus(most);
    }

    void settle(Amount most, Amount taken) {
        held = held.minus(most);
        spend(taken);
    }

    void spend(Amount taken) {
        spent = spent.plus(taken);
    }

    boolean isIdle() {
        return held.equals(Amount.NONE);
    }

    /// True once, when it is nearly over.
    boolean warnsNow() {
        boolean now = !warned && line().isNearlyOver();
        warned |= now;
        return now;
    }

    Balance.Line line() {
        return new Balance.Line(period, limit, spent, held, largest, period.end(start));
    }
}
