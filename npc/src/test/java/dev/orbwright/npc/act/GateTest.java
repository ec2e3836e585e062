package dev.orbwright.npc.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GateTest {

    private static NpcDefinition who(String permissions) throws NpcDefinitionException {
        return NpcDefinitionReader.read(
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"permissions\": %s}"
                        .formatted(permissions));
    }

    @Test
    void whatIsNotAllowedIsRefused() throws Exception {
        NpcDefinition ilse = who("{\"allowedCommands\": [\"go\"]}");
        assertThat(Gate.allows(ilse, "go")).isTrue();
        assertThat(Gate.allows(ilse, "GO")).isTrue();
        assertThat(Gate.allows(ilse, "give")).isFalse();
        assertThat(Gate.allows(who("{}"), "go")).isFalse();
    }

    @Test
    void whatIsDeniedStaysDeniedUnderEveryName() throws Exception {
        NpcDefinition ilse =
                who("{\"allowedCommands\": [\"*\", \"handOver\"], \"deniedCommands\": [\"give\"]}");
        for (String name :
                Set.of("give", "Give", "handOver", "giveArtifact", "host_give_artifact_to_soul")) {
            assertThat(Gate.allows(ilse, name)).as(name).isFalse();
        }
        assertThat(Gate.allows(ilse, "setWorldProperty")).isTrue();
    }

    @Test
    void anyNameOfAHostApiCounts() throws Exception {
        NpcDefinition ilse =
                who("{\"allowedCommands\": [\"*\"], \"deniedCommands\": [\"setWorldProperty\"]}");
        assertThat(Gate.refusal(ilse, Set.of("host_set_world_property", "setWorldProperty")))
                .isPresent();
    }

    @Test
    void thoseWithoutCommandsHaveNone() throws Exception {
        assertThat(
                        Gate.allows(
                                who(
                                        "{\"canExecuteCommands\": false, \"allowedCommands\":"
                                                + " [\"*\"]}"),
                                "go"))
                .isFalse();
    }

    @Test
    void levelsBoundWhatHostApisDo() {
        assertThat(Gate.capabilities(NpcDefinition.AccessLevel.GUEST))
                .doesNotContain(Capability.INVENTORY, Capability.TEMPORARY, Capability.CHARACTER);
        assertThat(Gate.capabilities(NpcDefinition.AccessLevel.TRUSTED))
                .contains(Capability.CHARACTER)
                .doesNotContain(Capability.SOULS, Capability.BUILD, Capability.NPCS);
        assertThat(Gate.capabilities(NpcDefinition.AccessLevel.ADMIN))
                .containsExactlyInAnyOrder(Capability.values());
    }
}
