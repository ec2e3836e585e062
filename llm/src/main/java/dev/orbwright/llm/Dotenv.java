package dev.orbwright.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a `.env` file: a line `NAME=value` for each setting.
///
/// `export` before the name is allowed; `#` at the start of a line, or after a blank, begins a
/// comment; quotes around a value keep blanks and `#`, and inside double quotes `\n`, `\"` and `\\`
/// are escapes. A value ends with its line. Later lines win. Nothing is expanded.
final class Dotenv {

    private static final long LONGEST = 1024 * 1024;
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED =
            Pattern.compile("(?:'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*+)\")\\s*(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private Dotenv() {}

    /// The file's settings; none if there is no such file.
    static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            if (Files.size(file) > LONGEST) {
                throw new ModelSettingsException(file + " is longer than a .env file can be.");
            }
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException e) {
            // The reason, never a part of the content.
            throw new ModelSettingsException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
        var settings = new LinkedHashMap<String, String>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new ModelSettingsException(
                        "Line " + number + " of " + file + " must be NAME=value.");
            }
            settings.put(matcher.group(1), value(matcher.group(2), number, file));
        }
        return Map.copyOf(settings);
    }

    private static String value(String text, int number, Path file) {
        if (!text.startsWith("'") && !text.startsWith("\"")) {
            return text.replaceFirst("(^|\\s+)#.*$", "");
        }
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            throw new ModelSettingsException(
                    "The quote in line " + number + " of " + file + " must end in that line.");
        }
        if (quoted.group(1) != null) {
            return quoted.group(1);
        }
        return ESCAPE.matcher(quoted.group(2))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(
                                escape.group(1).equals("n") ? "\n" : escape.group(1)));
    }
}
