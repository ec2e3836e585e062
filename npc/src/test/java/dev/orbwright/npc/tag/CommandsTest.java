package dev.orbwright.npc.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {

    private static Command only(String text) {
        Commands.Read read = Commands.read(text);
        assertThat(read.problem()).isEmpty();
        assertThat(read.commands()).hasSize(1);
        return read.commands().getFirst();
    }

    @Test
    void plainCommandsHaveWordsAndNames() {
        assertThat(only("/give @p \"Silver \\\"Whistle\\\"\" count=2"))
                .isEqualTo(
                        new Command(
                                "give",
                                List.of("@p", "Silver \"Whistle\""),
                                JsonObject.of("count", "2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\": \"/giveArtifact\", \"params\": {\"artifact_id\": \"w\"}}",
                "{\"name\": \"giveArtifact\", \"arguments\": {\"artifact_id\": \"w\"}}",
                "host.giveArtifact({\"artifact_id\": \"w\"});",
                "/giveArtifact {\"artifact_id\": \"w\"}",
                "```json\n{\"command\": \"giveArtifact\", \"args\": {\"artifact_id\": \"w\"}}\n```"
            })
    void allSpellingsOfACallAreTheSame(String text) {
        assertThat(only(text))
                .isEqualTo(
                        new Command("giveArtifact", List.of(), JsonObject.of("artifact_id", "w")));
    }

    @Test
    void linesAreCommands() {
        assertThat(Commands.read("/go door\n/wave\n").commands())
                .extracting(Command::line)
                .containsExactly("/go door", "/wave");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{}",
                "{\"command\": 7}",
                "/",
                "!rm -rf",
                "{\"command\": \"a\", \"params\": 3}",
                "host.x({)",
                "/a\n/b\n/c\n/d\n/e\n/f\n/g\n/h\n/i"
            })
    void whatIsNoCommandIsToldSo(String text) {
        Commands.Read read = Commands.read(text);
        assertThat(read.commands()).isEmpty();
        assertThat(read.problem()).isPresent();
    }
}
