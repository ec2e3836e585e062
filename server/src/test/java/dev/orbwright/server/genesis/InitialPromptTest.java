package dev.orbwright.server.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.sandbox.Language;
import dev.orbwright.server.Main;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitialPromptTest {

    static InitialPrompt standard() throws Exception {
        return read("/initial_prompt.json");
    }

    static InitialPrompt inPython() throws Exception {
        return read("/initial_prompt_python.json");
    }

    private static InitialPrompt read(String resource) throws Exception {
        try (InputStream in = Main.class.getResourceAsStream(resource)) {
            return InitialPrompt.parse(
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void standardWorldHasTheSeedsFunctionsInItsOrder() throws Exception {
        assertThat(standard().functions())
                .extracting(InitialPrompt.NewFunction::name)
                .containsExactly(
                        "df_initiate_orb_tool_creation",
                        "df_system_finalize_orb_charging",
                        "df_interact_with_pedestal",
                        "df_use_vault_key",
                        "df_check_elemental_trial_logic",
                        "df_check_vault_access_logic",
                        "df_handle_elemental_trial_success",
                        "df_handle_open_vault_door",
                        "df_genesis_engine",
                        "df_user_c6a1_1a6d");
        assertThat(standard().calls())
                .extracting(InitialPrompt.FirstCall::functionName)
                .containsExactly("df_genesis_engine");
    }

    @Test
    void sourceComesLineByLineOrWholeAndInItsLanguage() throws Exception {
        InitialPrompt read =
                InitialPrompt.parse(
                        """
                        [{"name": "create_dynamic_function", "args": {
                          "new_function_name": "df_py", "new_function_description": "D",
                          "new_function_language": "python",
                          "new_function_code": "def df_py(params):\\n    return 1"}},
                         {"name": "create_dynamic_function", "args": {
                          "new_function_name": "df_js", "new_function_description": "D",
                          "new_function_reference": ["function df_js(p) {", "}"]}}]
                        """);
        assertThat(read.functions())
                .extracting(InitialPrompt.NewFunction::language)
                .containsExactly("python", "javascript");
        assertThat(read.functions())
                .extracting(InitialPrompt.NewFunction::reference)
                .containsExactly("def df_py(params):\n    return 1", "function df_js(p) {\n}");
    }

    @Test
    void worldInPythonIsTheStandardWorldInAllButTheCode() throws Exception {
        assertThat(standard().languages()).containsExactly(Language.JAVASCRIPT);
        assertThat(inPython().languages()).containsExactly(Language.PYTHON);
        assertThat(inPython().calls()).isEqualTo(standard().calls());
        assertThat(inPython().functions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("language", "reference")
                .isEqualTo(standard().functions());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|array",
                "[1]|entry 0",
                "[{\"args\": {}}]|`name`",
                "[{\"name\": \"create_dynamic_function\", \"args\": {}}]|`new_function_name`",
                "[|JSON"
            })
    void wrongPromptIsRefusedWithItsPlace(String text, String complaint) {
        assertThatThrownBy(() -> InitialPrompt.parse(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(complaint.equals("JSON") ? "" : complaint);
    }
}
