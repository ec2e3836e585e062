package dev.orbwright.world.npc;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads an object field by field, and in the end refuses what nobody asked for.
final class Fields {

    private final JsonObject object;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    Fields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<Json> value(String key) {
        asked.add(key);
        return object.get(key);
    }

    boolean has(String key) {
        return object.get(key).isPresent();
    }

    NpcDefinitionException wrong(String key, String message) {
        return new NpcDefinitionException(path(key), message);
    }

    private NpcDefinitionException wrongKind(String key, String wanted, Json found) {
        return wrong(key, "must be %s, not %s".formatted(wanted, found.kindName()));
    }

    String text(String key, int longest) throws NpcDefinitionException {
        return optionalText(key, longest).orElseThrow(() -> wrong(key, "is missing"));
    }

    Optional<String> optionalText(String key, int longest) throws NpcDefinitionException {
        Optional<Json> value = value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof Json.Str(String text))) {
            throw wrongKind(key, "a text", value.get());
        }
        return Optional.of(checked(key, text, longest));
    }

    private String checked(String key, String text, int longest) throws NpcDefinitionException {
        if (text.isBlank() || text.length() > longest) {
            throw wrong(
                    key, "must have 1 to %d characters, not %d".formatted(longest, text.length()));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw wrong(key, "must not have control characters");
        }
        return text;
    }

    double number(String key, double usual, double least, double most)
            throws NpcDefinitionException {
        Optional<Json> value = value(key);
        if (value.isEmpty()) {
            return usual;
        }
        if (!(value.get() instanceof Json.Num(double number))) {
            throw wrongKind(key, "a number", value.get());
        }
        if (number < least || number > most) {
            throw wrong(
                    key,
                    "must be from %s to %s, not %s"
                            .formatted(plain(least), plain(most), plain(number)));
        }
        return number;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    boolean flag(String key, boolean usual) throws NpcDefinitionException {
        Optional<Json> value = value(key);
        if (value.isEmpty()) {
            return usual;
        }
        if (!(value.get() instanceof Json.Bool flag)) {
            throw wrongKind(key, "true or false", value.get());
        }
        return flag == Json.Bool.TRUE;
    }

    List<String> texts(String key, int most, int longest) throws NpcDefinitionException {
        List<String> texts = new ArrayList<>();
        for (Json item : items(key, most)) {
            String where = "%s[%d]".formatted(key, texts.size());
            if (!(item instanceof Json.Str(String text))) {
                throw wrongKind(where, "a text", item);
            }
            texts.add(checked(where, text, longest));
        }
        return texts;
    }

    /// A text, or a list of its lines.
    List<String> lines(String key, int longest) throws NpcDefinitionException {
        if (!(object.members().get(key) instanceof Json.Arr)) {
            return List.of(text(key, longest));
        }
        List<String> lines = new ArrayList<>();
        for (Json item : items(key, 1000)) {
            if (!(item instanceof Json.Str(String line))) {
                throw wrongKind("%s[%d]".formatted(key, lines.size()), "a text", item);
            }
            lines.add(line);
        }
        if (String.join("\n", lines).length() > longest) {
            throw wrong(key, "must have at most %d characters".formatted(longest));
        }
        return lines;
    }

    /// So many numbers, or none.
    List<Double> numbers(String key, int count) throws NpcDefinitionException {
        List<Double> numbers = new ArrayList<>();
        for (Json item : items(key, count)) {
            if (!(item instanceof Json.Num(double number))) {
                throw wrongKind("%s[%d]".formatted(key, numbers.size()), "a number", item);
            }
            numbers.add(number);
        }
        if (!numbers.isEmpty() && numbers.size() != count) {
            throw wrong(key, "must have %d numbers, not %d".formatted(count, numbers.size()));
        }
        return numbers;
    }

    private List<Json> items(String key, int most) throws NpcDefinitionException {
        Optional<Json> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof Json.Arr(List<Json> items))) {
            throw wrongKind(key, "a list", value.get());
        }
        if (items.size() > most) {
            throw wrong(key, "must have at most %d items, not %d".formatted(most, items.size()));
        }
        return items;
    }

    Fields object(String key) throws NpcDefinitionException {
        return optionalObject(key).orElseGet(() -> new Fields(JsonObject.EMPTY, path(key)));
    }

    Optional<Fields> optionalObject(String key) throws NpcDefinitionException {
        Optional<Json> value = value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof JsonObject inner)) {
            throw wrongKind(key, "an object", value.get());
        }
        return Optional.of(new Fields(inner, path(key)));
    }

    List<Fields> objects(String key, int most) throws NpcDefinitionException {
        List<Fields> objects = new ArrayList<>();
        for (Json item : items(key, most)) {
            String where = "%s[%d]".formatted(key, objects.size());
            if (!(item instanceof JsonObject inner)) {
                throw wrongKind(where, "an object", item);
            }
            objects.add(new Fields(inner, path(where)));
        }
        return objects;
    }

    /// The object as it is, for others to read.
    JsonObject raw(String key) throws NpcDefinitionException {
        return optionalObject(key).map(fields -> fields.object).orElse(JsonObject.EMPTY);
    }

    /// The names of the members that are `true`; all must be of these names.
    Set<String> switchedOn(String key, Set<String> known) throws NpcDefinitionException {
        Fields switches = object(key);
        Set<String> on = new HashSet<>();
        for (String name : known) {
            if (switches.flag(name, false)) {
                on.add(name);
            }
        }
        switches.end();
        return Set.copyOf(on);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E usual) throws NpcDefinitionException {
        Optional<String> said = optionalText(key, 100);
        if (said.isEmpty()) {
            return usual;
        }
        return choice(key, said.get(), type);
    }

    <E extends Enum<E>> E choice(String key, String said, Class<E> type)
            throws NpcDefinitionException {
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (name.equals(said)) {
                return each;
            }
            names.add(name);
        }
        throw wrong(key, "must be one of %s, not '%s'".formatted(String.join(", ", names), said));
    }

    /// Refuses members that nobody has asked for.
    void end() throws NpcDefinitionException {
        for (String key : object.members().keySet()) {
            if (!asked.contains(key)) {
                throw wrong(
                        key,
                        "is not known; known are "
                                + String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }
}
