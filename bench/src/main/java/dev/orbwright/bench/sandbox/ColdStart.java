package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.load.Latencies;
import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// From the making of a sandbox to its first answer, in a JVM that has done nothing else: this
/// one's classes are loaded and compiled by now. The start of that JVM itself is not counted.
public final class ColdStart {
    private static final int ROUNDS = 3;
    private static final String ANSWERED = "answered after ";

    private final Report report;

    ColdStart(Report report) {
        this.report = report;
    }

    /// In the JVM that has done nothing else.
    ///
    /// @param arguments a [Subject]'s name
    public static void main(String[] arguments) {
        Subject subject =
                Subject.all().stream()
                        .filter(one -> one.name().equals(arguments[0]))
                        .findFirst()
                        .orElseThrow();
        GuestCase guest = GuestCase.known(subject.dialects().getFirst(), "bench");
        GuestCase.Requests requests = guest.requests();
        QuickHost host = new QuickHost();
        long start = System.nanoTime();
        Sandbox sandbox = subject.open();
        RunResult result = sandbox.run(requests.get(0), host);
        long nanos = System.nanoTime() - start;
        System.out.println(
                result instanceof RunResult.Completed ? ANSWERED + nanos : "ended with " + result);
        sandbox.close();
        System.exit(0);
    }

    /// Such as `cold/js/process`.
    static String name(Subject subject) {
        return "cold/" + subject.name();
    }

    void measure(Subject subject) {
        String name = name(subject);
        report.progress("starting " + subject.name() + " in new JVMs");
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            String answer = inNewJvm(subject);
            if (!answer.startsWith(ANSWERED)) {
                report.skip(name, "its first run " + answer);
                return;
            }
            nanos[round] = Long.parseLong(answer.substring(ANSWERED.length()));
        }
        double median = new Latencies(nanos).percentile(0.5) / 1e3;
        report.add(List.of(new Measurement(name, "p50", median, "ms")));
    }

    private static String inNewJvm(Subject subject) {
        List<String> command = new ArrayList<>();
        command.add(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        // The same flags, but for what would watch the other JVM, too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        subject.name()));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.lines().reduce((_, last) -> last).orElse("said nothing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while a JVM started", e);
        }
    }
}
