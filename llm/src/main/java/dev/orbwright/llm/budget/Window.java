package dev.orbwright.llm.budget;

import java.time.Instant;

/// What was spent on one account in one period. Guarded by [Spending].
final class Window {

    private static final double NEARLY_ALL = 0.8;

    private final Period period;
    private final Limits.Limit limit;
    private final Instant start;
    private Amount spent = Amount.NONE;
    private Amount held = Amount.NONE;
    private boolean warned;

    Window(Period period, Limits.Limit limit, Instant time) {
        this.period = period;
        this.limit = limit;
        this.start = period.start(time);
    }

    /// This window, or the next where its time is over. A clock that is set back opens none.
    Window at(Instant time) {
        return period.start(time).isAfter(start) ? new Window(period, limit, time) : this;
    }

    boolean isOverAt(Instant time) {
        return period.start(time).isAfter(start);
    }

    boolean has(Instant time) {
        return period.start(time).equals(start);
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

    /// True once, when most of it is spent.
    boolean warnsNow() {
        boolean now = !warned && limit.share(spent) >= NEARLY_ALL;
        warned |= now;
        return now;
    }

    Balance.Line line() {
        return new Balance.Line(period, limit, spent, held, period.end(start));
    }
}
