package dev.orbwright.world.undo;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.FunctionRevision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes back a change of one entry, component by component; objects within it member by member, an
/// inventory artifact by artifact, other arrays as a whole.
final class FieldMerge {

    private final EntryKey key;
    private final List<Conflict> conflicts = new ArrayList<>();

    FieldMerge(EntryKey key) {
        this.key = key;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /// The entry as it is now, with the values of before where the change gave it others; empty
    /// where there are conflicts.
    Optional<Entry> takeBack(Entry before, Entry after, Entry now) {
        if (!before.getClass().equals(after.getClass())
                || !after.getClass().equals(now.getClass())) {
            if (now.equals(after)) {
                return Optional.of(before);
            }
            conflicts.add(
                    new Conflict(
                            key,
                            "",
                            Json.of(nameOf(after)),
                            Json.of(nameOf(now)),
                            "it is another kind of thing by now"));
            return Optional.empty();
        }
        RecordComponent[] components = now.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] =
                    value(
                            wireName(components[i].getName()),
                            read(components[i], before),
                            read(components[i], after),
                            read(components[i], now));
        }
        return conflicts.isEmpty()
                ? Optional.of(rebuilt(now, components, values))
                : Optional.empty();
    }

    /// Which components of an entry differ from what they should be.
    static List<Conflict> differences(EntryKey key, Entry expected, Entry found) {
        FieldMerge merge = new FieldMerge(key);
        if (!expected.getClass().equals(found.getClass())) {
            var _ = merge.takeBack(expected, expected, found);
            return merge.conflicts;
        }
        for (RecordComponent component : found.getClass().getRecordComponents()) {
            Object wanted = read(component, expected);
            Object there = read(component, found);
            if (!wanted.equals(there)) {
                merge.conflict(wireName(component.getName()), wanted, there);
            }
        }
        return merge.conflicts;
    }

    private Object value(String field, Object before, Object after, Object now) {
        if (before.equals(after)) {
            return now;
        }
        if (before instanceof JsonObject old
                && after instanceof JsonObject changed
                && now instanceof JsonObject current) {
            return members(field, old, changed, current);
        }
        if (before instanceof List<?> old
                && after instanceof List<?> changed
                && now instanceof List<?> current
                && isOfStrings(old)
                && isOfStrings(changed)) {
            return items(field, old, changed, current);
        }
        if (now.equals(after)) {
            return before;
        }
        conflict(field, after, now);
        return now;
    }

    private JsonObject members(String field, JsonObject before, JsonObject after, JsonObject now) {
        Map<String, Json> merged = new LinkedHashMap<>(now.members());
        Set<String> names = new LinkedHashSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (String name : names) {
            Optional<Json> old = member(before, name);
            Optional<Json> changed = member(after, name);
            if (old.equals(changed)) {
                continue;
            }
            Optional<Json> current = member(now, name);
            String path = field + "." + name;
            if (old.isPresent() && changed.isPresent() && current.isPresent()) {
                merged.put(name, (Json) value(path, old.get(), changed.get(), current.get()));
            } else if (!current.equals(changed)) {
                conflict(path, changed, current);
            } else if (old.isPresent()) {
                merged.put(name, old.get());
            } else {
                merged.remove(name);
            }
        }
        return new JsonObject(merged);
    }

    private static Optional<Json> member(JsonObject object, String name) {
        return Optional.ofNullable(object.members().get(name));
    }

    /// A set in an order: what was added goes, what was taken out comes back behind what it was
    /// behind.
    private List<Object> items(String field, List<?> before, List<?> after, List<?> now) {
        List<Object> merged = new ArrayList<>(now);
        for (Object item : after) {
            if (!before.contains(item) && !merged.remove(item)) {
                conflict(field, item, Optional.empty());
            }
        }
        for (int i = 0; i < before.size(); i++) {
            Object item = before.get(i);
            if (after.contains(item)) {
                continue;
            }
            if (merged.contains(item)) {
                conflict(field, Optional.empty(), item);
            } else {
                merged.add(behind(before.subList(0, i), merged), item);
            }
        }
        return merged;
    }

    private static int behind(List<?> earlier, List<Object> merged) {
        for (Object item : earlier.reversed()) {
            int place = merged.indexOf(item);
            if (place >= 0) {
                return place + 1;
            }
        }
        return 0;
    }

    private static boolean isOfStrings(List<?> list) {
        return list.stream().allMatch(String.class::isInstance);
    }

    private void conflict(String field, Object expected, Object found) {
        conflicts.add(
                new Conflict(
                        key,
                        field,
                        shown(expected),
                        shown(found),
                        "it was changed by something else since"));
    }

    private static Json shown(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.<Json>map(FieldMerge::shown).orElse(Json.Null.NULL);
            case Position position -> position.toJson();
            case FunctionRevision revision -> Json.of(revision.description());
            case List<?> list -> new Json.Arr(list.stream().map(FieldMerge::shown).toList());
            case Enum<?> constant -> Json.of(constant.name().toLowerCase(Locale.ROOT));
            default -> Json.from(value);
        };
    }

    private static String nameOf(Entry entry) {
        return wireName(entry.getClass().getSimpleName());
    }

    private static String wireName(String javaName) {
        return javaName.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Object read(RecordComponent component, Entry entry) {
        try {
            return component.getAccessor().invoke(entry);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("entries are public records", e);
        }
    }

    private static Entry rebuilt(Entry model, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (Entry) model.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("entries are public records", e);
        }
    }
}
