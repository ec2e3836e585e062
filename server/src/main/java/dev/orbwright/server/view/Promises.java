package dev.orbwright.server.view;

import dev.orbwright.world.condition.Condition;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.Evidence;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.condition.Scope;
import dev.orbwright.world.condition.Sentences;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;

/// What a function promises, in words.
public final class Promises {

    private Promises() {}

    /// `{requires: [text], ensures: [text]}`; things are called what they are called where the
    /// reader is.
    ///
    /// @param conditions as they are kept with a revision
    /// @param soulId who reads; empty for somebody who is nowhere
    public static JsonObject of(JsonObject conditions, WorldState state, Optional<String> soulId) {
        Conditions said;
        try {
            said = Conditions.of(conditions);
        } catch (MalformedConditionException e) {
            // Of another version of this server; the function runs all the same.
            said = Conditions.NONE;
        }
        String reader = soulId.orElse("");
        String place = state.entity(reader, Soul.class).map(Soul::placeId).orElse("");
        Evidence evidence =
                Evidence.of(new Scope(reader, place, Optional.empty(), JsonObject.EMPTY), state);
        return JsonObject.of(
                "requires", words(said.requires(), evidence),
                "ensures", words(said.ensures(), evidence));
    }

    private static Json words(List<Condition> conditions, Evidence evidence) {
        return Json.Arr.ofStrings(
                conditions.stream().map(each -> Sentences.of(each, evidence)).toList());
    }
}
