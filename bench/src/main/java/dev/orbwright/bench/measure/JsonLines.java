package dev.orbwright.bench.measure;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One JSON object a line, written as it is measured, so that a run that is stopped leaves what it
/// had.
///
/// Each line has `bench`, `case`, `metric`, `value` and `unit`. The first one's case is `machine`:
/// its value is the number of CPUs, and its `about` tells the rest.
public final class JsonLines implements AutoCloseable {
    private final Writer out;

    /// To a writer, which is closed with this.
    public JsonLines(Writer out) {
        this.out = out;
    }

    /// To a file, which is overwritten, or nowhere.
    public static JsonLines to(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return new JsonLines(Writer.nullWriter());
        }
        return new JsonLines(Files.newBufferedWriter(file.get()));
    }

    void write(String bench, Machine machine) {
        JsonObject.Builder about = JsonObject.builder();
        machine.about().forEach(about::put);
        write(
                line(bench, new Measurement("machine", "cpus", machine.cpus(), "cpus"))
                        .put("about", about.build()));
    }

    void write(String bench, Measurement measurement) {
        write(line(bench, measurement));
    }

    private static JsonObject.Builder line(String bench, Measurement measurement) {
        return JsonObject.builder()
                .put("bench", bench)
                .put("case", measurement.caseName())
                .put("metric", measurement.metric())
                .put("value", Figures.rounded(measurement.value()))
                .put("unit", measurement.unit());
    }

    private void write(JsonObject.Builder line) {
        try {
            out.write(JsonText.write(line.build()) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
