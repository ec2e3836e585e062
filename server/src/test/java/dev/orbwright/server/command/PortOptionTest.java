package dev.orbwright.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.server.transport.PortSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class PortOptionTest {

    private static PortSettings read(String... arguments) {
        PortOption option = new PortOption();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("port", spec(option)))
                .parseArgs(arguments);
        return option.settings();
    }

    private static CommandLine.Model.CommandSpec spec(PortOption option) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(option);
    }

    @Test
    void nothingSaidIsThisMachineOnly() {
        assertThat(read("--port", "0").host()).isEqualTo("127.0.0.1");
        assertThat(read("--port", "0").allowedOrigins()).isEmpty();
    }

    @Test
    void addressAndOriginsAreTaken() {
        PortSettings settings =
                read(
                        "--port",
                        "3005",
                        "--host",
                        "[::1]",
                        "--allow-origin",
                        "https://Play.Example/",
                        "--allow-origin",
                        "http://192.168.1.7:3005");

        assertThat(settings.port()).isEqualTo(3005);
        assertThat(settings.host()).isEqualTo("::1");
        assertThat(settings.allowedOrigins())
                .containsExactly("https://play.example", "http://192.168.1.7:3005");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "play.example", "https://", "https://*", "https://a.example/page"})
    void whatIsNoOriginIsRefused(String origin) {
        assertThatThrownBy(() -> read("--allow-origin", origin))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://0.0.0.0", "0.0.0.0:3001", "a b"})
    void whatIsNoAddressIsRefused(String host) {
        assertThatThrownBy(() -> read("--host", host))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--host");
    }
}
