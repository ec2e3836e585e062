package dev.orbwright.npc.tag;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what stands in a `<function>`: plain commands, one a line (`/give Ann "Silver Whistle"`,
/// `/giveArtifact {"artifact_id": "whistle"}`), a call (`host.giveArtifact({...})`), or JSON
/// (`{"command": "/give", "params": {...}}`).
public final class Commands {

    /// Commands that one `<function>` may hold.
    private static final int MOST = 8;

    private static final Pattern NAME =
            Pattern.compile("/?(?:host\\.)?([A-Za-z][A-Za-z0-9_.-]{0,127})");
    private static final Pattern CALL =
            Pattern.compile("(?s)" + NAME.pattern() + "\\s*\\((.*)\\);?");
    private static final Pattern PLAIN = Pattern.compile("(?s)" + NAME.pattern() + "(?:\\s+(.*))?");
    private static final Pattern FENCE = Pattern.compile("(?s)```[a-z]*\\s*(.*?)\\s*```");
    private static final Pattern WORD =
            Pattern.compile("([A-Za-z_]+=)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    private Commands() {}

    /// What was read.
    ///
    /// @param problem why nothing was; empty where something was
    public record Read(List<Command> commands, Optional<String> problem) {
        /// Copies the commands.
        public Read {
            commands = List.copyOf(commands);
        }

        private static Read problem(String what) {
            return new Read(List.of(), Optional.of(what));
        }
    }

    /// Reads the text of a `<function>`. Never throws for what a mind wrote.
    public static Read read(String text) {
        String stripped = text.strip();
        Matcher fence = FENCE.matcher(stripped);
        String inside = fence.matches() ? fence.group(1).strip() : stripped;
        if (inside.isEmpty()) {
            return Read.problem("the command is empty");
        }
        try {
            if (inside.startsWith("{")) {
                return new Read(List.of(ofJson(JsonText.parseObject(inside))), Optional.empty());
            }
            List<String> lines = lines(inside);
            if (lines.size() > MOST) {
                return Read.problem("there are more than %d commands in one".formatted(MOST));
            }
            List<Command> commands = new ArrayList<>();
            for (String line : lines) {
                commands.add(ofLine(line));
            }
            return new Read(commands, Optional.empty());
        } catch (MalformedJsonException e) {
            return Read.problem(String.valueOf(e.getMessage()));
        }
    }

    /// A line that begins with a slash begins a command; others go on with it.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            if (lines.isEmpty() || line.strip().startsWith("/")) {
                lines.add(line.strip());
            } else {
                lines.set(lines.size() - 1, (lines.getLast() + "\n" + line).strip());
            }
        }
        return lines;
    }

    private static Command ofJson(JsonObject json) throws MalformedJsonException {
        String said =
                json.text("command")
                        .or(() -> json.text("name"))
                        .or(() -> json.text("function"))
                        .orElseThrow(() ->
                                new MalformedJsonException(
                                        "a command in JSON needs `command`, its name"));
        for (String key : List.of("params", "arguments", "args")) {
            Json given = json.members().getOrDefault(key, Json.Null.NULL);
            switch (given) {
                case JsonObject named -> {
                    return new Command(name(said), List.of(), named);
                }
                case Json.Arr(List<Json> items) -> {
                    return new Command(
                            name(said),
                            items.stream().map(Commands::word).toList(),
                            JsonObject.EMPTY);
                }
                case Json.Null.NULL -> {}
                default ->
                        throw new MalformedJsonException(
                                "`%s` of a command is an object, not %s"
                                        .formatted(key, given.kindName()));
            }
        }
        return ofLine(said.strip());
    }

    private static String word(Json item) {
        return item instanceof Json.Str(String text) ? text : JsonText.write(item);
    }

    private static String name(String said) throws MalformedJsonException {
        Matcher matcher = NAME.matcher(said.strip());
        if (!matcher.matches()) {
            throw new MalformedJsonException("there is no command of such a name");
        }
        return matcher.group(1);
    }

    private static Command ofLine(String line) throws MalformedJsonException {
        Matcher call = CALL.matcher(line);
        if (call.matches()) {
            String inside = call.group(2).strip();
            return new Command(
                    call.group(1),
                    List.of(),
                    inside.isEmpty() ? JsonObject.EMPTY : JsonText.parseObject(inside));
        }
        Matcher plain = PLAIN.matcher(line);
        if (!plain.matches()) {
            throw new MalformedJsonException("a command is a name and what it is done with");
        }
        String rest = Optional.ofNullable(plain.group(2)).orElse("").strip();
        if (rest.startsWith("{")) {
            return new Command(plain.group(1), List.of(), JsonText.parseObject(rest));
        }
        List<String> words = new ArrayList<>();
        JsonObject named = JsonObject.EMPTY;
        Matcher each = WORD.matcher(rest);
        while (each.find()) {
            String value =
                    Optional.ofNullable(each.group(2))
                            .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                            .orElseGet(() -> each.group(3));
            Optional<String> key = Optional.ofNullable(each.group(1));
            if (key.isEmpty()) {
                words.add(value);
            } else {
                named = named.with(key.get().substring(0, key.get().length() - 1), value);
            }
        }
        return new Command(plain.group(1), words, named);
    }
}
