package dev.orbwright.bench.npc;

import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.load.ProcessUse;
import dev.orbwright.bench.measure.Benchmark;
import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.Goal;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ModelSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns of NPCs with a model that streams 50 tokens a second.
public final class NpcBenchmark implements Benchmark {

    private static final int SPEAKERS = 100;
    private static final int[] MORE = {
        SPEAKERS, 120, 140, 160, 200, 250, 300, 400, 600, 800, 1200, 1600, 2400, 3200, 4800, 6400
    };
    private static final int IDLE = 10_000;
    private static final double P99_MS = 20;
    private static final long MINUTE_MS = 60_000;
    private static final long WARM_UP_MS = 10_000;

    @Override
    public String name() {
        return "npc";
    }

    @Override
    public String about() {
        return "what NPCs add to their model's own time, how many speak at once, and what idle ones cost";
    }

    @Override
    public Map<String, String> versions(Options options) {
        return Map.of();
    }

    @Override
    public void run(Options options, Report report) {
        try {
            if (options.cases().wants(Integer.toString(SPEAKERS))
                    || options.cases().wants("knee")) {
                speakers(options, report);
            }
            if (options.cases().wants("idle/" + IDLE)) {
                idle(report);
            }
        } catch (IOException e) {
            throw new BenchmarkException("the benchmark has no place for its world: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted");
        }
    }

    private static void speakers(Options options, Report report)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("orbwright-bench-npc");
        try (ModelProcess stub = ModelProcess.start()) {
            ModelSettings settings =
                    ModelSettings.read(stub.environment(), folder.resolve("no.env"));
            try (ChatModel model = ChatModels.open(settings).orElseThrow();
                    Crowd crowd = new Crowd(folder, Optional.of(model))) {
                crowd.settle(0, MORE[MORE.length - 1]);
                report.progress("%d NPCs speak; warming up".formatted(SPEAKERS));
                crowd.speak(SPEAKERS);
                Thread.sleep(WARM_UP_MS);
                var _ = crowd.take();
                if (options.cases().wants(Integer.toString(SPEAKERS))) {
                    hundred(crowd, stub, report);
                }
                crowd.fallSilent();
                if (options.cases().wants("knee")) {
                    knee(crowd, stub, report);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static void hundred(Crowd crowd, ModelProcess stub, Report report)
            throws InterruptedException {
        String name = Integer.toString(SPEAKERS);
        long cpuBefore = stub.cpu().toMillis();
        long begin = System.nanoTime();
        Thread.sleep(MINUTE_MS);
        Crowd.Latencies first = crowd.take();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double generator = (stub.cpu().toMillis() - cpuBefore) / 1e3 / seconds;
        double heapStart = heap();
        Thread.sleep(MINUTE_MS);
        double heapEnd = heap();
        Crowd.Latencies second = crowd.take();
        List<Long> tokens = new ArrayList<>(first.tokens());
        tokens.addAll(second.tokens());
        List<Long> firsts = new ArrayList<>(first.firsts());
        firsts.addAll(second.firsts());
        report.add(
                List.of(
                        millis(name, "token_added_p50", tokens, 0.5),
                        millis(name, "token_added_p99", tokens, 0.99),
                        millis(name, "first_token_added_p50", firsts, 0.5),
                        millis(name, "first_token_added_p99", firsts, 0.99),
                        new Measurement(name, "heap_start", heapStart, "MB"),
                        new Measurement(name, "heap_end", heapEnd, "MB"),
                        new Measurement(name, "heap_growth", heapEnd / heapStart, "times"),
                        new Measurement(name, "generator_cpu", generator, "cores"),
                        new Measurement(
                                name,
                                "turns_per_second",
                                (first.turns() + second.turns()) / (2 * seconds),
                                "1/s")));
        report.add(new Goal(name, "token_added_p99", P99_MS));
        report.add(new Goal(name, "first_token_added_p50", 5));
        report.add(new Goal(name, "heap_growth", 1.05));
    }

    /// More and more speak, until tokens come later than they should.
    private static void knee(Crowd crowd, ModelProcess stub, Report report)
            throws InterruptedException {
        int held = 0;
        double generator = 0;
        List<Measurement> bent = List.of();
        for (int count : MORE) {
            crowd.speak(count);
            Thread.sleep(3_000);
            var _ = crowd.take();
            long cpuBefore = stub.cpu().toMillis();
            long begin = System.nanoTime();
            Thread.sleep(8_000);
            Crowd.Latencies measured = crowd.take();
            double cores =
                    (stub.cpu().toMillis() - cpuBefore) / 1e3 / ((System.nanoTime() - begin) / 1e9);
            crowd.fallSilent();
            double p99 = new Latencies(array(measured.tokens())).percentile(0.99) / 1e3;
            report.progress(
                    "%d speak: added p99 %.1f ms, the generator takes %.2f cores"
                            .formatted(count, p99, cores));
            if (p99 > P99_MS) {
                bent = List.of(new Measurement("knee", "bent_at", count, "turns"));
                break;
            }
            held = count;
            generator = cores;
        }
        List<Measurement> found = new ArrayList<>();
        found.add(new Measurement("knee", "turns", held, "turns"));
        found.add(new Measurement("knee", "generator_cpu", generator, "cores"));
        found.addAll(bent);
        report.add(found);
    }

    private static void idle(Report report) throws IOException, InterruptedException {
        String name = "idle/" + IDLE;
        Path folder = Files.createTempDirectory("orbwright-bench-npc");
        try (Crowd crowd = new Crowd(folder, Optional.empty())) {
            crowd.settle(0, 1);
            double heapBefore = heap();
            double before = resident();
            report.progress("%d NPCs come to stand there".formatted(IDLE));
            crowd.settle(1, IDLE + 1);
            // What they take of memory that was resident before counts as well.
            double heapAdded = heap() - heapBefore;
            Thread.sleep(2_000);
            ProcessUse start = ProcessUse.now();
            long begin = System.nanoTime();
            Thread.sleep(MINUTE_MS);
            double micros = ProcessUse.now().since(start);
            double cores = micros / ((System.nanoTime() - begin) / 1e3);
            report.add(
                    List.of(
                            new Measurement(
                                    name,
                                    "rss_added",
                                    Math.max(heapAdded, resident() - before),
                                    "MB"),
                            new Measurement(name, "cpu", cores, "cores")));
            report.add(new Goal(name, "rss_added", 200));
            report.add(new Goal(name, "cpu", 0.01));
        } finally {
            delete(folder);
        }
    }

    private static double resident() {
        return ProcessUse.memory().orElse(0);
    }

    /// What is left after collecting, in MB.
    private static double heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static Measurement millis(
            String name, String metric, List<Long> nanos, double percentile) {
        if (nanos.isEmpty()) {
            throw new BenchmarkException(
                    "nothing was said: is the model of the benchmark running?");
        }
        return new Measurement(
                name, metric, new Latencies(array(nanos)).percentile(percentile) / 1e3, "ms");
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
