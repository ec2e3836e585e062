package dev.orbwright.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.bench.measure.Measurement;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PeersTest {

    @Test
    void aPeersLineIsAMeasurement() throws MalformedJsonException {
        assertThat(
                        Peers.measurement(
                                """
                                {"bench": "sandbox", "case": "peer/quickjs/fresh/7",
                                 "metric": "p50", "value": 197.25, "unit": "us"}
                                """))
                .isEqualTo(new Measurement("peer/quickjs/fresh/7", "p50", 197.25, "us"));
    }

    @Test
    void whatIsNoMeasurementIsSaid() {
        for (String line :
                List.of("{}", "p50 197", "{\"case\":\"a\",\"metric\":\"b\",\"value\":1}")) {
            assertThatThrownBy(() -> Peers.measurement(line))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }
}
