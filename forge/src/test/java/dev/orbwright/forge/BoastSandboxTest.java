package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tools that say that something happened, tried in a real sandbox: those that only say so, and
/// next to each one that did it.
final class BoastSandboxTest {

    private static final String SPARK =
            "host.createTemporaryObject({type: 'spark', to_landmark_id: 'bench'});";
    private static final String NOTE = "host.setArtifactProperties({properties: {opened: true}});";
    private static final String OPEN =
            "host.applyEffect({object_id: 'gate_1', effect_details: {open: true}});";

    @TempDir private Path folder = Path.of("");
    private Fixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
        fixture.world
                .submit(
                        Actor.WORLD,
                        "a gate",
                        transaction -> {
                            transaction.put(
                                    new EnvironmentObject(
                                            "gate_1", "cliff", "iron_gate", JsonObject.EMPTY));
                            transaction.put(
                                    new Landmark(
                                            "cliff",
                                            "gate_loc",
                                            JsonObject.of(
                                                            "display_name",
                                                            "Gate of Storms",
                                                            "targetable_as_env_object_id",
                                                            "gate_1")
                                                    .with(
                                                            "relative_position_xyz",
                                                            Json.Arr.of(
                                                                    Json.of(3),
                                                                    Json.of(0),
                                                                    Json.of(6)))));
                            return Decision.commit(true);
                        })
                .join();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Examination examine(String wish, String body) {
        String source =
                "function df_user_1(params) { "
                        + body.replace("SPARK", SPARK).replace("NOTE", NOTE).replace("OPEN", OPEN)
                        + " }";
        NewTool tool =
                new NewTool(
                        "df_user_1",
                        "tool_1",
                        "Orb: tool",
                        Fixture.ADA,
                        wish,
                        JsonObject.EMPTY,
                        Language.JAVASCRIPT,
                        source,
                        Conditions.NONE,
                        List.of(),
                        new NewTool.Making.Anew(),
                        JsonObject.EMPTY);
        Place place = Place.of(fixture.world.durable(), Fixture.ADA, wish).orElseThrow();
        return new Verification(new DryRun(fixture.runner)).examine(tool, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open the gate for me           | NOTE return 'The gate is open now.'",
                "open the gate for me           | NOTE return 'Done, as you wished.'",
                "open the gate for me           | NOTE host.tell({message: 'You opened the iron gate!'}); return 'Done.'",
                "open the gate for me           | SPARK return 'The Gate of Storms swings wide open before you!'",
                "open the gate for me           | SPARK host.log({message: 'The gate has been unlocked'}); return 'Done.'",
                "open the gate for me           | SPARK return 'Done, as you wished.'",
                "please unlock the iron gate    | SPARK host.tell({message: 'Click!'}); return 'Done.'",
                "let me through to the far side | SPARK return 'A flash. The gate stands open!'",
                "destroy the gate for me        | SPARK return 'You have destroyed the iron gate.'",
                "remove the old bench for me    | OPEN return 'The bench is gone.'",
                "open the gate for me           | host.tell({message: 'The gate opens.'}); return 'Done.'",
                "open the gate for me           | return 'The gate is open now.'",
                "Can you open the gate?         | return 'The gate is open now.'",
                "help me open the gate          | host.tell({message: 'The gate is open now.'}); return 'Done.'",
                "call up a bridge to the pillar | return 'A bridge appears before you!'",
                "open the gate and say hello    | host.tell({message: 'Hello!'}); return 'Done.'",
                "unlock gate                    | return 'It is unlocked.'"
            })
    void boastFails(String wish, String body) {
        assertThat(examine(wish, body)).isInstanceOf(Examination.Failed.class);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(
                        examine("open the gate for me", "SPARK return 'The gate is open now.'")
                                .toString())
                .contains(
                        "it said \"The gate is open now.\"", "nothing became of the gate", "spark");
        assertThat(examine("open the gate for me", "NOTE return 'Done.'").toString())
                .contains("only noted something in its own properties");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open the gate for me                | OPEN return 'The gate is open now.'",
                "open the gate for me                | OPEN NOTE host.tell({message: 'You opened the iron gate!'}); return 'Done.'",
                "a light by the gate for me          | host.createTemporaryObject({type: 'lamp', to_landmark_id: 'gate_loc', from_landmark_id: 'gate_loc'}); return 'A lamp stands by the gate. The gate is open to all eyes.'",
                "a light for me to see the gate by   | SPARK return 'A spark glows. You can see the gate.'",
                "open the gate for me                | host.createTemporaryObject({type: 'lever', to_landmark_id: 'gate_loc'}); return 'A lever turns it.'",
                "open a gate to the pillar           | host.createTemporaryObject({type: 'light_gate', to_landmark_id: 'pillar'}); return 'It is there.'",
                "a spark until the gate is open      | SPARK return 'It glows until the gate is open.'",
                "a gate of light to the pillar       | host.createTemporaryObject({type: 'light_gate', to_landmark_id: 'pillar'}); return 'A gate opens.'",
                "tell me whether the gate is open    | return 'The gate, an ' + host.getEnvironmentObject({object_id: 'gate_1'}).type + ', is closed.'",
                "take me to the gate                 | host.moveSoul({landmark_key: 'gate_loc'}); return 'You stand where the gate is open.'",
                "remember this gate for me           | NOTE return 'I will remember the gate.'",
                "count how often I knock at the gate | NOTE return 'One more.'",
                "a wand that glows in my hand        | host.setArtifactProperties({properties: {glow: true}}); return 'It glows.'",
                "a bridge to the pillar              | host.createTemporaryObject({type: 'light_bridge', to_landmark_id: 'pillar'}); return 'The way to the pillar is open!'"
            })
    void toolThatDidItPasses(String wish, String body) {
        assertThat(examine(wish, body)).isInstanceOf(Examination.Passed.class);
    }
}
