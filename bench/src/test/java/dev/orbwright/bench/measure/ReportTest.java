package dev.orbwright.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReportTest {

    @Test
    void everyMeasurementIsALineOfJson() throws MalformedJsonException {
        StringWriter json = new StringWriter();
        Reports.filled(json);

        List<String> lines = json.toString().lines().toList();

        assertThat(lines).hasSize(7);
        JsonObject machine = JsonText.parseObject(lines.get(0));
        assertThat(machine.text("case")).contains("machine");
        assertThat(machine.object("about").text("cpu")).contains("2 x Difference Engine");
        JsonObject p50 = JsonText.parseObject(lines.get(1));
        assertThat(p50)
                .isEqualTo(
                        JsonText.parseObject(
                                """
                                {"bench": "sandbox", "case": "js/thread/7/known", "metric": "p50",
                                 "value": 38.04, "unit": "us"}
                                """));
    }

    @Test
    void aRatioNeedsBothItsParts() {
        Report report = Reports.filled(Writer.nullWriter());

        assertThat(report.value("ratio/js/thread/7/known/to/peer/cpython-exec/7", "ratio"))
                .hasValue(0.5);
        assertThat(report.value("ratio/js/thread/7/known/to/peer/quickjs/fresh/7", "ratio"))
                .isEmpty();
    }

    @Test
    void casesWithTheSameMetricsShareATable() {
        String text = Table.text(Reports.filled(Writer.nullWriter()));

        assertThat(text)
                .contains(
                        """
                        case                 p50, us  throughput, runs/s
                        js/thread/7/known       38.0                 500
                        peer/cpython-exec/7     76.1                 500
                        """)
                .contains(
                        """
                        case               p50, ms
                        worker/respawn/js    1,235
                        """)
                .contains("skipped: peer/quickjs/: there is no node");
    }

    @Test
    void onlyGoalsOfWhatWasMeasuredAreJudged() {
        List<String> goals =
                Table.text(Reports.filled(Writer.nullWriter()))
                        .lines()
                        .filter(line -> line.startsWith("p50 of"))
                        .collect(Collectors.toList());

        assertThat(goals).singleElement().asString().contains("worker/respawn/js").endsWith("no");
    }

    @Test
    void figuresHaveThreeDigits() {
        assertThat(List.of(0.041666, 3.14159, 99.94, 99.96, 288.4, 12345.6, 0.0, 4.0))
                .extracting(Figures::shown)
                .containsExactly("0.0417", "3.14", "99.9", "100", "288", "12,346", "0", "4");
    }

    @Test
    void whatIsNoNumberIsNoMeasurement() {
        assertThatThrownBy(() -> new Measurement("js/thread/7/known", "p50", Double.NaN, "us"))
                .hasMessageContaining("js/thread/7/known");
    }
}
