package dev.orbwright.server.genesis;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The commands that make a world, in the seed's form: an array of `{name, args}`.
///
/// `create_dynamic_function` describes a function; ours carry a reference implementation, too. Any
/// other name is a function to be run once all are there.
public record InitialPrompt(List<NewFunction> functions, List<FirstCall> calls) {

    /// Copies the lists.
    public InitialPrompt {
        functions = List.copyOf(functions);
        calls = List.copyOf(calls);
    }

    /// A function that the world begins with.
    ///
    /// @param reference its source; empty where there is none and a model has to write it
    public record NewFunction(
            String name,
            String description,
            JsonObject parametersSchema,
            String language,
            String reference) {}

    /// A function that is run to build the world.
    public record FirstCall(String functionName, JsonObject arguments) {}

    /// Reads the commands.
    ///
    /// @throws MalformedJsonException where the text is something else; the message names the entry
    public static InitialPrompt parse(String text) throws MalformedJsonException {
        if (!(JsonText.parse(text) instanceof Json.Arr(List<Json> entries))) {
            throw new MalformedJsonException("the initial prompt is an array of {name, args}");
        }
        List<NewFunction> functions = new ArrayList<>();
        List<FirstCall> calls = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String where = "entry %d of the initial prompt".formatted(i);
            if (!(entries.get(i) instanceof JsonObject entry)) {
                throw new MalformedJsonException(where + " is not an object");
            }
            String name = required(entry, "name", where);
            JsonObject args = entry.object("args");
            if (name.equals("create_dynamic_function")) {
                functions.add(
                        new NewFunction(
                                required(args, "new_function_name", where),
                                required(args, "new_function_description", where),
                                args.object("new_function_parameters_schema"),
                                args.text("new_function_language").orElse("javascript"),
                                reference(args)));
            } else {
                calls.add(new FirstCall(name, args));
            }
        }
        return new InitialPrompt(functions, calls);
    }

    /// The source: as one text, or line by line.
    private static String reference(JsonObject args) {
        return args.text("new_function_code")
                .orElseGet(() -> String.join("\n", args.strings("new_function_reference")));
    }

    /// The languages that its functions are in, as far as a server may run them.
    public Set<Language> languages() {
        return functions.stream()
                .flatMap(function -> Language.named(function.language()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String required(JsonObject object, String member, String where)
            throws MalformedJsonException {
        return object.text(member)
                .filter(value -> !value.isBlank())
                .orElseThrow(() ->
                        new MalformedJsonException("%s has no `%s`".formatted(where, member)));
    }
}
