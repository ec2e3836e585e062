package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The derived files beside the code say what the code says. Run with `-Dorbwright.refresh=true` to
/// write them.
class GeneratedFilesTest {

    private static final Path FOLDER = Path.of("generated");

    @Test
    void derivedFilesHaveNotDrifted() throws Exception {
        if (Boolean.getBoolean("orbwright.refresh")) {
            GeneratedFiles.writeTo(FOLDER);
        }
        for (Map.Entry<String, String> file : GeneratedFiles.texts().entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            assertThat(Files.exists(path) ? Files.readString(path) : "")
                    .as(
                            "hostapi/%s no longer says what the code says. Read what has changed, then"
                                    + " refresh it: ./mvnw -pl hostapi -am test"
                                    + " -Dtest=GeneratedFilesTest"
                                    + " -Dsurefire.failIfNoSpecifiedTests=false"
                                    + " -Dorbwright.refresh=true",
                            path)
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void schemaIsJsonAndNamesEveryFunction() throws Exception {
        assertThat(JsonText.parseObject(Guest.API.jsonSchema()).object("$defs").members().keySet())
                .containsExactlyElementsOf(
                        Guest.API.functions().stream().map(HostFunctionSpec::nativeName).toList());
    }

    @Test
    void everyTextNamesEveryFunction() {
        for (HostFunctionSpec spec : Guest.API.functions()) {
            assertThat(Guest.API.typescript()).contains("  " + spec.nativeName() + "(");
            assertThat(Guest.API.promptText()).contains("- " + spec.nativeName() + "(");
            assertThat(Guest.API.referencePage()).contains("### " + spec.nativeName() + "\n");
            spec.seedName().ifPresent(name -> assertThat(Guest.API.referencePage()).contains(name));
        }
    }
}
