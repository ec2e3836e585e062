package dev.orbwright.sandbox;

import static dev.orbwright.sandbox.Guests.completed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Functions as models wrote them for the seed, unchanged. Each says with what it is called, which
/// host functions it calls in which order, and what it returns.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedFunctionsSandboxTest {
    private static final HostBinding BINDING =
            new HostBinding(
                    List.of(),
                    List.of(
                            "host_create_temporary_object",
                            "host_log_message_to_world",
                            "host_core_add_location_to_gamestate",
                            "host_get_environment_object_data",
                            "host_apply_effect_on_environment_object",
                            "host_check_puzzle_condition",
                            "host_get_location_data",
                            "host_give_artifact_to_soul",
                            "host_set_puzzle_properties",
                            "host_set_world_property"));

    private Sandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ThreadSandbox(
                        BINDING,
                        List.of(Budget.TOOL),
                        ThreadSettings.standard(),
                        LanguageSettings.ready(Set.of(Language.PYTHON)));
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    static Stream<String> functions() throws IOException, URISyntaxException {
        return PythonGuests.files("/seed");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionWrittenForTheSeedRunsUnchanged(String file)
            throws IOException, URISyntaxException {
        String source = PythonGuests.source("/seed/" + file);
        List<String> calls = new ArrayList<>();
        HostCalls host =
                call -> {
                    calls.add(call.name());
                    return new HostReply.Value(answer(call.name()));
                };

        RunResult result =
                Guests.run(
                        sandbox,
                        new GuestFunction("run", Language.PYTHON, source),
                        header(source, "# Params:"),
                        host,
                        Budget.TOOL);

        assertThat(completed(result)).isEqualTo(header(source, "# Expect:"));
        assertThat(String.join(", ", calls)).isEqualTo(header(source, "# Calls:"));
    }

    private static String header(String source, String name) {
        return source.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /// What the seed's host functions say: always a string, often with JSON in it.
    private static String answer(String name) {
        return switch (name) {
            case "host_log_message_to_world", "host_core_add_location_to_gamestate" -> "\"Done.\"";
            case "host_create_temporary_object" ->
                    "\"{\\\"message\\\": \\\"made\\\", \\\"object_id\\\": \\\"temp_1\\\"}\"";
            case "host_get_environment_object_data" ->
                    "\"{\\\"details\\\": {\\\"element_type\\\": \\\"fire\\\"}}\"";
            case "host_check_puzzle_condition" ->
                    "\"{\\\"condition_met\\\": false, \\\"message\\\": \\\"Not solved yet.\\\"}\"";
            case "host_get_location_data" ->
                    "\"{\\\"error\\\": \\\"Location nowhere not found\\\"}\"";
            default -> "\"{\\\"message\\\": \\\"done\\\"}\"";
        };
    }
}
