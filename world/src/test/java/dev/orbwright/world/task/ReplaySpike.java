package dev.orbwright.world.task;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Measures replay of call logs against optimistic commits with tracked reads; the figures of
/// `docs/decisions/0001-call-log-replay.md`. Not a test: run its `main`.
///
/// A task is 7 calls: a list of 10 objects in a location, 4 properties set, a line logged, a thing
/// created there. Tracked reads are only sketched: a lock in place of the sequencer, no durability.
final class ReplaySpike {

    private static final int PER_LOCATION = 10;
    private static final int TASKS_PER_CALLER = 150;
    private static final long THINK_NANOS = 100_000;
    private static final long REST_NANOS = 20_000_000;

    private ReplaySpike() {}

    /// What a list call answers, which decides what can conflict.
    private enum Answer {
        IDS,
        WHOLE_OBJECTS
    }

    /// Where the callers are, and whether they set the same things there.
    private enum Place {
        DIFFERENT,
        SAME_OWN_LAMP,
        SAME_ANY_LAMP
    }

    private record Plan(String location, List<String> targets, int value, Answer answer) {

        static Plan of(SplittableRandom random, int caller, Place place, Answer answer) {
            String location = "place_" + (place == Place.DIFFERENT ? caller : 0);
            List<String> targets = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int lamp = place == Place.SAME_OWN_LAMP ? caller : random.nextInt(PER_LOCATION);
                targets.add(location + "_lamp_" + lamp);
            }
            return new Plan(location, targets, random.nextInt(), answer);
        }

        List<Call<?>> calls() {
            List<Call<?>> calls = new ArrayList<>();
            calls.add(this::list);
            for (String target : targets) {
                calls.add(transaction -> set(transaction, target));
            }
            calls.add(Steps.log("lit"));
            calls.add(this::create);
            return calls;
        }

        private Object list(Transaction transaction) {
            List<EnvironmentObject> found =
                    transaction.state().in(location, EnvironmentObject.class);
            return answer == Answer.IDS
                    ? found.stream().map(EnvironmentObject::id).toList()
                    : found;
        }

        private boolean set(Transaction transaction, String target) {
            Optional<EnvironmentObject> lamp =
                    transaction.state().entity(target, EnvironmentObject.class);
            lamp.ifPresent(found ->
                    transaction.put(found.withDetails(found.details().with("glow", value))));
            return lamp.isPresent();
        }

        private String create(Transaction transaction) {
            String id = transaction.newId("spark");
            transaction.put(
                    new TemporaryObject(
                            id,
                            "spark",
                            location,
                            Optional.empty(),
                            Position.ORIGIN,
                            "door",
                            Position.ORIGIN,
                            false,
                            Optional.empty(),
                            transaction.worldTime(),
                            60_000,
                            JsonObject.EMPTY));
            return id;
        }

        /// What a tracked read set holds after these calls beside the list itself: what was set,
        /// and what was listed where the list told all of it.
        Set<EntryKey> reads(WorldState state) {
            Set<EntryKey> reads = new HashSet<>();
            if (answer == Answer.WHOLE_OBJECTS) {
                state.in(location, EnvironmentObject.class).forEach(lamp -> reads.add(lamp.key()));
            }
            targets.forEach(target -> reads.add(EntryKey.entity(target)));
            return reads;
        }

        /// Backward validation: nothing that was read is another object by now, and the location
        /// lists the same ids. With `byKind` the list is of lamps only, as an index by location and
        /// kind would say; without, of everything there.
        boolean stillHolds(Set<EntryKey> reads, WorldState base, WorldState head, boolean byKind) {
            for (EntryKey key : reads) {
                if (!same(base.get(key).orElseThrow(), head.get(key).orElseThrow())) {
                    return false;
                }
            }
            return ids(base, byKind).equals(ids(head, byKind));
        }

