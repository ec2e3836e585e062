package dev.orbwright.forge.recipe;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// Reads one recipe's files: front matter in JSON between `/*---` and `---*/`, then code in
/// JavaScript; where there is a second file, it is the same function in Python.
final class RecipeReader {

    private static final String OPENING = "/*---";
    private static final String CLOSING = "---*/";
    private static final Set<String> MEMBERS =
            Set.of(
                    "id",
                    "summary",
                    "phrases",
                    "avoid",
                    "cues",
                    "against",
                    "slots",
                    "informs",
                    "requires",
                    "ensures");
    private static final Set<String> SLOT_MEMBERS =
            Set.of("kind", "default", "prefer", "units", "words", "doc");

    private final String file;

    private RecipeReader(String file) {
        this.file = file;
    }

    /// @param file the file's name, for messages; without `.js` it is the recipe's id
    /// @param python its code in Python, if there is any
    /// @throws BrokenRecipeException where the text is not a recipe
    static Recipe read(String file, String text, Optional<String> python) {
        return new RecipeReader(file).recipe(text, python);
    }

    private Recipe recipe(String text, Optional<String> python) {
        int close = text.indexOf(CLOSING);
        if (!text.startsWith(OPENING) || close < 0) {
            throw broken("it must start with %s, JSON and %s".formatted(OPENING, CLOSING));
        }
        JsonObject front = frontMatter(text.substring(OPENING.length(), close));
        requireOnly(MEMBERS, front, "the front matter");
        String id = text(front, "id");
        if (!file.equals(id + ".js")) {
            throw broken("its id is %s, which is not the name of its file".formatted(id));
        }
        List<String> phrases = sentences(front, "phrases");
        if (phrases.isEmpty()) {
            throw broken("it has no phrases");
        }
        List<Template> templates = new ArrayList<>();
        templates.add(template(Language.JAVASCRIPT, text.substring(close + CLOSING.length())));
        python.ifPresent(code -> templates.add(template(Language.PYTHON, code)));
        List<Slot> slots = slots(front.object("slots"));
        templates.forEach(template -> requireSame(slots, template));
        Statement statement =
                new Statement(conditions(front, "requires"), conditions(front, "ensures"));
        requireDeclared(slots, statement);
        return new Recipe(
                id,
                text(front, "summary"),
                phrases,
                sentences(front, "avoid"),
                patterns(front, "cues"),
                patterns(front, "against"),
                slots,
                front.flag("informs"),
                statement,
                templates);
    }

    private List<JsonObject> conditions(JsonObject front, String member) {
        List<JsonObject> conditions = new ArrayList<>();
        for (Json item : front.items(member)) {
            if (!(item instanceof JsonObject condition)) {
                throw broken("%s holds %s and not an object".formatted(member, item.kindName()));
            }
            conditions.add(condition);
        }
        return conditions;
    }

    private void requireDeclared(List<Slot> slots, Statement statement) {
        Set<String> undeclared = new HashSet<>(statement.slots());
        slots.forEach(slot -> undeclared.remove(slot.name()));
        if (!undeclared.isEmpty()) {
            throw broken("its conditions name slots that it does not declare: " + undeclared);
        }
    }

    private static Template template(Language language, String code) {
        return Template.of(language, code.strip() + "\n");
    }

    private JsonObject frontMatter(String json) {
        try {
            return JsonText.parseObject(json);
        } catch (MalformedJsonException e) {
            throw broken("its front matter is no JSON object: " + e.getMessage());
        }
    }

    private List<Slot> slots(JsonObject described) {
        List<Slot> slots = new ArrayList<>();
        described.members().forEach((name, value) -> slots.add(slot(name, value)));
        return slots;
    }

    private Slot slot(String name, Json value) {
        if (!(value instanceof JsonObject described)) {
            throw broken("the slot %s is %s and not an object".formatted(name, value.kindName()));
        }
        requireOnly(SLOT_MEMBERS, described, "the slot " + name);
        String kind = text(described, "kind");
        String prefer = described.text("prefer").orElse("nearest");
        return new Slot(
                name,
                Slot.Kind.named(kind)
                        .orElseThrow(() ->
                                broken(
                                        "the slot %s is of the kind %s; there are %s"
                                                .formatted(
                                                        name,
                                                        kind,
                                                        Slot.names(Slot.Kind.values())))),
                Optional.ofNullable(described.members().get("default")),
                Slot.Preference.named(prefer)
                        .orElseThrow(() ->
                                broken(
                                        "the slot %s prefers %s; there are %s"
                                                .formatted(
                                                        name,
                                                        prefer,
                                                        Slot.names(Slot.Preference.values())))),
                sentences(described, "units"),
                described.object("words").members(),
                text(described, "doc"));
    }

    private void requireSame(List<Slot> slots, Template template) {
        if (!template.namesItsFunction()) {
            throw broken("its code in %s has no $NAME$".formatted(template.language().wireName()));
        }
        Set<String> declared = slots.stream().map(Slot::name).collect(Collectors.toSet());
        Set<String> used = template.slots();
        Set<String> undeclared = new HashSet<>(used);
        undeclared.removeAll(declared);
        declared.removeAll(used);
        if (!undeclared.isEmpty()) {
            throw broken(
                    "its code in %s uses slots that it does not declare: %s"
                            .formatted(template.language().wireName(), undeclared));
        }
        if (!declared.isEmpty()) {
            throw broken(
                    "it declares slots that its code in %s does not use: %s"
                            .formatted(template.language().wireName(), declared));
        }
    }

    private void requireOnly(Set<String> known, JsonObject object, String what) {
        for (String member : object.members().keySet()) {
            if (!known.contains(member)) {
                throw broken("%s has a member %s that means nothing".formatted(what, member));
            }
        }
    }

    private String text(JsonObject object, String member) {
        return object.text(member)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> broken("it lacks the text %s".formatted(member)));
    }

    private List<String> sentences(JsonObject object, String member) {
        List<String> texts = object.strings(member);
        if (texts.size() != object.items(member).size()
                || texts.stream().anyMatch(String::isBlank)) {
            throw broken("%s holds something else than text".formatted(member));
        }
        return texts;
    }

    private List<Pattern> patterns(JsonObject object, String member) {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : sentences(object, member)) {
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                throw broken(member + " holds a broken pattern: " + e.getMessage());
            }
        }
        return patterns;
    }

    private BrokenRecipeException broken(String fault) {
        return new BrokenRecipeException(file, fault);
    }
}
