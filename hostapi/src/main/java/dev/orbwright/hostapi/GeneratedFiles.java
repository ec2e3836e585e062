package dev.orbwright.hostapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the files that are derived from the host functions and kept beside the code.
public final class GeneratedFiles {

    private GeneratedFiles() {}

    /// Writes the files into a folder, `generated` where none is said.
    public static void main(String[] arguments) throws IOException {
        writeTo(Path.of(arguments.length == 0 ? "generated" : arguments[0]));
    }

    /// The texts by file name.
    static Map<String, String> texts() {
        HostApi api = HostApi.standard();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("host-api.schema.json", api.jsonSchema());
        texts.put("host-api.d.ts", api.typescript());
        texts.put("host-api.prompt.txt", api.promptText());
        texts.put("host-api.md", api.referencePage());
        return texts;
    }

    /// Writes the files into this folder.
    static void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
