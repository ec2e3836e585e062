package dev.orbwright.sandbox.process;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.SandboxStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps the workers of all lanes, and those that nested runs need besides.
final class Supervisor implements AutoCloseable {
    /// A worker for one run, given back when closed.
    interface Lease extends AutoCloseable {
        WorkerProcess worker();

        @Override
        void close();
    }

    private record Lanes(Lane trusted, Lane probation) {}

    private final ProcessSettings settings;
    private final WorkerStarter starter;
    private final Map<Language, Lanes> lanes = new EnumMap<>(Language.class);
    private final FurtherWorkers further;
    private final Map<Limit, AtomicLong> kills = new ConcurrentHashMap<>();

    Supervisor(ProcessSettings settings, WorkerStarter starter, Executor threads) {
        this.settings = settings;
        this.starter = starter;
        this.further =
                new FurtherWorkers(
                        language ->
                                starter.start(
                                        language, workersOf(language), true, settings.start()),
                        settings.furtherWorkers(),
                        threads);
        settings.languages()
                .forEach((language, workers) -> {
                    int trusted = workers.trusted();
                    StartOrder order = new StartOrder();
                    Lane known =
                            new Lane(
                                    "trusted",
                                    trusted,
                                    trusted,
                                    settings,
                                    () -> starter.start(language, workers, false, settings.start()),
                                    order,
                                    StartOrder.Rank.FIRST_TRUSTED,
                                    threads);
                    Lane suspects =
                            new Lane(
                                    "probation",
                                    1,
                                    1 + workers.spares(),
                                    settings,
                                    () -> starter.start(language, workers, true, settings.start()),
                                    order,
                                    StartOrder.Rank.FIRST_ON_PROBATION,
                                    threads);
                    lanes.put(language, new Lanes(known, suspects));
                });
    }

    /// Starts the workers that are to be there ahead, and waits until each of their languages has a
    /// trusted one.
    void open() {
        List<Lanes> ahead =
                lanes.entrySet().stream()
                        .filter(entry -> workersOf(entry.getKey()).ahead())
                        .map(Map.Entry::getValue)
                        .toList();
        List<Lane> trusted = ahead.stream().map(Lanes::trusted).toList();
        var ready = trusted.stream().map(Lane::open).toList();
        try {
            ready.forEach(first -> first.join());
        } catch (CompletionException e) {
            throw new IllegalStateException("No worker starts: " + e.getCause(), e);
        }
        for (Lanes pair : ahead) {
            var _ = pair.probation().open();
        }
    }

    /// Starts the workers of a language in the background, where they are not started yet.
    void expect(Language language) {
        var _ = lane(language, true).open();
        var _ = lane(language, false).open();
    }

    List<Language> languages() {
        return List.copyOf(lanes.keySet());
    }

    /// A worker of the lane, when one becomes free in time. While the trusted lane has lost all of
    /// its own, an idle one of the other takes the run that had none but trusted ones: what was
    /// trusted and then slept must not stop everybody until a worker has started.
    Optional<Lease> take(Language language, boolean trusted, String owner) {
        Lane lane = lane(language, trusted);
        if (trusted && !lane.hasWorker()) {
            Lane probation = lane(language, false);
            Optional<WorkerProcess> idle = probation.takeIdle(true);
            if (idle.isPresent()) {
                return Optional.of(new OfLane(probation, idle.get()));
            }
        }
        return lane.take(owner).map(worker -> new OfLane(lane, worker.takenFor(trusted)));
    }

    /// A worker for a nested run, which waits for none that is in a run: an idle one of its lane,
    /// for a trusted one of the other, too, where it had none but trusted ones, else a further one.
    ///
    /// @param patience how long one may take to start
    Optional<Lease> takeFurther(Language language, boolean trusted, Duration patience) {
        Lane probation = lane(language, false);
        for (Lane lane : trusted ? List.of(lane(language, true), probation) : List.of(probation)) {
            Optional<WorkerProcess> idle = lane.takeIdle(trusted);
            if (idle.isPresent()) {
                return Optional.of(new OfLane(lane, idle.get().takenFor(trusted)));
            }
        }
        return further.take(language, trusted, patience)
                .map(worker -> new Further(further, worker.takenFor(trusted)));
    }

    private ProcessSettings.Workers workersOf(Language language) {
        ProcessSettings.Workers workers = settings.languages().get(language);
        if (workers == null) {
            throw noWorkers(language);
        }
        return workers;
    }

    private Lane lane(Language language, boolean trusted) {
        Lanes pair = lanes.get(language);
        if (pair == null) {
            throw noWorkers(language);
        }
        return trusted ? pair.trusted() : pair.probation();
    }

    private static IllegalArgumentException noWorkers(Language language) {
        return new IllegalArgumentException("This sandbox has no workers for " + language);
    }

    /// Counts a worker that ended because of a run.
    void killed(Limit limit) {
        kills.computeIfAbsent(limit, _ -> new AtomicLong()).incrementAndGet();
    }

    Map<Limit, Long> kills() {
        Map<Limit, Long> counted = new EnumMap<>(Limit.class);
        kills.forEach((limit, count) -> counted.put(limit, count.get()));
        return counted;
    }

    long started() {
        return all().stream().mapToLong(Lane::started).sum();
    }

    /// Whether every language that was needed has a worker, or one that starts.
    boolean isAccepting() {
        return lanes.values().stream().noneMatch(pair -> pair.trusted().isFailing());
    }

    List<SandboxStatus.Worker> workers() {
        List<SandboxStatus.Worker> list = new ArrayList<>();
        for (Lane lane : all()) {
            for (WorkerProcess worker : lane.workers()) {
                list.add(row(worker, lane.name(), lane.isBusy(worker) ? "busy" : "idle"));
            }
        }
        further.busy().forEach(worker -> list.add(row(worker, "further", "busy")));
        further.idle().forEach(worker -> list.add(row(worker, "further", "idle")));
        return list;
    }

    private static SandboxStatus.Worker row(WorkerProcess worker, String lane, String state) {
        return new SandboxStatus.Worker(
                worker.language(), lane, worker.pid(), worker.runs(), state);
    }

    /// What is in force against all workers; what is so for those of one language only, after its
    /// name.
    List<String> protections() {
        Map<Language, Set<String>> common = new EnumMap<>(Language.class);
        for (WorkerProcess worker :
                all().stream().flatMap(lane -> lane.workers().stream()).toList()) {
            common.computeIfAbsent(
                            worker.language(), _ -> new LinkedHashSet<>(worker.protections()))
                    .retainAll(worker.protections());
        }
        Set<String> texts = new LinkedHashSet<>();
        common.forEach((language, own) -> {
            for (String text : own) {
                boolean everywhere = common.values().stream().allMatch(any -> any.contains(text));
                texts.add(
                        everywhere ? text : language.name().toLowerCase(Locale.ROOT) + ": " + text);
            }
        });
        return List.copyOf(texts);
    }

    private List<Lane> all() {
        return lanes.values().stream()
                .flatMap(pair -> List.of(pair.trusted(), pair.probation()).stream())
                .toList();
    }

    @Override
    public void close() {
        all().forEach(Lane::close);
        starter.close();
        further.close();
    }

    private record OfLane(Lane lane, WorkerProcess worker) implements Lease {
        @Override
        public void close() {
            lane.giveBack(worker);
        }
    }

    private record Further(FurtherWorkers further, WorkerProcess worker) implements Lease {
        @Override
        public void close() {
            further.giveBack(worker);
        }
    }
}
