package dev.orbwright.bench.sandbox;

import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.bench.measure.Options;
import dev.orbwright.bench.measure.Report;
import dev.orbwright.bench.measure.Selection;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The same guest on what others offer. Each peer is a program below `bench/peers` that measures as
/// [LoadCases] does and prints the same JSON lines.
final class Peers {
    static final String ISOLATE = "peer/isolated-vm/isolate-per-call/7";
    static final String QUICKJS = "peer/quickjs/fresh/7";
    static final String CPYTHON = "peer/cpython-exec/7";

    private static final List<Peer> ALL =
            List.of(
                    new Peer(
                            "peer/isolated-vm/",
                            List.of("node", "--no-node-snapshot", "isolated_vm.cjs"),
                            Optional.of("isolated-vm")),
                    new Peer(
                            "peer/quickjs/",
                            List.of("node", "quickjs.cjs"),
                            Optional.of("quickjs-emscripten")),
                    new Peer(
                            "peer/cpython-exec/",
                            List.of("python3", "cpython_exec.py"),
                            Optional.empty()));

    /// For each second of a case: its warm-ups and four loads.
    private static final double LONGEST = 20;

    private final Options options;
    private final Path programs;
    private final Path modules;

    Peers(Options options) {
        this.options = options;
        this.programs = options.home().resolve("bench").resolve("peers");
        Path folder = options.peers().orElse(programs).toAbsolutePath();
        Path below = folder.resolve("node_modules");
        boolean itself = folder.endsWith("node_modules") && !Files.isDirectory(below);
        this.modules = itself ? folder : below;
    }

    /// One of them.
    ///
    /// @param prefix of its cases' names
    /// @param module of Node that it needs
    private record Peer(String prefix, List<String> command, Optional<String> module) {}

    /// Of the programs and modules that are there.
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String program : List.of("node", "python3")) {
            said(List.of(program, "--version"))
                    .ifPresent(version -> versions.put(program, version.replace("Python ", "")));
        }
        for (Peer peer : ALL) {
            peer.module()
                    .ifPresent(module ->
                            version(module).ifPresent(text -> versions.put(module, text)));
        }
        return versions;
    }

    private Optional<String> version(String module) {
        Path description = modules.resolve(module).resolve("package.json");
        try {
            return Files.isReadable(description)
                    ? JsonText.parseObject(Files.readString(description)).text("version")
                    : Optional.empty();
        } catch (IOException | MalformedJsonException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> said(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
        } catch (IOException _) {
            // There is no such program.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Measures those that are wanted and there, and says how to get the others.
    void measure(Selection cases, Report report) {
        for (Peer peer : ALL) {
            if (!cases.mayWant(peer.prefix())) {
                continue;
            }
            Optional<String> missing = missing(peer);
            if (missing.isPresent()) {
                report.skip(peer.prefix(), missing.get());
            } else {
                report.progress("starting " + String.join(" ", peer.command()));
                measure(peer, cases, report);
            }
        }
    }

    private Optional<String> missing(Peer peer) {
        String program = peer.command().getFirst();
        if (said(List.of(program, "--version")).isEmpty()) {
            return Optional.of("there is no " + program + " on the PATH; install it");
        }
        if (!Files.isDirectory(programs)) {
            return Optional.of("its program is not here; run this from a checkout");
        }
        return peer.module()
                .filter(module -> !Files.isDirectory(modules.resolve(module)))
                .map(module ->
                        "no %s in %s; run bench/peers/install.sh, or say with --peers where it is"
                                .formatted(module, modules));
    }

    private void measure(Peer peer, Selection cases, Report report) {
        List<String> command = new ArrayList<>(peer.command());
        command.addAll(
                List.of(
                        "--seconds",
                        Double.toString(options.seconds()),
                        "--arrivals",
                        String.format(Locale.ROOT, "%.0f", LoadCases.ARRIVALS)));
        peer.module().ifPresent(_ -> command.addAll(List.of("--modules", modules.toString())));
        try {
            Path said = Files.createTempFile("orbwright-peer", ".jsonl");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .directory(programs.toFile())
                                .redirectOutput(said.toFile())
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
                long patience = Math.round(30 + options.seconds() * LONGEST);
                if (!process.waitFor(patience, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    report.skip(peer.prefix(), "it did not end within " + patience + " s");
                } else if (process.exitValue() != 0) {
                    report.skip(peer.prefix(), "it ended with exit code " + process.exitValue());
                } else {
                    add(Files.readAllLines(said), cases, report);
                }
            } finally {
                Files.delete(said);
            }
        } catch (IOException | MalformedJsonException e) {
            report.skip(peer.prefix(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report.skip(peer.prefix(), "interrupted");
        }
    }

    private static void add(List<String> lines, Selection cases, Report report)
            throws MalformedJsonException {
        Map<String, List<Measurement>> measured = new LinkedHashMap<>();
        for (String line : lines) {
            Measurement one = measurement(line);
            if (cases.wants(one.caseName())) {
                measured.computeIfAbsent(one.caseName(), _ -> new ArrayList<>()).add(one);
            }
        }
        measured.values().forEach(report::add);
    }

    /// A line that a peer printed.
    static Measurement measurement(String line) throws MalformedJsonException {
        JsonObject object = JsonText.parseObject(line);
        Optional<String> name = object.text("case");
        Optional<String> metric = object.text("metric");
        Optional<String> unit = object.text("unit");
        if (name.isEmpty()
                || metric.isEmpty()
                || unit.isEmpty()
                || object.number("value").isEmpty()) {
            throw new MalformedJsonException("A peer printed no measurement: " + line);
        }
        return new Measurement(
                name.get(), metric.get(), object.number("value").getAsDouble(), unit.get());
    }
}
