package dev.orbwright.server.library;

import dev.orbwright.storage.EntryDocument;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.state.Timer;
import dev.orbwright.world.state.WorldProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A change set for people: a sentence for each change, and each entry before and after.
final class ChangeWords {

    private static final int LONGEST_VALUE = 60;

    private ChangeWords() {}

    /// `[{id, kind, name, before?, after?}]`.
    static Json toJson(ChangeSet changes) {
        List<Json> items = new ArrayList<>();
        for (Change change : changes.changes()) {
            Entry one = either(change);
            items.add(
                    JsonObject.builder()
                            .put("id", change.key().id())
                            .put("kind", kind(one))
                            .put("name", name(one))
                            .putIfPresent("before", change.before().map(EntryDocument::of))
                            .putIfPresent("after", change.after().map(EntryDocument::of))
                            .build());
        }
        return new Json.Arr(items);
    }

    static List<String> sentences(ChangeSet changes) {
        return changes.changes().stream().map(ChangeWords::sentence).toList();
    }

    private static Entry either(Change change) {
        return change.after().or(change::before).orElseThrow();
    }

    private static String sentence(Change change) {
        Entry one = either(change);
        String what = "%s %s".formatted(kind(one).replace('_', ' '), quoted(name(one)));
        if (change.before().isEmpty()) {
            return "The %s appears.".formatted(what);
        }
        if (change.after().isEmpty()) {
            return "The %s is gone.".formatted(what);
        }
        return "The %s changes: %s."
                .formatted(
                        what,
                        String.join(
                                ", ",
                                differences(
                                        "",
                                        EntryDocument.of(change.before().get()),
                                        EntryDocument.of(change.after().get()))));
    }

    private static List<String> differences(String path, JsonObject before, JsonObject after) {
        List<String> found = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (String name : names) {
            Json from = before.members().getOrDefault(name, Json.Null.NULL);
            Json to = after.members().getOrDefault(name, Json.Null.NULL);
            if (from instanceof JsonObject one && to instanceof JsonObject other) {
                found.addAll(differences(path + name + ".", one, other));
            } else if (!from.equals(to)) {
                found.add("%s%s from %s to %s".formatted(path, name, shown(from), shown(to)));
            }
        }
        return found;
    }

    private static String shown(Json value) {
        String text = value == Json.Null.NULL ? "nothing" : JsonText.write(value);
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }

    private static String kind(Entry entry) {
        return switch (entry) {
            case Entity entity -> entity.kind().wireName();
            case WorldProperty _ -> "world_property";
            case EventHandler _ -> "event_handler";
            case StoredFunction _ -> "function";
            case Metadata _ -> "metadata";
            case Timer _ -> "timer";
        };
    }

    private static String name(Entry entry) {
        return switch (entry) {
            case Location location -> location.name();
            case Landmark landmark -> landmark.displayName();
            case EnvironmentObject object -> object.type();
            case Artifact artifact -> artifact.name();
            case Soul soul -> soul.name();
            case Puzzle puzzle -> puzzle.id();
            case TemporaryObject object -> object.type();
            case WorldProperty property -> property.name();
            case EventHandler handler -> handler.eventId();
            case StoredFunction function -> function.name();
            case Metadata metadata -> metadata.name();
            case Timer timer -> timer.functionName();
        };
    }
}
