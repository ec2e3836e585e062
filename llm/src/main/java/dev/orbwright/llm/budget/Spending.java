package dev.orbwright.llm.budget;

import dev.orbwright.llm.Payer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts of all payers.
///
/// A request reserves the most that it can take on all of its payers' accounts at once, or on none;
/// afterwards it is settled with what it took. So what is spent and reserved never exceeds a limit,
/// however many requests there are at once; only a request that takes more than it said can.
/// Thread-safe.
public final class Spending {

    private static final Logger LOG = LoggerFactory.getLogger(Spending.class);

    /// One payer's windows.
    private static final class Account {

        private Window minute;
        private Window day;

        Account(Limits limits, Instant now) {
            minute = new Window(Period.MINUTE, limits.perMinute(), now);
            day = new Window(Period.DAY, limits.perDay(), now);
        }

        List<Window> windows() {
            return List.of(minute, day);
        }

        Window of(Period period) {
            return switch (period) {
                case MINUTE -> minute;
                case DAY -> day;
            };
        }

        void turn(Instant now) {
            minute = minute.at(now);
            day = day.at(now);
        }
    }

    private record Held(Payer payer, Window window) {}

    /// What became of asking for a budget.
    public sealed interface Answer {}

    /// There is none.
    ///
    /// @param payer whose budget does not allow it
    /// @param message which budget, when it renews and what to do
    public record Refused(Payer payer, String message) implements Answer {}

    /// Budget that is set aside for one request, until it is settled.
    public final class Reservation implements Answer {

        private final Instant began;
        private final List<Held> held;
        private final Amount most;
        private final AtomicBoolean settled = new AtomicBoolean();

        private Reservation(Instant began, List<Held> held, Amount most) {
            this.began = began;
            this.held = held;
            this.most = most;
        }

        /// When it was made; the request counts in the minute and the day of then.
        public Instant began() {
            return began;
        }

        /// Charges what the request took, and sets the rest free.
        ///
        /// @return whose budgets are nearly over from now on, once for each period
        /// @throws IllegalStateException the second time
        public List<Payer> settle(Amount taken) {
            if (!settled.compareAndSet(false, true)) {
                throw new IllegalStateException("This reservation has been settled.");
            }
            return Spending.this.settle(held, most, taken);
        }
    }

    private final Budgets budgets;
    private final InstantSource time;
    private final Map<Payer, Account> accounts = new HashMap<>();
    private Instant today;

    /// Accounts on which nothing has been spent.
    public Spending(Budgets budgets, InstantSource time) {
        this.budgets = budgets;
        this.time = time;
        this.today = Period.DAY.start(time.instant());
    }

    /// Sets budget aside on all these accounts, or says on which there is too little.
    ///
    /// @param payers from the smallest purse to the largest
    /// @param most what the request can take
    public synchronized Answer reserve(List<Payer> payers, Amount most) {
        Instant now = time.instant();
        forgetOthersOfYesterday(now);
        List<Held> held = new ArrayList<>();
        for (Payer payer : payers) {
            for (Window window : account(payer, now).windows()) {
                window.asked(most);
                if (!window.allows(most)) {
                    return new Refused(payer, Wording.refusal(payer, window, most, now));
                }
                held.add(new Held(payer, window));
            }
        }
        held.forEach(each -> each.window().hold(most));
        return new Reservation(now, held, most);
    }

    private synchronized List<Payer> settle(List<Held> held, Amount most, Amount taken) {
        List<Payer> warned = new ArrayList<>();
        for (Held each : held) {
            each.window().settle(most, taken);
            if (each.window().warnsNow()) {
                LOG.warn(
                        "{} ({})",
                        Wording.warning(each.payer(), each.window().line()),
                        each.payer().id());
                warned.add(each.payer());
            }
        }
        return warned;
    }

    /// Counts what was spent earlier, before a restart; what is of an earlier day is not counted.
    public synchronized void restore(Instant began, List<Payer> payers, Amount taken) {
        Instant now = time.instant();
        for (Payer payer : payers) {
            for (Window window : account(payer, now).windows()) {
                if (window.has(began)) {
                    window.spend(taken);
                }
            }
        }
    }

    /// How an account stands now.
    public synchronized Balance balance(Payer payer) {
        Account account = account(payer, time.instant());
        return new Balance(payer, account.minute.line(), account.day.line());
    }

    /// Which part of its limit is spent of the account, among those of a kind, of which most is; 0
    /// where there is none.
    public synchronized double largestShare(Payer.Kind kind, Period period) {
        Instant now = time.instant();
        double largest = 0;
        for (Map.Entry<Payer, Account> each : accounts.entrySet()) {
            if (each.getKey().kind() == kind) {
                each.getValue().turn(now);
                largest = Math.max(largest, each.getValue().of(period).line().share());
            }
        }
        return largest;
    }

    private Account account(Payer payer, Instant now) {
        Account account =
                accounts.computeIfAbsent(payer, _ -> new Account(budgets.of(payer.kind()), now));
        account.turn(now);
        return account;
    }

    /// Whoever spends nothing today needs no account: there may be any number of players.
    private void forgetOthersOfYesterday(Instant now) {
        if (Period.DAY.start(now).isAfter(today)) {
            today = Period.DAY.start(now);
            accounts.values()
                    .removeIf(account ->
                            account.day.isOverAt(now)
                                    && account.windows().stream().allMatch(Window::isIdle));
        }
    }
}
