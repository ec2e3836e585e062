package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Trial;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EffectCheckTest {

    private static final String WISH = "a bridge to the Lonely Pillar";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    host.scene(); return 'A bridge appears!';                              | A bridge appears!
                    host.scene(); return 'Done!\\n\\tA bridge.';                           | Done! A bridge.
                    host.scene(); const s = 30; return `It stands for ${s} seconds.`;      | It stands for 30 seconds.
                    const p = host.scene().landmarks[0]; return 'A bridge to the ' + p.display_name + ' appears!' | A bridge to the Lonely Pillar appears!
                    host.scene(); return 'A BRIDGE' + ' appears';                          | A bridge appears
                    host.scene(); return 'host.random() made a bridge';                    | host.random() made a bridge
                    host.scene(); return {bridge_made: 5};                                 | {"bridge_made":5}
                    host.scene(); return '';                                               | ''
                    host.scene(); return '!!!';                                            | !!!
                    """)
    void boastOfAToolsOwnWordsTellsNothing(String source, String answer) {
        assertThat(examined(source, answer, 1))
                .isInstanceOfSatisfying(
                        Examination.Failed.class,
                        failed ->
                                assertThat(failed.problem())
                                        .contains("changed nothing", answer, "host.tell"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    return 'It is ' + host.distance(p).metres.toFixed(1) + ' m away.'      | It is 15.0 m away.
                    return `Here are ${host.scene().landmarks.length} landmarks.`          | Here are 2 landmarks.
                    return `You are at ${host.getLocation().name}.`                        | You are at Cliff.
                    const f1 = host.find({name: 'x', limit: 5}).items; return `It is ${f1.slice(0, 5)} m away.` | It is 5 m away.
                    // Cliff\\nreturn host.getLocation().name                             | Cliff
                    return host.random().value < 0.5 ? 'heads' : 'tails'                   | heads
                    """)
    void answerWithWhatTheHostSaidInformsThePlayer(String source, String answer) {
        assertThat(examined(source.replace("\\n", "\n"), answer, 1))
                .isInstanceOf(Examination.Passed.class);
    }

    @Test
    void whatIsSaidWithoutAskingTheHostTellsNothing() {
        assertThat(examined("return String(6 * 7)", "42", 0))
                .isInstanceOf(Examination.Failed.class);
    }

    @Test
    void whatIsToldThroughTheHostCounts() {
        for (WorldEvent event :
                List.of(new WorldEvent.Logged("Hello."), new WorldEvent.Told("soul", "Hello."))) {
            assertThat(
                            EffectCheck.examine(
                                    trial(answered("Hello.", 1), List.of(event)),
                                    tool("return 'Hello.'", "say hello to me")))
                    .isInstanceOf(Examination.Passed.class);
        }
        assertThat(
                        EffectCheck.examine(
                                trial(
                                        answered("Hello.", 1),
                                        List.of(new WorldEvent.Told("soul", " "))),
                                tool("return 'Hello.'")))
                .isInstanceOf(Examination.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a bridge to the Lonely Pillar|false",
                "open the door for me|false",
                "a bridge to the far side|false",
                "sing a song about the pillar|true",
                "what lies behind the pillar?|true",
                "eine Strasse zum Turm|true"
            })
    void wordsOfItsOwnAreEnoughOnlyForAWishForWords(String wish, boolean enough) {
        Examination examined =
                EffectCheck.examine(
                        trial(
                                answered("Done.", 1),
                                List.of(new WorldEvent.Told("soul", "A bridge appears!"))),
                        tool("host.tell({message: 'A bridge appears!'}); return 'Done.'", wish));

        if (enough) {
            assertThat(examined).isInstanceOf(Examination.Passed.class);
        } else {
            assertThat(examined)
                    .isInstanceOfSatisfying(
                            Examination.Failed.class,
                            failed -> assertThat(failed.problem()).contains("words of its own"));
        }
    }

    @Test
    void whatIsToldFromTheWorldIsNoBoast() {
        assertThat(
                        EffectCheck.examine(
                                trial(
                                        answered("Done.", 1),
                                        List.of(new WorldEvent.Told("soul", "Gate 17 is near."))),
                                tool("host.tell({message: found}); return 'Done.'", WISH)))
                .isInstanceOf(Examination.Passed.class);
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void limitIsTheDraftsFaultOrTheServersShortage(Limit limit) {
        Run run = new Run.Exceeded("f", limit, "The limit.", Usage.NONE);

        Examination ran = EffectCheck.examine(trial(run, List.of()), tool("x"));

        switch (limit) {
            case BUSY, RUNAWAYS, SHUTDOWN, MEMORY -> {
                assertThat(ran).isEqualTo(new Examination.Prevented(limit));
                assertThat(Examination.of(GuestError.of(limit.name(), "The limit.")))
                        .isEqualTo(ran);
            }
            case STATEMENTS,
                    CPU,
                    WALL_CLOCK,
                    STACK,
                    SYNTAX_DEPTH,
                    HOST_CALLS,
                    BYTES,
                    OUTPUT,
                    FILES,
                    NESTING,
                    ENGINE ->
                    assertThat(ran).isEqualTo(new Examination.Failed(limit + ": The limit."));
        }
    }

    @Test
    void guestThatCallsItselfBusyIsStillWrong() {
        Run run = new Run.Broke("f", GuestError.of("BUSY", "I am busy."), Usage.NONE);

        assertThat(EffectCheck.examine(trial(run, List.of()), tool("x")))
                .isInstanceOf(Examination.Failed.class);
    }

    private static Examination examined(String source, String answer, int hostCalls) {
        return EffectCheck.examine(trial(answered(answer, hostCalls), List.of()), tool(source));
    }

    private static Run answered(String answer, int hostCalls) {
        return new Run.Answered(
                "f",
                Json.of(answer),
                new Usage(Duration.ZERO, Duration.ZERO, hostCalls, 0, 0, List.of()));
    }

    private static Trial trial(Run run, List<WorldEvent> events) {
        return new Trial(run, WorldState.EMPTY, WorldState.EMPTY, ChangeSet.EMPTY, events);
    }

    private static NewTool tool(String source) {
        return tool(source, WISH);
    }

    private static NewTool tool(String source, String wish) {
        return new NewTool(
                "f",
                "tool",
                "Orb: " + WISH,
                "soul",
                wish,
                JsonObject.EMPTY,
                Language.JAVASCRIPT,
                source,
                Conditions.NONE,
                List.of(),
                new NewTool.Making.Anew(),
                JsonObject.EMPTY);
    }
}
