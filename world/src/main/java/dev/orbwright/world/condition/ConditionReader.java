package dev.orbwright.world.condition;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads conditions from JSON, strictly: an unknown member is an error, for it would be a condition
/// that is not checked.
final class ConditionReader {

    private static final int DEEPEST = 4;
    private static final double NEAR = Spots.NEAR;

    /// What conditions can say; the name in JSON is that of the constant, in lower case.
    enum Fact {
        EXISTS,
        ABSENT,
        REACHABLE,
        PROPERTY,
        WORLD_PROPERTY,
        COUNT,
        DISTANCE,
        CARRIED,
        SOUL_AT,
        WALKABLE,
        TOLD,
        LOGGED,
        ASKED,
        TIMER,
        HANDLED,
        ANSWER,
        CHANGED,
        NOT,
        ANY;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ConditionReader() {}

    static Conditions read(JsonObject json) throws MalformedConditionException {
        Members members = new Members(json, "conditions");
        Conditions conditions =
                new Conditions(
                        list(members, "requires", "requires"), list(members, "ensures", "ensures"));
        members.requireNoMore();
        for (int i = 0; i < conditions.requires().size(); i++) {
            if (!conditions.requires().get(i).isOfState()) {
                throw new MalformedConditionException(
                        "requires[%d].fact".formatted(i),
                        "that can only be ensured: it is about what a run does, not about how the"
                                + " world is before it");
            }
        }
        return conditions;
    }

    private static List<Condition> list(Members members, String name, String path)
            throws MalformedConditionException {
        List<Json> items = members.array(name);
        if (items.size() > Conditions.MOST) {
            throw new MalformedConditionException(
                    path,
                    "there are %d conditions; at most %d are read"
                            .formatted(items.size(), Conditions.MOST));
        }
        return conditions(items, path, 0);
    }

    private static List<Condition> conditions(List<Json> items, String path, int depth)
            throws MalformedConditionException {
        List<Condition> read = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read.add(condition(items.get(i), "%s[%d]".formatted(path, i), depth));
        }
        return read;
    }

    private static Condition condition(Json json, String path, int depth)
            throws MalformedConditionException {
        if (!(json instanceof JsonObject object)) {
            throw new MalformedConditionException(
                    path, "expected an object, found " + json.kindName());
        }
        if (depth >= DEEPEST) {
            throw new MalformedConditionException(path, "conditions are nested too deeply");
        }
        Members members = new Members(object, path);
        Condition condition = condition(fact(members), members, depth);
        members.requireNoMore();
        return condition;
    }

    private static Fact fact(Members members) throws MalformedConditionException {
        String name = members.text("fact");
        return Arrays.stream(Fact.values())
                .filter(fact -> fact.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        members.fault(
                                "fact",
                                "there is no fact \"%s\"; there are %s"
                                        .formatted(
                                                name,
                                                Arrays.stream(Fact.values())
                                                        .map(Fact::wireName)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static Condition condition(Fact fact, Members members, int depth)
            throws MalformedConditionException {
        return switch (fact) {
            case EXISTS -> new Condition.Exists(thing(members, "thing"));
            case ABSENT -> new Condition.Absent(thing(members, "thing"));
            case REACHABLE ->
                    new Condition.Reachable(members.text("landmark"), members.optionalText("from"));
            case PROPERTY ->
                    new Condition.Property(
                            thing(members, "of"), members.text("path"), comparison(members));
            case WORLD_PROPERTY ->
                    new Condition.OfWorld(
                            members.text("name"),
                            members.optionalText("path").orElse(""),
                            comparison(members));
            case COUNT ->
                    new Condition.Count(
                            thing(members, "of"),
                            numbers(members),
                            members.optionalFlag("more").orElse(false));
            case DISTANCE ->
                    new Condition.Distance(
                            thing(members, "from"), thing(members, "to"), numbers(members));
            case CARRIED -> new Condition.Carried(thing(members, "thing"));
            case SOUL_AT -> soulAt(members);
            case WALKABLE -> new Condition.Walkable(thing(members, "thing"));
            case TOLD -> new Condition.Told(members.optionalText("contains").orElse(""));
            case LOGGED -> new Condition.Logged(members.optionalText("contains").orElse(""));
            case ASKED -> new Condition.Asked();
            case TIMER ->
                    new Condition.TimerSet(
                            members.optionalText("function"), members.optionalFlag("repeats"));
            case HANDLED -> new Condition.Handled(members.text("event"));
            case ANSWER -> new Condition.Answered(members.text("path"), comparison(members));
            case CHANGED ->
                    new Condition.Changed(
                            thing(members, "thing"), members.optionalText("path").orElse(""));
            case NOT ->
                    new Condition.Not(
                            condition(
                                    members.required("condition"),
                                    members.path("condition"),
                                    depth + 1));
            case ANY ->
                    new Condition.AnyOf(
                            conditions(
                                    members.nonEmptyArray("conditions"),
                                    members.path("conditions"),
                                    depth + 1));
        };
    }

    private static Condition soulAt(Members members) throws MalformedConditionException {
        Optional<String> location = members.optionalText("location");
        Optional<String> landmark = members.optionalText("landmark");
        if (location.isEmpty() && landmark.isEmpty()) {
            throw members.fault("landmark", "say a landmark, a location, or both");
        }
        return new Condition.SoulAt(
                location, landmark, members.optionalNumber("within").orElse(NEAR));
    }

    private static Thing thing(Members members, String name) throws MalformedConditionException {
        return ThingReader.read(members.required(name), members.path(name));
    }

    private static Comparison.OfNumber numbers(Members members) throws MalformedConditionException {
        Comparison comparison = comparison(members);
        if (comparison instanceof Comparison.OfNumber numbers) {
            return numbers;
        }
        if (comparison instanceof Comparison.Equal(Json.Num(double number))) {
            return new Comparison.OfNumber(Comparison.OfNumber.Order.EXACTLY, number);
        }
        throw members.fault(
                "equals",
                "compare with a number: equals, at_least, at_most, more_than or less_than");
    }

    private static Comparison comparison(Members members) throws MalformedConditionException {
        List<Comparison> found = new ArrayList<>();
        if (members.has("equals")) {
            found.add(new Comparison.Equal(members.any("equals")));
        }
        if (members.has("differs")) {
            found.add(new Comparison.Differs(members.any("differs")));
        }
        if (members.has("contains")) {
            found.add(new Comparison.Contains(members.text("contains")));
        }
        if (members.has("is")) {
            found.add(presence(members));
        }
        for (Comparison.OfNumber.Order order : Comparison.OfNumber.Order.values()) {
            if (order != Comparison.OfNumber.Order.EXACTLY && members.has(order.wireName())) {
                found.add(new Comparison.OfNumber(order, members.number(order.wireName())));
            }
        }
        if (found.size() != 1) {
            throw members.fault(
                    "equals",
                    "say exactly one of equals, differs, contains, at_least, at_most, more_than,"
                            + " less_than, or is with \"present\" or \"missing\"");
        }
        return found.getFirst();
    }

    private static Comparison presence(Members members) throws MalformedConditionException {
        return switch (members.text("is")) {
            case "present" -> new Comparison.Present();
            case "missing" -> new Comparison.Missing();
            default -> throw members.fault("is", "it is \"present\" or \"missing\"");
        };
    }
}
