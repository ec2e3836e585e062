package dev.orbwright.forge;

import static dev.orbwright.forge.Fixture.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Revisions that were written by hand, tried in a real sandbox.
final class EditCheckSandboxTest {

    private static final String NAME = "df_user_0000_0001";
    private static final String BRIDGE =
            "host.createTemporaryObject({type: 'light_bridge', to_landmark_id: 'pillar',"
                    + " duration: 30}); return 'A bridge.';";
    private static final String PROMISE =
            "{\"requires\": [], \"ensures\": [{\"fact\": \"reachable\", \"landmark\": \"pillar\"},"
                    + " {\"fact\": \"exists\", \"thing\": {\"type\": \"light_bridge\"}}]}";

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

    private StoredFunction function(Optional<String> owner, StoredFunction.Status status) {
        StoredFunction.Status wanted = status;
        return fixture.world
                .submit(
                        Actor.WORLD,
                        "function",
                        transaction -> {
                            StoredFunction made =
                                    StoredFunction.first(
                                            NAME,
                                            owner,
                                            wanted,
                                            new FunctionRevision(
                                                    "a bridge to the pillar",
                                                    JsonObject.EMPTY,
                                                    "javascript",
                                                    transaction.keep(source(BRIDGE)),
                                                    0,
                                                    JsonObject.EMPTY,
                                                    JsonObject.EMPTY));
                            transaction.put(made);
                            return Decision.commit(made);
                        })
                .join()
                .result();
    }

    private static String source(String body) {
        return "function %s(params) { %s }".formatted(NAME, body);
    }

    private static Conditions conditions(String json) throws Exception {
        return Conditions.of(JsonText.parseObject(json));
    }

    private EditCheck.Result check(StoredFunction function, String body, Conditions conditions) {
        return new EditCheck(fixture.world, fixture.runner, Fixture.SANDBOX, Fixture.HOST_API)
                .of(
                        function,
                        new EditCheck.Edit(
                                function.active().description(),
                                Language.JAVASCRIPT,
                                source(body),
                                conditions));
    }

    private EditCheck.Result check(String body, Conditions conditions) {
        return check(function(Optional.of(ADA), StoredFunction.Status.ACTIVE), body, conditions);
    }

    /// Also where the owner carries no tool of it, and whatever its status is.
    @ParameterizedTest
    @EnumSource(StoredFunction.Status.class)
    void editThatKeepsItsPromisesPassesWithWhatItDid(StoredFunction.Status status)
            throws Exception {
        StoredFunction function = function(Optional.of(ADA), status);
        String before = fixture.canonical();

        EditCheck.Result result = check(function, BRIDGE.replace("30", "45"), conditions(PROMISE));

        assertThat(result)
                .isInstanceOfSatisfying(
                        EditCheck.Result.Passed.class,
                        passed -> {
                            assertThat(passed.warnings()).isEmpty();
                            assertThat(passed.would().toString()).contains("45 seconds");
                            assertThat(passed.trial().items("changed")).hasSize(1);
                        });
        assertThat(fixture.canonical()).isEqualTo(before);
    }

    @Test
    void editThatBreaksAPromiseIsRefusedWithTheOneThatItBreaks() throws Exception {
        assertThat(check(BRIDGE.replace("pillar", "bench"), conditions(PROMISE)))
                .isInstanceOfSatisfying(
                        EditCheck.Result.Refused.class,
                        refused ->
                                assertThat(refused.findings())
                                        .anySatisfy(finding ->
                                                assertThat(finding.message())
                                                        .contains("it ensures that", "Pillar")));
    }

    @Test
    void editThatDoesMoreThanItSaysIsRefused() throws Exception {
        String more =
                "host.createTemporaryObject({type: 'hovering_light', to_landmark_id: 'bench'}); ";

        assertThat(check(more + BRIDGE, conditions(PROMISE)))
                .isInstanceOfSatisfying(
                        EditCheck.Result.Refused.class,
                        refused ->
                                assertThat(refused.findings().toString())
                                        .contains("no condition in ensures speaks of"));
    }

    @Test
    void editWithoutConditionsThatDoesNothingIsWarnedOf() {
        assertThat(check("return 'A bridge!';", Conditions.NONE))
                .isInstanceOfSatisfying(
                        EditCheck.Result.Passed.class,
                        passed ->
                                assertThat(passed.warnings())
                                        .singleElement()
                                        .satisfies(warning -> {
                                            assertThat(warning.isError()).isFalse();
                                            assertThat(warning.message())
                                                    .contains("it changed nothing");
                                        }));
    }

    @Test
    void editThatBreaksOrIsMisspeltIsRefusedWithItsPlace() {
        assertThat(check("\nthrow new Error('oops');", Conditions.NONE))
                .isInstanceOfSatisfying(
                        EditCheck.Result.Refused.class,
                        refused -> {
                            assertThat(refused.findings().getFirst().line()).isEqualTo(2);
                            assertThat(refused.findings().getFirst().message()).contains("oops");
                        });
        assertThat(check("host.tel({});", Conditions.NONE))
                .isInstanceOfSatisfying(
                        EditCheck.Result.Refused.class,
                        refused -> assertThat(refused.findings().getFirst().column()).isPositive());
    }

    @Test
    void functionOfTheWorldIsReadAndNotTried() {
        assertThat(
                        check(
                                function(Optional.empty(), StoredFunction.Status.ACTIVE),
                                "throw new Error('needs arguments');",
                                Conditions.NONE))
                .isInstanceOfSatisfying(
                        EditCheck.Result.Passed.class,
                        passed -> assertThat(passed.would()).isEmpty());
    }
}
