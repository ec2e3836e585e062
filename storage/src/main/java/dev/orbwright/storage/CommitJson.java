package dev.orbwright.storage;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a commit changed and told, as JSON arrays and back. A change says an entry before and
/// after: forward and inverse at once.
final class CommitJson {

    private CommitJson() {}

    static Json changes(ChangeSet changes) {
        List<Json> items = new ArrayList<>();
        for (Change change : changes.changes()) {
            items.add(
                    JsonObject.builder()
                            .put("table", Members.nameOf(change.key().table()))
                            .put("id", change.key().id())
                            .putIfPresent("before", change.before().map(EntryJson::encode))
                            .putIfPresent("after", change.after().map(EntryJson::encode))
                            .build());
        }
        return new Json.Arr(items);
    }

    static ChangeSet changes(String where, Json json) throws UnreadableException {
        List<Change> changes = new ArrayList<>();
        for (Json item : items(where, json)) {
            String here = "%s.changes[%d]".formatted(where, changes.size());
            Members in = new Members(here, item);
            EntryKey key = new EntryKey(in.choice("table", EntryKey.Table.class), in.text("id"));
            Optional<Entry> before = side(here, in, "before");
            Optional<Entry> after = side(here, in, "after");
            in.end();
            changes.add(new Change(key, before, after));
        }
        return new ChangeSet(changes);
    }

    private static Optional<Entry> side(String where, Members in, String name)
            throws UnreadableException {
        return in.has(name)
                ? Optional.of(EntryJson.decode(where + "." + name, in.value(name)))
                : Optional.empty();
    }

    static Json events(List<WorldEvent> events) {
        return new Json.Arr(events.stream().map(CommitJson::event).toList());
    }

    private static Json event(WorldEvent event) {
        return switch (event) {
            case WorldEvent.Logged(String text) -> JsonObject.of("event", "logged", "text", text);
            case WorldEvent.Told(String soulId, String text) ->
                    JsonObject.builder()
                            .put("event", "told")
                            .put("soul_id", soulId)
                            .put("text", text)
                            .build();
            case WorldEvent.Prompted(
                            String soulId,
                            String artifactId,
                            String message,
                            Optional<String> functionName) ->
                    JsonObject.builder()
                            .put("event", "prompted")
                            .put("soul_id", soulId)
                            .put("artifact_id", artifactId)
                            .put("message", message)
                            .putIfPresent("function_name", functionName)
                            .build();
        };
    }

    static List<WorldEvent> events(String where, Json json) throws UnreadableException {
        List<WorldEvent> events = new ArrayList<>();
        for (Json item : items(where, json)) {
            Members in = new Members("%s.events[%d]".formatted(where, events.size()), item);
            String name = in.text("event");
            events.add(
                    switch (name) {
                        case "logged" -> new WorldEvent.Logged(in.text("text"));
                        case "told" -> new WorldEvent.Told(in.text("soul_id"), in.text("text"));
                        case "prompted" ->
                                new WorldEvent.Prompted(
                                        in.text("soul_id"),
                                        in.text("artifact_id"),
                                        in.text("message"),
                                        in.optionalText("function_name"));
                        default -> throw in.bad("event", "there is no event '%s'".formatted(name));
                    });
            in.end();
        }
        return events;
    }

    static List<Json> items(String where, Json json) throws UnreadableException {
        if (json instanceof Json.Arr(List<Json> items)) {
            return items;
        }
        throw new UnreadableException(where, "expected an array, found " + json.kindName());
    }
}
