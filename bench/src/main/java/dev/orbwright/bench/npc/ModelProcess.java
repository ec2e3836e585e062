package dev.orbwright.bench.npc;

import dev.orbwright.bench.measure.BenchmarkException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A [PacedModel] in a JVM of its own.
final class ModelProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ModelProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ModelProcess start() {
        try {
            Process process =
                    new ProcessBuilder(
                                    List.of(
                                            System.getProperty("java.home")
                                                    + File.separator
                                                    + "bin"
                                                    + File.separator
                                                    + "java",
                                            "-Xmx256m",
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            PacedModel.class.getName()))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            BufferedReader out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null) {
                throw new BenchmarkException("the model of the benchmark does not start");
            }
            return new ModelProcess(process, Integer.parseInt(line));
        } catch (IOException e) {
            throw new BenchmarkException("the model of the benchmark does not start: " + e);
        }
    }

    /// For `llm.ModelSettings`.
    Map<String, String> environment() {
        return Map.of(
                "OPENAI_API_BASE_URL", "http://127.0.0.1:" + port + "/v1", "LLM_MODEL", "paced");
    }

    /// CPU time so far.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
