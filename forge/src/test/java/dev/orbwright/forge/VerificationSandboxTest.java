package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a tool's writer says of it, held against what it does in a real sandbox.
final class VerificationSandboxTest {

    private static final String BRIDGE =
            "host.createTemporaryObject({type: 'light_bridge', to_landmark_id: 'pillar', duration: 30});"
                    + " return 'A bridge.';";
    private static final String ENSURES_BRIDGE =
            "{\"fact\":\"exists\",\"thing\":{\"type\":\"light_bridge\",\"at\":\"pillar\"}},"
                    + "{\"fact\":\"reachable\",\"landmark\":\"pillar\"}";

    /// Works only where a bridge stands.
    private static final String BELL =
            "if (!host.isReachable({landmark_key: 'pillar'}).reachable)"
                    + " return {success: false, message: 'There is no way to the pillar yet.'};"
                    + " host.createTemporaryObject({type: 'bell', to_landmark_id: 'pillar',"
                    + " from_landmark_id: 'pillar'}); return 'A bell hangs over the pillar.';";

    private static final String ENSURES_BELL =
            "{\"fact\":\"exists\",\"thing\":{\"type\":\"bell\",\"at\":\"pillar\"}}";

    @TempDir private Path folder = Path.of("");
    private Fixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private Examination examine(String wish, String body, String requires, String ensures) {
        NewTool tool =
                new NewTool(
                        "df_user_1",
                        "tool_1",
                        "Orb: tool",
                        Fixture.ADA,
                        wish,
                        JsonObject.EMPTY,
                        Language.JAVASCRIPT,
                        "function df_user_1(params) { " + body + " }",
                        conditions(requires, ensures),
                        List.of(),
                        new NewTool.Making.Anew(),
                        JsonObject.EMPTY);
        Place place = Place.of(fixture.world.durable(), Fixture.ADA, wish).orElseThrow();
        return new Verification(new DryRun(fixture.runner)).examine(tool, place);
    }

    private static Conditions conditions(String requires, String ensures) {
        try {
            return Conditions.of(
                    JsonText.parseObject(
                            "{\"requires\":[%s],\"ensures\":[%s]}".formatted(requires, ensures)));
        } catch (MalformedJsonException | MalformedConditionException e) {
            throw new AssertionError(e);
        }
    }

    private static String problem(Examination examination) {
        assertThat(examination).isInstanceOf(Examination.Failed.class);
        return ((Examination.Failed) examination).problem();
    }

    @Test
    void toolThatDoesWhatItSaysPassesAndShowsWhatItDid() {
        Examination seen = examine("a bridge to the pillar", BRIDGE, "", ENSURES_BRIDGE);

        assertThat(seen).isInstanceOf(Examination.Passed.class);
        Tried tried = ((Examination.Passed) seen).tried().orElseThrow();
        assertThat(tried.arranged()).isFalse();
        assertThat(Would.sentences(tried))
                .containsExactly(
                        "A light bridge appears from where you stand to Lonely Pillar, for 30 seconds;"
                                + " one can walk on it.",
                        "It says: \"A bridge.\"");
    }

    @Test
    void ensuredAndNotSoIsFoundWithWhatIsTheCase() {
        String smoke = BRIDGE.replace("light_bridge", "smoke_cloud");

        assertThat(
                        problem(
                                examine(
                                        "a bridge to the pillar",
                                        smoke,
                                        "",
                                        "{\"fact\":\"exists\",\"thing\":{\"type\":\"smoke_cloud\"}},"
                                                + "{\"fact\":\"reachable\",\"landmark\":\"pillar\"}")))
                .contains(
                        "it ensures that a walkable way leads to the lonely Pillar",
                        "nothing walkable leads there",
                        "A smoke cloud appears");
    }

    @Test
    void changeThatNoConditionSpeaksOfIsFound() {
        String more = "host.setArtifactProperties({properties: {uses: 1}});" + BRIDGE;

        assertThat(problem(examine("a bridge", more, "", ENSURES_BRIDGE)))
                .contains("no condition in ensures speaks of what it changed: entity tool_1");
        assertThat(
                        examine(
                                "a bridge",
                                more,
                                "",
                                ENSURES_BRIDGE
                                        + ",{\"fact\":\"property\",\"of\":\"$artifact\",\"path\":\"uses\",\"equals\":1}"))
                .isInstanceOf(Examination.Passed.class);
    }

    @Test
    void toolThatNeedsAWayIsTriedWhereThereIsOne() {
        Examination seen =
                examine(
                        "a bell over the pillar",
                        BELL,
                        "{\"fact\":\"reachable\",\"landmark\":\"pillar\"}",
                        ENSURES_BELL);

        assertThat(seen).isInstanceOf(Examination.Passed.class);
        assertThat(((Examination.Passed) seen).tried().orElseThrow().arranged()).isTrue();
    }

    @Test
    void withoutSayingWhatItNeedsItFails() {
        assertThat(problem(examine("a bell over the pillar", BELL, "", ENSURES_BELL)))
                .contains("did not succeed", "There is no way to the pillar yet.");
    }

    @Test
    void toolThatDoesNotWorkWhereWhatItNeedsWasMadeSoFails() {
        assertThat(
                        problem(
                                examine(
                                        "a bell over the pillar",
                                        BELL.replace("'A bell hangs", "nothing; 'A bell hangs"),
                                        "{\"fact\":\"reachable\",\"landmark\":\"pillar\"}",
                                        ENSURES_BELL)))
                .contains("in a scene in which what it requires was made so");
    }

    @Test
    void toolThatBoastsWhereWhatItNeedsIsNotThereFails() {
        String boasting =
                BELL.replace(
                        "return {success: false, message: 'There is no way to the pillar yet.'};",
                        "return {success: true, message: 'A bell hangs over the pillar.'};");
        assertThat(boasting).isNotEqualTo(BELL);

        String problem =
                problem(
                        examine(
                                "hang a gong over the pillar",
                                boasting,
                                "{\"fact\":\"reachable\",\"landmark\":\"pillar\"}",
                                ENSURES_BELL));

        assertThat(problem).contains("as the scene is now", "changed nothing");
    }

    @Test
    void toolThatBreaksWhereWhatItNeedsIsNotThereFails() {
        assertThat(
                        problem(
                                examine(
                                        "a bell",
                                        "throw new Error('no way');",
                                        "{\"fact\":\"reachable\",\"landmark\":\"pillar\"}",
                                        ENSURES_BELL)))
                .contains("should say what it lacks", "no way");
    }

    @Test
    void whatCannotBeMadeSoCannotBeRequired() {
        assertThat(
                        problem(
                                examine(
                                        "a bell",
                                        "return {success: false, message: 'no moon'};",
                                        "{\"fact\":\"exists\",\"thing\":{\"kind\":\"location\",\"words\":\"moon\"}}",
                                        ENSURES_BELL)))
                .contains("requires: there is a moon ", "cannot be made so");
    }
}
