package dev.orbwright.bench.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a benchmark has measured so far, in order. Each number goes to the JSON file at once, each
/// finished case to the terminal.
public final class Report {
    private final String bench;
    private final Machine machine;
    private final JsonLines lines;
    private final PrintWriter terminal;
    private final long start = System.nanoTime();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final List<Goal> goals = new ArrayList<>();

    /// Empty.
    ///
    /// @param terminal for progress
    public Report(String bench, Machine machine, JsonLines lines, PrintWriter terminal) {
        this.bench = bench;
        this.machine = machine;
        this.lines = lines;
        this.terminal = terminal;
        lines.write(bench, machine);
        progress("on " + machine.line());
    }

    /// Reports all that was measured of one case.
    public void add(List<Measurement> measured) {
        for (Measurement measurement : measured) {
            measurements.add(measurement);
            lines.write(bench, measurement);
        }
        measured.stream()
                .findFirst()
                .ifPresent(first ->
                        progress(
                                measured.stream()
                                        .map(Report::shown)
                                        .collect(
                                                Collectors.joining(
                                                        ", ", first.caseName() + ": ", ""))));
    }

    /// Reports the ratio, where both of its parts were measured.
    public void add(Ratio ratio) {
        OptionalDouble of = value(ratio.of(), ratio.metric());
        OptionalDouble to = value(ratio.to(), ratio.metric());
        if (of.isPresent() && to.isPresent() && to.getAsDouble() > 0) {
            double value = of.getAsDouble() / to.getAsDouble();
            add(List.of(new Measurement(ratio.name(), "ratio", value, "times")));
        }
    }

    /// Sets a goal, to be compared with what is measured.
    public void add(Goal goal) {
        goals.add(goal);
    }

    /// Reports that cases could not be measured.
    ///
    /// @param what the case, or the beginning of their names
    /// @param why and what to do about it
    public void skip(String what, String why) {
        skipped.put(what, why);
        progress(what + " is skipped: " + why);
    }

    /// Tells the person who waits what is going on.
    public void progress(String text) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        terminal.printf(Locale.ROOT, "%3d s  %s%n", seconds, text);
        terminal.flush();
    }

    /// What was measured; empty where it was not.
    public OptionalDouble value(String caseName, String metric) {
        return measurements.stream()
                .filter(one -> one.caseName().equals(caseName) && one.metric().equals(metric))
                .mapToDouble(Measurement::value)
                .findFirst();
    }

    /// All of it, in order.
    public List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /// What was not measured, and why.
    public Map<String, String> skipped() {
        return new LinkedHashMap<>(skipped);
    }

    /// The goals of what was measured.
    public List<Goal> goals() {
        return goals.stream()
                .filter(goal -> value(goal.caseName(), goal.metric()).isPresent())
                .toList();
    }

    /// Where it was measured.
    public Machine machine() {
        return machine;
    }

    private static String shown(Measurement one) {
        return one.metric() + " " + Figures.shown(one.value()) + " " + one.unit();
    }
}
