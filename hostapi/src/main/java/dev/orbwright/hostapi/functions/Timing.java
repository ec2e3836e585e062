package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.Timer;
import java.util.List;
import java.util.Optional;

/// Going on later. Timers are kept with the world, belong to the owner of the function that set
/// them, and act for the soul that it ran for.
final class Timing {

    /// The least seconds from now, or between two runs.
    private static final int SHORTEST = 1;

    /// The most seconds from now, or between two runs: a day.
    private static final int LONGEST = 86_400;

    private Timing() {}

    /// A timer that was set.
    record NewTimer(
            @Doc("what host.cancel takes") String timerId,
            @Doc("what was done, for people") String message) {}

    @HostFunction(
            doc =
                    "Runs a function once, some seconds from now, for the same player. An owner has"
                            + " at most 8 timers.",
            needs = Capability.TIMERS,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static NewTimer after(
            Step step,
            @Doc(value = "seconds from now", min = SHORTEST, max = LONGEST) double seconds,
            @Doc(value = "the function", form = Form.ID) String name,
            @Doc("handed to the function") Optional<JsonObject> args)
            throws RefusedException {
        String id = set(step, seconds, name, args, false);
        return new NewTimer(id, "%s is run in %s seconds.".formatted(name, shown(seconds)));
    }

    @HostFunction(
            doc =
                    "Runs a function again and again, for the same player, until it is cancelled or"
                            + " failed 3 times in a row. What is missed is not made up, and it rests"
                            + " while the player is away. An owner has at most 8 timers.",
            needs = Capability.TIMERS,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static NewTimer every(
            Step step,
            @Doc(value = "seconds from one run to the next", min = SHORTEST, max = LONGEST)
                    double seconds,
            @Doc(value = "the function", form = Form.ID) String name,
            @Doc("handed to the function") Optional<JsonObject> args)
            throws RefusedException {
        String id = set(step, seconds, name, args, true);
        return new NewTimer(id, "%s is run every %s seconds.".formatted(name, shown(seconds)));
    }

    private static String set(
            Step step, double seconds, String name, Optional<JsonObject> args, boolean again)
            throws RefusedException {
        Calling.callable(step, name);
        Rules.oneMoreTimer(step);
        long milliseconds = Math.round(seconds * 1000);
        Timer timer =
                new Timer(
                        step.transaction().newId("timer"),
                        name,
                        step.caller().ownerId(),
                        step.caller().runnerId(),
                        args.orElse(JsonObject.EMPTY),
                        step.transaction().worldTime() + milliseconds,
                        again ? Optional.of(milliseconds) : Optional.empty(),
                        0);
        step.transaction().put(timer);
        return timer.id();
    }

    private static String shown(double seconds) {
        return seconds == Math.rint(seconds)
                ? Long.toString((long) seconds)
                : Double.toString(seconds);
    }

    @HostFunction(
            doc = "Takes a timer back that a function of the same owner set.",
            needs = Capability.TIMERS,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.LOW)
    static Done cancel(Step step, @Doc(value = "the timer", form = Form.ID) String timerId)
            throws RefusedException {
        Optional<Timer> timer =
                step.state().timer(timerId).filter(known -> Rules.isMine(step, known));
        if (timer.isEmpty()) {
            throw RefusedException.notFound(
                    "there is no timer %s of this owner; it may have run already"
                            .formatted(timerId));
        }
        step.transaction().remove(EntryKey.timer(timerId));
        return new Done("Timer %s was cancelled.".formatted(timerId));
    }

    /// The timers of the caller's owner.
    record Timers(List<WaitingTimer> timers) {}

    /// A timer that waits.
    record WaitingTimer(
            String timerId,
            String functionName,
            @Doc("seconds from now until it is due; 0 where it is") double due,
            @Doc("seconds from one run to the next; null where it runs once")
                    Optional<Double> interval) {}

    @HostFunction(
            doc = "The timers that functions of the same owner have set.",
            needs = Capability.TIMERS,
            effects = Effect.READS,
            risk = Risk.LOW)
    static Timers getTimers(Step step) {
        long now = step.transaction().worldTime();
        return new Timers(
                step.state().timers().stream()
                        .filter(timer -> timer.ownerId().equals(step.caller().ownerId()))
                        .map(timer ->
                                new WaitingTimer(
                                        timer.id(),
                                        timer.functionName(),
                                        Math.max(0, timer.due() - now) / 1000.0,
                                        timer.interval().map(between -> between / 1000.0)))
                        .toList());
    }
}
