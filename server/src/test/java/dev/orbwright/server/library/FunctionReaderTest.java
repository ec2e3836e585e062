package dev.orbwright.server.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.StoredFunction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionReaderTest {

    private static final FunctionFile RAIN =
            new FunctionFile(
                    "df_rain",
                    Optional.of("ada"),
                    StoredFunction.Status.ACTIVE,
                    2,
                    List.of(
                            revision("javascript", 0, "function df_rain(p) { return 'drip'; }"),
                            revision("python", 1, "def df_rain(params):\n    return 'drop'\n")),
                    Optional.of(
                            new FunctionFile.Tool(
                                    "Rainmaker", "It rains.", JsonObject.of("wet", true))));

    private static FunctionFile.Revision revision(String language, int parent, String source) {
        return new FunctionFile.Revision(
                "rains",
                JsonObject.EMPTY,
                language,
                parent,
                JsonObject.EMPTY,
                JsonObject.of("author", "ada"),
                source);
    }

    private static Map<String, String> files() {
        return new LinkedHashMap<>(FunctionArchive.files(List.of(RAIN)));
    }

    private static void describe(Map<String, String> files, JsonObject description) {
        files.put("df_rain/function.json", JsonText.write(description));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(files().keySet())
                .containsExactly(
                        "df_rain/function.json",
                        "df_rain/revisions/1.js",
                        "df_rain/revisions/2.py");
        assertThat(FunctionReader.readFolders(files())).containsExactly(RAIN);
        assertThat(
                        FunctionReader.readFolders(
                                FunctionArchive.unzip(FunctionArchive.zip(List.of(RAIN)))))
                .containsExactly(RAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "name, 7, 'name: expected a string'",
        "name, '\"../../etc\"', 'cannot be the name'",
        "name, '\"runs\"', 'cannot be the name'",
        "status, '\"sleeping\"', 'status: expected'",
        "active_revision, 3, 'active_revision: expected a whole number from 1 to 2'",
        "active_revision, 1.5, 'active_revision: expected a whole number'",
        "version, 2, 'version: expected'",
        "format, '\"zip\"', 'format: expected'",
        "colour, '\"red\"', 'colour: is not known here'",
        "revisions, '[]', 'revisions: expected 1 to'",
        "revisions, '{}', 'revisions: expected an array'",
        "revisions, '[7]', 'revisions[0]: expected an object'",
        "tool, '{\"name\": 1}', 'tool: name: expected a string'"
    })
    void whatIsWrongIsNamedWithFileAndField(String member, String value, String problem)
            throws Exception {
        Map<String, String> files = files();
        describe(files, RAIN.toJson().with(member, JsonText.parse(value)));
        assertThatThrownBy(() -> FunctionReader.readFolders(files))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(member.equals("tool") ? "tool" : "df_rain/function.json")
                .hasMessageContaining(problem);
    }

    @Test
    void filesThatAreMissingOrTooManyAreRefused() {
        Map<String, String> missing = files();
        missing.remove("df_rain/revisions/2.py");
        assertThatThrownBy(() -> FunctionReader.readFolders(missing))
                .hasMessageContaining(
                        "revisions[1]: file: there is no file df_rain/revisions/2.py");
        Map<String, String> more = files();
        more.put("df_rain/notes.txt", "hello");
        assertThatThrownBy(() -> FunctionReader.readFolders(more))
                .hasMessageContaining("df_rain/notes.txt: no function.json names this file");
        assertThatThrownBy(() -> FunctionReader.readFolders(Map.of()))
                .hasMessageContaining("expected 1 to 500 functions, found 0");
    }

    private static byte[] zip(Map<String, byte[]> entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void zipsThatLeaveTheirFolderOrSwellAreRefused() {
        byte[] text = "x".getBytes(StandardCharsets.UTF_8);
        for (String path : List.of("../function.json", "/etc/passwd", "a\\b", "a/../../b")) {
            assertThatThrownBy(() -> FunctionArchive.unzip(zip(Map.of(path, text))))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("no path within");
        }
        assertThatThrownBy(() ->
                        FunctionArchive.unzip(
                                zip(Map.of("df_a/function.json", new byte[2_000_000]))))
                .hasMessageContaining("larger than");
        assertThatThrownBy(() -> FunctionArchive.unzip(zip(Map.of("a/b", new byte[] {-1, -2}))))
                .hasMessageContaining("no text in UTF-8");
    }

    @Test
    void jsonHasSourcesInPlaceOfFiles() throws Exception {
        JsonObject document =
                JsonText.parseObject(
                        """
                        {"functions": [{"name": "df_rain", "active_revision": 1, "revisions": [
                          {"language": "javascript", "description": "rains",
                           "source": "function df_rain(p) {}"}]}]}
                        """);
        assertThat(FunctionReader.readJson(document))
                .singleElement()
                .satisfies(function ->
                        assertThat(function.active().source()).isEqualTo("function df_rain(p) {}"));
        assertThatThrownBy(() -> FunctionReader.readJson(document.with("more", true)))
                .hasMessageContaining("more: is not known here");
    }
}
