package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The members of an object that is read strictly; every fault names its path.
final class Members {

    private static final int LONGEST = 500;

    private final JsonObject object;
    private final String path;
    private final Set<String> read = new TreeSet<>();

    Members(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    /// The path of a member.
    String path(String name) {
        return path + "." + name;
    }

    MalformedConditionException fault(String name, String problem) {
        return new MalformedConditionException(path(name), problem);
    }

    boolean has(String name) {
        read.add(name);
        return object.members().containsKey(name);
    }

    /// The member, `null` included.
    Json any(String name) throws MalformedConditionException {
        read.add(name);
        Json value = object.members().get(name);
        if (value == null) {
            throw fault(name, "it is missing");
        }
        return value;
    }

    /// The member, which is not `null`.
    Json required(String name) throws MalformedConditionException {
        Json value = any(name);
        if (value == Json.Null.NULL) {
            throw fault(name, "it is missing");
        }
        return value;
    }

    String text(String name) throws MalformedConditionException {
        Json value = required(name);
        if (!(value instanceof Json.Str(String text))) {
            throw fault(name, "expected a string, found " + value.kindName());
        }
        if (text.isBlank()) {
            throw fault(name, "it is blank");
        }
        if (text.length() > LONGEST) {
            throw fault(name, "it is longer than %d characters".formatted(LONGEST));
        }
        return text;
    }

    Optional<String> optionalText(String name) throws MalformedConditionException {
        return isThere(name) ? Optional.of(text(name)) : Optional.empty();
    }

    double number(String name) throws MalformedConditionException {
        Json value = required(name);
        if (value instanceof Json.Num(double number)) {
            return number;
        }
        throw fault(name, "expected a number, found " + value.kindName());
    }

    Optional<Double> optionalNumber(String name) throws MalformedConditionException {
        return isThere(name) ? Optional.of(number(name)) : Optional.empty();
    }

    Optional<Boolean> optionalFlag(String name) throws MalformedConditionException {
        if (!isThere(name)) {
            return Optional.empty();
        }
        Json value = required(name);
        if (value instanceof Json.Bool flag) {
            return Optional.of(flag == Json.Bool.TRUE);
        }
        throw fault(name, "expected true or false, found " + value.kindName());
    }

    /// The items; none where the member is missing.
    List<Json> array(String name) throws MalformedConditionException {
        if (!isThere(name)) {
            return List.of();
        }
        Json value = required(name);
        if (value instanceof Json.Arr(List<Json> items)) {
            return items;
        }
        throw new MalformedConditionException(
                path.equals("conditions") ? name : path(name),
                "expected an array, found " + value.kindName());
    }

    List<Json> nonEmptyArray(String name) throws MalformedConditionException {
        List<Json> items = array(name);
        if (items.isEmpty()) {
            throw fault(name, "it holds nothing");
        }
        return items;
    }

    private boolean isThere(String name) {
        read.add(name);
        return object.get(name).isPresent();
    }

    /// Refuses members that nobody has asked for.
    void requireNoMore() throws MalformedConditionException {
        for (String name : object.members().keySet()) {
            if (!read.contains(name)) {
                throw fault(name, "it means nothing here; known are " + String.join(", ", read));
            }
        }
    }
}
