package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.npc.NpcDefinition.RoutineStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoutinesTest {

    private static final RoutineStep MORNING =
            new RoutineStep(6 * 60, "hall", Optional.empty(), "sweeps");
    private static final RoutineStep NIGHT =
            new RoutineStep(22 * 60, "attic", Optional.empty(), "sleeps");

    @Test
    void aStepHoldsUntilTheNextOneAndOverMidnight() {
        List<RoutineStep> day = List.of(MORNING, NIGHT);
        assertThat(Routines.at(day, 6 * 60)).contains(MORNING);
        assertThat(Routines.at(day, 21 * 60)).contains(MORNING);
        assertThat(Routines.at(day, 22 * 60)).contains(NIGHT);
        assertThat(Routines.at(day, 60)).contains(NIGHT);
        assertThat(Routines.at(List.of(), 60)).isEmpty();
    }
}
