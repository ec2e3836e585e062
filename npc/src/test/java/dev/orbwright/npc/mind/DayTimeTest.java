package dev.orbwright.npc.mind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DayTimeTest {

    @Test
    void theFirstDayBeginsInTheMorningAndLastsTwentyFourMinutes() {
        assertThat(DayTime.text(0)).isEqualTo("08:00, morning");
        assertThat(DayTime.text(6 * 60 * 1000)).isEqualTo("14:00, afternoon");
        assertThat(DayTime.text(24 * 60 * 1000)).isEqualTo("08:00, morning");
        assertThat(DayTime.text(15 * 60 * 1000)).isEqualTo("23:00, night");
    }

    @Test
    void theTimeUntilAnHourIsLessThanADay() {
        assertThat(DayTime.until(8 * 60 + 1, 0)).isEqualTo(1000);
        assertThat(DayTime.until(8 * 60, 0)).isEqualTo(DayTime.DAY * 1000L);
        assertThat(DayTime.until(8 * 60 + 1, 500)).isEqualTo(500);
    }

    @Test
    void timesAgoAreSaidInWords() {
        assertThat(DayTime.ago(0, 500)).isEqualTo("just now");
        assertThat(DayTime.ago(0, 30_000)).isEqualTo("30 minutes ago");
        assertThat(DayTime.ago(0, 61_000)).isEqualTo("an hour ago");
        assertThat(DayTime.ago(0, 3 * 1_440_000)).isEqualTo("3 days ago");
    }
}