        private List<String> ids(WorldState state, boolean byKind) {
            return byKind
                    ? state.in(location, EnvironmentObject.class).stream().map(Entity::id).toList()
                    : state.in(location).stream().map(Entity::id).toList();
        }
    }

    /// Immutable things that nobody replaced are the same objects.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Object one, Object other) {
        return one == other;
    }

    private static WorldState world(int entities) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; entries.size() < entities; i++) {
            String place = "place_" + i;
            for (int lamp = 0; lamp < PER_LOCATION; lamp++) {
                entries.add(
                        new EnvironmentObject(
                                place + "_lamp_" + lamp,
                                place,
                                "lamp",
                                JsonObject.of("name", "a lamp", "glow", 0)
                                        .with("lit", Json.of(true))));
            }
            entries.add(
                    new Artifact(
                            place + "_orb",
                            "orb",
                            "round",
                            Optional.empty(),
                            Optional.of("ada"),
                            JsonObject.EMPTY));
        }
        return WorldState.of(entries);
    }

    /// Nanoseconds of one task's calls: executed first, executed again, and of checking its reads.
    private static void cost(int entities) {
        WorldState base = world(entities);
        SplittableRandom random = new SplittableRandom(1);
        int places = entities / (PER_LOCATION + 1);
        WorldState head =
                base.with(
                        new Artifact(
                                "else",
                                "",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                JsonObject.EMPTY));
        int rounds = 20_000;
        long[] first = new long[rounds];
        long[] again = new long[rounds];
        long[] tracked = new long[rounds];
        for (int warm = 0; warm < 3; warm++) {
            for (int i = 0; i < rounds; i++) {
                Plan plan =
                        Plan.of(
                                random,
                                random.nextInt(places),
                                Place.DIFFERENT,
                                Answer.WHOLE_OBJECTS);
                List<Call<?>> calls = plan.calls();
                TaskSeed seed = new TaskSeed(i, 0);
                long start = System.nanoTime();
                Recording recording = new Recording(new Transaction(base, seed));
                calls.forEach(recording::call);
                long executed = System.nanoTime();
                boolean same = recording.replayOn(new Transaction(head, seed)).isEmpty();
                long replayed = System.nanoTime();
                Set<EntryKey> reads = plan.reads(base);
                long checking = System.nanoTime();
                boolean holds = plan.stillHolds(reads, base, head, true);
                // A valid task's changes must still be brought to the head.
                WorldState merged = recording.transaction().changes().applyTo(head);
                long checked = System.nanoTime();
                if (!same || !holds || merged.size() <= head.size()) {
                    throw new IllegalStateException("nothing here conflicts");
                }
                first[i] = executed - start;
                again[i] = replayed - executed;
                tracked[i] = checked - checking;
            }
        }
        System.out.printf(
                "cost  %,9d entities: first %5.1f us, replay %5.1f us, check reads and merge %5.1f us (p50);"
                        + " p99 %.0f / %.0f / %.0f us%n",
                entities,
                at(first, 50),
                at(again, 50),
                at(tracked, 50),
                at(first, 99),
                at(again, 99),
                at(tracked, 99));
    }

    private static double at(long[] nanos, int percent) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * percent / 100] / 1_000.0;
    }

    private interface Caller {
        /// Runs one task.
        ///
        /// @return how often it was run
        int once(Plan plan);
    }

    private static void think() {
        LockSupport.parkNanos(THINK_NANOS);
    }

    private static void replaying(
            WorldState state, int callers, Place place, Answer answer, long restNanos)
            throws CommitStore.StorageException {
        FakeStore store = new FakeStore(state, 0);
        try (World world = World.open("spike", store, () -> System.nanoTime() / 1_000_000)) {
            Caller caller =
                    plan ->
                            world.run(
                                            Actor.player("ada"),
                                            "spike",
                                            recording -> {
                                                for (Call<?> call : plan.calls()) {
                                                    recording.call(call);
                                                    think();
                                                }
                                                return Decision.commit(true);
                                            })
                                    .attempts();
            String result = measure(caller, callers, place, answer, restNanos);
            WorldStatus status = world.status();
            System.out.printf(
                    "  replay                     %s, moved on %d, conflicts %d, exclusive %d%n",
                    result, status.replays(), status.conflicts(), status.exclusiveTurns());
        }
    }

    /// The alternative, as far as conflicts go.
    private static final class Tracked implements Caller {
        private final Object lock = new Object();
        private final boolean byKind;
        private final AtomicLong seeds = new AtomicLong();
        private final AtomicInteger moved = new AtomicInteger();
        private final AtomicInteger conflicts = new AtomicInteger();
        private final AtomicInteger exclusive = new AtomicInteger();
        private volatile WorldState head;

        Tracked(WorldState state, boolean byKind) {
            this.head = state;
            this.byKind = byKind;
        }

        @Override
        public int once(Plan plan) {
            for (int attempt = 1; attempt < World.MAX_ATTEMPTS; attempt++) {
                WorldState base = head;
                Transaction transaction = execute(plan, base);
                Set<EntryKey> reads = plan.reads(base);
                synchronized (lock) {
                    WorldState now = head;
                    if (same(now, base)) {
                        head = transaction.state();
                        return attempt;
                    }
                    moved.incrementAndGet();
                    if (plan.stillHolds(reads, base, now, byKind)) {
                        head = transaction.changes().applyTo(now);
                        return attempt;
                    }
                    conflicts.incrementAndGet();
                }
            }
            synchronized (lock) {
                exclusive.incrementAndGet();
                head = execute(plan, head).state();
                return World.MAX_ATTEMPTS;
            }
        }

        private Transaction execute(Plan plan, WorldState base) {
            Transaction transaction =
                    new Transaction(base, new TaskSeed(seeds.incrementAndGet(), 0));
            for (Call<?> call : plan.calls()) {
                Objects.requireNonNull(call.execute(transaction));
                think();
            }
            return transaction;
        }
    }

    private static void tracking(
            WorldState state,
            int callers,
            Place place,
            Answer answer,
            long restNanos,
            boolean byKind) {
        Tracked tracked = new Tracked(state, byKind);
        String result = measure(tracked, callers, place, answer, restNanos);
        System.out.printf(
                "  tracked, list by %-10s %s, moved on %d, conflicts %d, exclusive %d%n",
                byKind ? "place+kind" : "place",
                result,
                tracked.moved.get(),
                tracked.conflicts.get(),
                tracked.exclusive.get());
    }

    private static String measure(
            Caller caller, int callers, Place place, Answer answer, long restNanos) {
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int number = 0; number < callers; number++) {
            int me = number;
            SplittableRandom random = new SplittableRandom(number);
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; i < TASKS_PER_CALLER; i++) {
                                    int used = caller.once(Plan.of(random, me, place, answer));
                                    attempts.addAndGet(used);
                                    LockSupport.parkNanos(restNanos);
                                    most.accumulateAndGet(used, Math::max);
                                }
                            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        int tasks = callers * TASKS_PER_CALLER;
        double seconds = (System.nanoTime() - start) / 1e9;
        return "%5.0f tasks/s, attempts %.2f (most %d)"
                .formatted(tasks / seconds, attempts.get() / (double) tasks, most.get());
    }

    /// Prints the figures; takes about a minute and a half.
    public static void main(String[] arguments) throws CommitStore.StorageException {
        for (int entities : new int[] {1_000, 100_000}) {
            cost(entities);
        }
        for (int entities : new int[] {1_000, 100_000}) {
            WorldState state = world(entities);
            for (Answer answer : Answer.values()) {
                compare(state, 1, Place.DIFFERENT, answer, 0);
                for (Place place : Place.values()) {
                    compare(state, 8, place, answer, 0);
                }
                compare(state, 8, Place.SAME_ANY_LAMP, answer, REST_NANOS);
            }
        }
    }

    private static void compare(
            WorldState state, int callers, Place place, Answer answer, long restNanos)
            throws CommitStore.StorageException {
        System.out.printf(
                "%,d entities, %d callers, %s, list of %s, rest %d ms%n",
                state.size(), callers, place, answer, restNanos / 1_000_000);
        replaying(state, callers, place, answer, restNanos);
        tracking(state, callers, place, answer, restNanos, true);
        tracking(state, callers, place, answer, restNanos, false);
    }
}
