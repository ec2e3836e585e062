package dev.orbwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ArrivalsTest {

    @Test
    void runsArriveEvenlyFromTheStart() {
        Arrivals arrivals = new Arrivals(1_000, 500, 4);

        assertThat(arrivals.at(0)).isEqualTo(1_000);
        assertThat(arrivals.at(1)).isEqualTo(2_001_000);
        assertThat(arrivals.at(3)).isEqualTo(6_001_000);
    }

    @Test
    void anOddRateDoesNotDrift() {
        Arrivals arrivals = new Arrivals(0, 3, 3_000);

        assertThat(arrivals.at(1)).isEqualTo(333_333_333);
        assertThat(arrivals.at(2_999)).isEqualTo(999_666_666_667L);
    }

    @Test
    void atLeastOneArrives() {
        assertThat(Arrivals.during(0, 500, 2).count()).isEqualTo(1_000);
        assertThat(Arrivals.during(0, 0.1, 2).count()).isEqualTo(1);
    }

    @Test
    void whatCannotKeepUpGetsHalfOfItsCapacity() {
        assertThat(Arrivals.sustainable(500, 10_000)).isEqualTo(500);
        assertThat(Arrivals.sustainable(500, 625)).isEqualTo(500);
        assertThat(Arrivals.sustainable(500, 600)).isEqualTo(300);
        assertThat(Arrivals.sustainable(500, 8)).isEqualTo(4);
    }

    @Test
    void noArrivalsAreRefused() {
        assertThatThrownBy(() -> new Arrivals(0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Arrivals(0, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Arrivals(0, 500, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
