package dev.orbwright.server.library;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import dev.orbwright.world.state.StoredFunction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads functions from files, strictly: whatever is wrong or not known is refused, with the name
/// of file and field.
final class FunctionReader {

    /// So many functions are read at once.
    static final int MOST = 500;

    private static final int LARGEST_OBJECT = 16 * 1024;

    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /// Words of the API's paths.
    private static final Set<String> RESERVED = Set.of("runs", "import");

    private static final String DESCRIPTION = "function.json";

    private FunctionReader() {}

    /// Finds a revision's source.
    private interface SourceOf {
        String text(Strict revision, int number) throws ApiException;
    }

    /// Reads folders, each with one function.
    ///
    /// @param files their texts by their paths, `NAME/function.json` and `NAME/revisions/1.js`
    static List<FunctionFile> readFolders(Map<String, String> files) throws ApiException {
        Set<String> used = new HashSet<>();
        List<FunctionFile> functions = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            if (!file.getKey().endsWith("/" + DESCRIPTION)) {
                continue;
            }
            String folder = file.getKey().substring(0, file.getKey().lastIndexOf('/') + 1);
            used.add(file.getKey());
            functions.add(
                    read(
                            file.getKey(),
                            parse(file.getKey(), file.getValue()),
                            (revision, number) -> {
                                String path = revision.text("file", 200);
                                String source = files.get(folder + path);
                                if (source == null) {
                                    throw revision.bad("file", "there is no file " + folder + path);
                                }
                                used.add(folder + path);
                                return source;
                            }));
        }
        for (String path : files.keySet()) {
            if (!used.contains(path)) {
                throw Strict.problem(ApiRequest.shown(path), "no function.json names this file");
            }
        }
        return checked(functions);
    }

    /// Reads `{functions: [...]}`, each as `function.json` says it, with `source` in place of
    /// `file`.
    static List<FunctionFile> readJson(JsonObject document) throws ApiException {
        Strict in = new Strict("the body", document);
        List<FunctionFile> functions = new ArrayList<>();
        for (Json item : in.items("functions")) {
            functions.add(
                    read(
                            "functions[%d]".formatted(functions.size()),
                            item,
                            (revision, _) -> revision.text("source", NewSource.LONGEST)));
        }
        in.end();
        return checked(functions);
    }

    private static JsonObject parse(String where, String text) throws ApiException {
        try {
            return JsonText.parseObject(text);
        } catch (MalformedJsonException e) {
            throw Strict.problem(where, "is no JSON object: " + e.getMessage());
        }
    }

    private static List<FunctionFile> checked(List<FunctionFile> functions) throws ApiException {
        if (functions.isEmpty() || functions.size() > MOST) {
            throw Strict.problem(
                    "import",
                    "expected 1 to %d functions, found %d".formatted(MOST, functions.size()));
        }
        Set<String> names = new HashSet<>();
        for (FunctionFile function : functions) {
            if (!names.add(function.name())) {
                throw Strict.problem(function.name(), "name: is there twice");
            }
        }
        return functions;
    }

    static void refuseBadName(String where, String name) throws ApiException {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw Strict.problem(
                    where + ": name",
                    "'%s' cannot be the name of a function".formatted(ApiRequest.shown(name)));
        }
    }

    private static FunctionFile read(String where, Json json, SourceOf sources)
            throws ApiException {
        Strict in = new Strict(where, json);
        Optional<String> format = in.optionalText("format");
        if (format.filter(text -> !text.equals(FunctionFile.FORMAT)).isPresent()) {
            throw in.bad("format", "expected " + FunctionFile.FORMAT);
        }
        if (in.find("version").isPresent()) {
            in.number("version", 1, FunctionFile.VERSION);
        }
        String name = in.text("name", 100);
        refuseBadName(where, name);
        List<FunctionFile.Revision> revisions = new ArrayList<>();
        for (Json item : in.items("revisions")) {
            revisions.add(
                    revision(
                            "%s: revisions[%d]".formatted(where, revisions.size()),
                            item,
                            revisions.size() + 1,
                            sources));
        }
        if (revisions.isEmpty() || revisions.size() > Editing.MOST_REVISIONS) {
            throw in.bad(
                    "revisions", "expected 1 to %d revisions".formatted(Editing.MOST_REVISIONS));
        }
        FunctionFile function =
                new FunctionFile(
                        name,
                        in.optionalText("owner"),
                        status(in),
                        in.number("active_revision", 1, revisions.size()),
                        revisions,
                        tool(in));
        in.end();
        return function;
    }

    private static StoredFunction.Status status(Strict in) throws ApiException {
        Optional<String> given = in.optionalText("status");
        if (given.isEmpty()) {
            return StoredFunction.Status.CANDIDATE;
        }
        for (StoredFunction.Status status : StoredFunction.Status.values()) {
            if (FunctionViews.wireName(status).equals(given.get())) {
                return status;
            }
        }
        throw in.bad("status", "expected candidate, active, quarantined or retired");
    }

    private static Optional<FunctionFile.Tool> tool(Strict in) throws ApiException {
        Optional<Json> given = in.find("tool");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Strict tool = new Strict("tool", given.get());
        FunctionFile.Tool read =
                new FunctionFile.Tool(
                        tool.text("name", 200),
                        tool.text("description", NewSource.LONGEST_DESCRIPTION),
                        small(tool, "properties"));
        tool.end();
        return Optional.of(read);
    }

    private static FunctionFile.Revision revision(
            String where, Json json, int number, SourceOf sources) throws ApiException {
        Strict in = new Strict(where, json);
        if (in.find("number").isPresent()) {
            in.number("number", number, number);
        }
        String language = in.text("language", 20);
        if (Language.named(language).isEmpty()) {
            throw in.bad("language", "expected one of " + Language.names());
        }
        String source = sources.text(in, number);
        if (source.isBlank() || source.length() > NewSource.LONGEST) {
            throw in.bad(
                    "source",
                    "expected a text of 1 to %,d characters".formatted(NewSource.LONGEST));
        }
        FunctionFile.Revision revision =
                new FunctionFile.Revision(
                        in.text("description", NewSource.LONGEST_DESCRIPTION),
                        small(in, "parameters_schema"),
                        Language.named(language).orElseThrow().wireName(),
                        in.find("parent").isPresent() ? in.number("parent", 0, number - 1) : 0,
                        small(in, "conditions"),
                        small(in, "provenance"),
                        source);
        in.end();
        return revision;
    }

    private static JsonObject small(Strict in, String name) throws ApiException {
        JsonObject object = in.object(name);
        if (JsonText.write(object).length() > LARGEST_OBJECT) {
            throw in.bad(name, "is larger than %,d characters".formatted(LARGEST_OBJECT));
        }
        return object;
    }
}
