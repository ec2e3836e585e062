package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What a function needs and what it brings about.
///
/// @param requires hold before a run, or the function only says that they do not
/// @param ensures hold after it
public record Conditions(List<Condition> requires, List<Condition> ensures) {

    /// Nothing is said.
    public static final Conditions NONE = new Conditions(List.of(), List.of());

    /// The most on each side.
    public static final int MOST = 20;

    /// Copies the lists.
    public Conditions {
        requires = List.copyOf(requires);
        ensures = List.copyOf(ensures);
    }

    /// True where nothing is said.
    public boolean isEmpty() {
        return requires.isEmpty() && ensures.isEmpty();
    }

    /// Reads the form that [#toJson] writes; the empty object is [#NONE].
    ///
    /// @throws MalformedConditionException where it is another
    public static Conditions of(JsonObject json) throws MalformedConditionException {
        return ConditionReader.read(json);
    }

    /// `{"requires": [...], "ensures": [...]}`; the empty object where nothing is said.
    public JsonObject toJson() {
        if (isEmpty()) {
            return JsonObject.EMPTY;
        }
        return JsonObject.of("requires", array(requires), "ensures", array(ensures));
    }

    private static Json array(List<Condition> conditions) {
        List<Json> items = new ArrayList<>();
        conditions.forEach(condition -> items.add(ConditionWriter.write(condition)));
        return new Json.Arr(items);
    }
}
