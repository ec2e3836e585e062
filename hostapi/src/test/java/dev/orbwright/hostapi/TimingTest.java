package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Timer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimingTest {

    private static Guest ann() {
        return Guest.as(TestWorld.ann());
    }

    private static String own() {
        return TestWorld.ann().functionName();
    }

    @Test
    void timersBelongToTheOwnerAndActForTheRunner() {
        Guest guest = ann();
        String once =
                guest.ok(
                                "after",
                                "{\"seconds\": 2.5, \"name\": \"%s\", \"args\": {\"n\": 1}}"
                                        .formatted(own()))
                        .text("timer_id")
                        .orElseThrow();
        String often =
                guest.ok("every", "{\"seconds\": 60, \"name\": \"%s\"}".formatted(own()))
                        .text("timer_id")
                        .orElseThrow();

        assertThat(guest.state().timer(once))
                .contains(
                        new Timer(
                                once,
                                own(),
                                Optional.of("ann"),
                                Optional.of("ann"),
                                JsonObject.of("n", 1),
                                TestWorld.NOW + 2_500,
                                Optional.empty(),
                                0));
        assertThat(guest.state().timer(often).orElseThrow().interval()).contains(60_000L);
        assertThat(guest.ok("getTimers", "{}").items("timers")).hasSize(2);

        guest.ok("cancel", "{\"timer_id\": \"%s\"}".formatted(often));
        assertThat(guest.ok("getTimers", "{}").items("timers")).hasSize(1);
        assertThat(guest.call("cancel", "[\"%s\"]".formatted(often)))
                .isInstanceOf(HostReply.Refusal.class);
    }

    @Test
    void nobodyCancelsTheTimersOfOthers() {
        Guest world = Guest.as(TestWorld.world());
        String id =
                world.ok("every", "{\"seconds\": 1, \"name\": \"%s\"}".formatted(own()))
                        .text("timer_id")
                        .orElseThrow();
        Guest ann = world.and(TestWorld.ann());
        assertThat(ann.call("cancel", "[\"%s\"]".formatted(id)))
                .isInstanceOf(HostReply.Refusal.class);
        assertThat(ann.ok("getTimers", "{}").items("timers")).isEmpty();
        assertThat(ann.state().timer(id)).isPresent();
    }

    @Test
    void anOwnerHasEightTimers() {
        Guest guest = ann();
        for (int i = 0; i < 8; i++) {
            guest.ok("after", "{\"seconds\": 5, \"name\": \"%s\"}".formatted(own()));
        }
        HostReply ninth = guest.call("after", "[5, \"%s\"]".formatted(own()));
        assertThat(ninth).isInstanceOf(HostReply.Refusal.class);
        assertThat(((HostReply.Refusal) ninth).code()).isEqualTo("LIMIT");
        assertThat(guest.ok("getTimers", "{}").items("timers")).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0.5, \"NAME\"]",
                "[-1, \"NAME\"]",
                "[86401, \"NAME\"]",
                "[\"5\", \"NAME\"]",
                "[5]",
                "[5, \"NAME\", 3]",
                "[5, \"no such function\"]",
                "[5, \"none\"]"
            })
    void whatIsNoTimerIsRefused(String arguments) {
        Guest guest = ann();
        assertThat(guest.call("every", arguments.replace("NAME", own())))
                .isInstanceOf(HostReply.Refusal.class);
        assertThat(guest.ok("getTimers", "{}").items("timers")).isEmpty();
    }
}
