package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.measure.Benchmark;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run of a guest function costs.
public final class SandboxBenchmark implements Benchmark {

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public String about() {
        return "runs of guest functions: latency, CPU, memory, starts, neighbours, and the peers";
    }

    @Override
    public Map<String, String> versions(Options options) {
        return new Peers(options).versions();
    }

    /// What is compared is measured close together: JavaScript, then the peers, then the rest.
    @Override
    public void run(Options options, Report report) {
        Selection cases = options.cases().withPartsOf(SandboxGoals.RATIOS);
        List<Subject> subjects = Subject.all();
        LoadCases loads = new LoadCases(options, cases, report);
        of("js", subjects).forEach(loads::measure);
        new Peers(options).measure(cases, report);
        of("python", subjects).forEach(loads::measure);
        neighbours(subjects, options, cases, report);
        if (cases.mayWant(Designs.PREFIX)) {
            of("js", subjects).stream()
                    .filter(Subject::hasWorkers)
                    .forEach(new Designs(options, report)::measure);
        }
        for (Subject subject : subjects) {
            if (subject.hasWorkers() && cases.wants(Respawn.name(subject))) {
                new Respawn(report).measure(subject);
            }
        }
        for (Subject subject : subjects) {
            if (cases.wants(ColdStart.name(subject))) {
                new ColdStart(report).measure(subject);
            }
        }
        SandboxGoals.RATIOS.forEach(report::add);
        SandboxGoals.GOALS.forEach(report::add);
    }

    private static List<Subject> of(String language, List<Subject> subjects) {
        return subjects.stream().filter(subject -> subject.language().equals(language)).toList();
    }

    private static void neighbours(
            List<Subject> subjects, Options options, Selection cases, Report report) {
        for (Neighbours.Honest honest : Neighbours.Honest.values()) {
            if (!cases.wants(honest.quiet()) && !cases.wants(honest.attacked())) {
                continue;
            }
            Optional<Subject> processes =
                    of(honest.dialect().label(), subjects).stream()
                            .filter(Subject::hasWorkers)
                            .findFirst();
            if (processes.isPresent()) {
                new Neighbours(honest, options, report).measure(processes.get());
            } else {
                report.skip(honest.quiet(), "guests that do not stop need isolation `process`");
            }
        }
    }
}
