package dev.orbwright.world.condition;

import dev.orbwright.world.condition.ConditionReader.Fact;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes conditions as the JSON that [ConditionReader] reads.
final class ConditionWriter {

    private ConditionWriter() {}

    static JsonObject write(Condition condition) {
        return switch (condition) {
            case Condition.Exists(Thing thing) -> fact(Fact.EXISTS, "thing", thing).build();
            case Condition.Absent(Thing thing) -> fact(Fact.ABSENT, "thing", thing).build();
            case Condition.Reachable(String landmark, Optional<String> from) ->
                    fact(Fact.REACHABLE)
                            .put("landmark", landmark)
                            .putIfPresent("from", from)
                            .build();
            case Condition.Property(Thing of, String path, Comparison comparison) ->
                    compared(fact(Fact.PROPERTY, "of", of).put("path", path), comparison);
            case Condition.OfWorld(String name, String path, Comparison comparison) ->
                    compared(
                            fact(Fact.WORLD_PROPERTY)
                                    .put("name", name)
                                    .putIfPresent("path", said(path)),
                            comparison);
            case Condition.Count(Thing of, Comparison.OfNumber number, boolean more) ->
                    compared(
                            fact(Fact.COUNT, "of", of)
                                    .putIfPresent(
                                            "more", more ? Optional.of(true) : Optional.empty()),
                            number);
            case Condition.Distance(Thing from, Thing to, Comparison.OfNumber metres) ->
                    compared(fact(Fact.DISTANCE, "from", from).put("to", write(to)), metres);
            case Condition.Carried(Thing artifact) -> fact(Fact.CARRIED, "thing", artifact).build();
            case Condition.SoulAt(
                            Optional<String> location,
                            Optional<String> mark,
                            double within) ->
                    fact(Fact.SOUL_AT)
                            .putIfPresent("location", location)
                            .putIfPresent("landmark", mark)
                            .put("within", within)
                            .build();
            case Condition.Walkable(Thing thing) -> fact(Fact.WALKABLE, "thing", thing).build();
            case Condition.Told(String contains) ->
                    fact(Fact.TOLD).putIfPresent("contains", said(contains)).build();
            case Condition.Logged(String contains) ->
                    fact(Fact.LOGGED).putIfPresent("contains", said(contains)).build();
            case Condition.Asked() -> fact(Fact.ASKED).build();
            case Condition.TimerSet(Optional<String> function, Optional<Boolean> repeats) ->
                    fact(Fact.TIMER)
                            .putIfPresent("function", function)
                            .putIfPresent("repeats", repeats)
                            .build();
            case Condition.Handled(String event) -> fact(Fact.HANDLED).put("event", event).build();
            case Condition.Answered(String path, Comparison comparison) ->
                    compared(fact(Fact.ANSWER).put("path", path), comparison);
            case Condition.Changed(Thing thing, String path) ->
                    fact(Fact.CHANGED, "thing", thing).putIfPresent("path", said(path)).build();
            case Condition.Not(Condition inner) ->
                    fact(Fact.NOT).put("condition", write(inner)).build();
            case Condition.AnyOf(List<Condition> any) -> {
                List<Json> items = new ArrayList<>();
                any.forEach(each -> items.add(write(each)));
                yield fact(Fact.ANY).put("conditions", new Json.Arr(items)).build();
            }
        };
    }

    private static JsonObject.Builder fact(Fact fact) {
        return JsonObject.builder().put("fact", fact.wireName());
    }

    private static JsonObject.Builder fact(Fact fact, String member, Thing thing) {
        return fact(fact).put(member, write(thing));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }

    private static JsonObject write(Thing thing) {
        return JsonObject.builder()
                .putIfPresent("kind", thing.kind().map(Entity.Kind::wireName))
                .putIfPresent("type", thing.type())
                .putIfPresent("id", thing.id())
                .putIfPresent("key", thing.key())
                .putIfPresent("words", thing.words())
                .putIfPresent("at", thing.at())
                .putIfPresent("location", thing.location())
                .putIfPresent("owner", thing.owner())
                .build();
    }

    private static JsonObject compared(JsonObject.Builder fact, Comparison comparison) {
        switch (comparison) {
            case Comparison.Equal(Json value) -> fact.put("equals", value);
            case Comparison.Differs(Json value) -> fact.put("differs", value);
            case Comparison.Contains(String part) -> fact.put("contains", part);
            case Comparison.Present() -> fact.put("is", "present");
            case Comparison.Missing() -> fact.put("is", "missing");
            case Comparison.OfNumber(Comparison.OfNumber.Order order, double number) ->
                    fact.put(order.wireName(), number);
        }
        return fact.build();
    }
}
