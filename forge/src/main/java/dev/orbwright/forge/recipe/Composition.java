package dev.orbwright.forge.recipe;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A function made of one recipe or of two, which does its deeds at once or at a later time.
///
/// @param choices one for each part of the wish, in its order
/// @param timing empty for at once
record Composition(List<Choice> choices, Optional<Timing> timing) {

    private static final List<String> NAMES = List.of("first", "second");

    Composition {
        choices = List.copyOf(choices);
    }

    static Composition of(Choice choice) {
        return new Composition(List.of(choice), Optional.empty());
    }

    /// The language that it is written in: the ordered one, where each of its recipes is.
    Language language(Language ordered) {
        return choices.stream()
                        .allMatch(choice -> choice.recipe().template(ordered).language() == ordered)
                ? ordered
                : Language.JAVASCRIPT;
    }

    /// Its text.
    String source(String functionName, Language language) {
        if (choices.size() == 1 && timing.isEmpty()) {
            return part(choices.getFirst(), functionName, language);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            parts.add(part(choices.get(i), NAMES.get(i), language));
        }
        List<String> names = NAMES.subList(0, choices.size());
        return switch (language) {
            case JAVASCRIPT -> inJavaScript(functionName, parts, names);
            case PYTHON -> inPython(functionName, parts, names);
        };
    }

    private static String part(Choice choice, String name, Language language) {
        return choice.recipe().template(language).fill(name, choice.values().members());
    }

    private String inJavaScript(String name, List<String> parts, List<String> names) {
        StringBuilder code = new StringBuilder("function %s(params) {\n".formatted(name));
        parts.forEach(part -> code.append(indented(part, "  ")).append('\n'));
        timing.ifPresent(when ->
                code.append(
                        """
                          if (params.due !== true) {
                            try {
                              host.%s({ seconds: %d, name: "%s", args: { due: true } });
                            } catch (error) {
                              if (error.code !== "LIMIT") throw error;
                              return { success: false, message: error.message };
                            }
                            return { success: true, message: "It is set: %s it happens." };
                          }
                        """
                                .formatted(
                                        when.repeats() ? "every" : "after",
                                        when.seconds(),
                                        name,
                                        when.words())));
        code.append(
                """
                  const done = [%s].map((deed) => deed(params));
                  const message = done.map((one) => one.message).join(" ");
                """
                        .formatted(String.join(", ", names)));
        if (timing.isPresent()) {
            code.append("  host.tell({ message: message.slice(0, 1900) });\n");
        }
        return code.append(
                        "  return { success: done.every((one) => one.success !== false), message };\n}\n")
                .toString();
    }

    private String inPython(String name, List<String> parts, List<String> names) {
        StringBuilder code = new StringBuilder("def %s(params):\n".formatted(name));
        parts.forEach(part -> code.append(indented(part, "    ")).append('\n'));
        timing.ifPresent(when ->
                code.append(
                        """
                            if params.get("due") is not True:
                                host.%s(seconds=%d, name="%s", args={"due": True})
                                return json.dumps({"success": True, "message": "It is set: %s it happens."})
                        """
                                .formatted(
                                        when.repeats() ? "every" : "after",
                                        when.seconds(),
                                        name,
                                        when.words())));
        code.append(
                """
                    done = [deed(params) for deed in (%s,)]
                    done = [json.loads(one) if isinstance(one, str) else one for one in done]
                    message = " ".join(one["message"] for one in done)
                """
                        .formatted(String.join(", ", names)));
        if (timing.isPresent()) {
            code.append("    host.tell(message=message[:1900])\n");
        }
        return code.append(
                        """
                            success = all(one.get("success") is not False for one in done)
                            return json.dumps({"success": success, "message": message})
                        """)
                .toString();
    }

    private static String indented(String code, String indent) {
        return code.strip()
                .lines()
                .map(line -> line.isEmpty() ? line : indent + line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// What it needs and what it brings about; what happens later cannot be said of a run now.
    JsonObject conditions(String functionName) {
        if (timing.isPresent()) {
            JsonObject timer =
                    JsonObject.of("fact", "timer", "function", functionName)
                            .with("repeats", timing.get().repeats());
            return JsonObject.of("requires", Json.Arr.of(), "ensures", Json.Arr.of(timer));
        }
        List<Json> requires = new ArrayList<>();
        List<Json> ensures = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            JsonObject stated =
                    choice.recipe().statement().fill(functionName, choice.values().members());
            // What the second needs, the first may bring about.
            if (i == 0) {
                requires.addAll(stated.items("requires"));
            }
            ensures.addAll(stated.items("ensures"));
        }
        return requires.isEmpty() && ensures.isEmpty()
                ? JsonObject.EMPTY
                : JsonObject.of(
                        "requires", new Json.Arr(requires), "ensures", new Json.Arr(ensures));
    }

    /// Which recipes with which values: what a later revision is made from.
    JsonObject provenance() {
        Choice first = choices.getFirst();
        JsonObject.Builder about =
                JsonObject.builder()
                        .put("writer", "offline")
                        .put("recipe", first.recipe().id())
                        .put("similarity", rounded(first.similarity()))
                        .put("slots", first.values());
        if (choices.size() > 1) {
            Choice second = choices.get(1);
            about.put(
                    "and",
                    JsonObject.of("recipe", second.recipe().id(), "slots", second.values())
                            .with("similarity", rounded(second.similarity())));
        }
        timing.ifPresent(when ->
                about.put(
                        "timing",
                        JsonObject.of("seconds", when.seconds(), "repeats", when.repeats())));
        return about.build();
    }

    private static double rounded(double similarity) {
        return Math.round(similarity * 1000) / 1000.0;
    }
}
