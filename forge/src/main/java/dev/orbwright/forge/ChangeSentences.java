package dev.orbwright.forge;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.ChangeSet;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
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
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Says in plain words what a change set does, a sentence for each thing that is otherwise after
/// it.
public final class ChangeSentences {

    private static final int LONGEST = 300;

    private final ChangeSet changes;
    private final WorldState state;
    private final Optional<String> reader;
    private final Optional<String> tool;
    private final List<String> sentences = new ArrayList<>();

    private ChangeSentences(
            ChangeSet changes, WorldState state, Optional<String> reader, Optional<String> tool) {
        this.changes = changes;
        this.state = state;
        this.reader = reader;
        this.tool = tool;
    }

    /// The sentences, in the order of the changes.
    ///
    /// @param state where names are looked up that the changes do not tell
    /// @param reader the soul that reads them, which is "you"
    /// @param tool the artifact that did it
    public static List<String> of(
            ChangeSet changes, WorldState state, Optional<String> reader, Optional<String> tool) {
        ChangeSentences said = new ChangeSentences(changes, state, reader, tool);
        changes.changes().forEach(said::change);
        return List.copyOf(said.sentences);
    }

    /// The entity as the changes leave it, or as it was, or as it is now.
    private <T extends Entity> Optional<T> find(String id, Class<T> kind) {
        return changes.changes().stream()
                .filter(change -> change.key().equals(EntryKey.entity(id)))
                .findFirst()
                .flatMap(change -> change.after().or(change::before))
                .filter(kind::isInstance)
                .map(kind::cast)
                .or(() -> state.entity(id, kind));
    }

    private void say(String sentence) {
        sentences.add(shortened(sentence));
    }

    /// A sentence of bearable length.
    static String shortened(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "...";
    }

    private void change(Change change) {
        Entry entry = change.after().or(change::before).orElseThrow();
        switch (entry) {
            case TemporaryObject object -> temporary(change, object);
            case Soul soul -> soul(change, soul);
            case Artifact artifact -> artifact(change, artifact);
            case EnvironmentObject object -> other(change, "The " + name(object), object.details());
            case Puzzle puzzle -> other(change, "The puzzle " + name(puzzle), puzzle.state());
            case Landmark landmark -> other(change, name(landmark), landmark.config());
            case Location location -> other(change, name(location), location.visualConfig());
            case Timer timer ->
                    say(
                            change.after().isEmpty()
                                    ? "A timer is stopped."
                                    : timer.interval()
                                            .map(each ->
                                                    "Something happens again every %s."
                                                            .formatted(seconds(each)))
                                            .orElse("Something more happens later."));
            case EventHandler handler ->
                    say("From now on it answers to the event %s.".formatted(handler.eventId()));
            case WorldProperty property ->
                    say(
                            "The world's %s becomes %s."
                                    .formatted(plain(property.name()), value(property.value())));
            case StoredFunction function -> function(change, function);
            case Metadata _ -> {}
        }
    }

    private void temporary(Change change, TemporaryObject object) {
        String what = name(object);
        String where = mark(object.placeId(), object.toLandmark());
        if (change.after().isEmpty()) {
            say("The %s at %s vanishes.".formatted(what, where));
        } else if (change.before().isEmpty()) {
            String start =
                    object.isAtOneSpot()
                            ? "at " + where
                            : "from %s to %s"
                                    .formatted(
                                            object.fromLandmark()
                                                    .map(key -> mark(object.placeId(), key))
                                                    .orElse("where you stand"),
                                            where);
            say(
                    "%s appears %s, for %s%s."
                            .formatted(
                                    capital(a(what)),
                                    start,
                                    seconds(object.duration()),
                                    object.walkable() && !object.isAtOneSpot()
                                            ? "; one can walk on it"
                                            : ""));
        } else {
            say("The %s at %s changes.".formatted(what, where));
        }
    }

    private void soul(Change change, Soul soul) {
        Optional<Soul> before = change.before().map(Soul.class::cast);
        if (before.isEmpty() || change.after().isEmpty()) {
            return;
        }
        boolean you = reader.equals(Optional.of(soul.id()));
        String who = you ? "You" : soul.name();
        for (String id : soul.inventory()) {
            if (!before.get().carries(id)) {
                say("%s %s %s.".formatted(who, you ? "get" : "gets", thing(id)));
            }
        }
        for (String id : before.get().inventory()) {
            if (!soul.carries(id)) {
                say("%s %s %s.".formatted(who, you ? "lose" : "loses", thing(id)));
            }
        }
        if (!before.get().placeId().equals(soul.placeId())
                || !before.get().position().equals(soul.position())) {
            say(
                    "%s %s %s%s."
                            .formatted(
                                    who,
                                    you ? "come" : "comes",
                                    before.get().placeId().equals(soul.placeId())
                                            ? "to another spot"
                                            : "to "
                                                    + find(soul.placeId(), Location.class)
                                                            .map(Location::name)
                                                            .orElse(soul.placeId()),
                                    nearest(soul)));
        }
        members(you ? "You" : soul.name(), before.get().properties(), soul.properties());
    }

    private String nearest(Soul soul) {
        return state.in(soul.placeId(), Landmark.class).stream()
                .filter(mark -> mark.position().distanceTo(soul.position()) < 0.5)
                .findFirst()
                .map(mark -> ", " + mark.displayName())
                .orElse("");
    }

    private void artifact(Change change, Artifact artifact) {
        if (change.after().isEmpty()) {
            say("%s is gone.".formatted(artifact.name()));
        } else if (change.before().isEmpty()) {
            say("There is a new thing: %s.".formatted(artifact.name()));
        } else {
            boolean itself = tool.equals(Optional.of(artifact.id()));
            members(
                    itself ? "The tool" : artifact.name(),
                    ((Artifact) change.before().get()).properties(),
                    artifact.properties());
        }
    }

    private void other(Change change, String name, JsonObject now) {
        if (change.before().isEmpty()) {
            say("There is something new: %s.".formatted(name));
        } else if (change.after().isEmpty()) {
            say("%s is gone.".formatted(name));
        } else {
            members(name, kept((Entity) change.before().get()), now);
        }
    }

    private static JsonObject kept(Entity entity) {
        return switch (entity) {
            case EnvironmentObject object -> object.details();
            case Puzzle puzzle -> puzzle.state();
            case Landmark landmark -> landmark.config();
            case Location location -> location.visualConfig();
            case Artifact artifact -> artifact.properties();
            case Soul soul -> soul.properties();
            case TemporaryObject object -> object.visualConfig();
        };
    }

    private void function(Change change, StoredFunction function) {
        if (change.before().isEmpty()) {
            say("There is a new function: %s.".formatted(function.name()));
        } else if (change.after().isEmpty()) {
            say("The function %s is gone.".formatted(function.name()));
        } else if (((StoredFunction) change.before().get()).status() != function.status()) {
            say(
                    "The function %s is %s from now on."
                            .formatted(
                                    function.name(),
                                    function.status().name().toLowerCase(Locale.ROOT)));
        } else {
            say("The function %s has another revision.".formatted(function.name()));
        }
    }

    private void members(String name, JsonObject before, JsonObject now) {
        TreeSet<String> all = new TreeSet<>(before.members().keySet());
        all.addAll(now.members().keySet());
        for (String member : all) {
            Optional<Json> old = before.get(member);
            Optional<Json> young = now.get(member);
            if (!old.equals(young)) {
                say(
                        young.map(value ->
                                        "%s: %s becomes %s."
                                                .formatted(name, plain(member), value(value)))
                                .orElseGet(
                                        () -> "%s: %s is no more.".formatted(name, plain(member))));
            }
        }
    }

    private String mark(String location, String key) {
        return changes.changes().stream()
                .flatMap(change -> change.after().or(change::before).stream())
                .filter(Landmark.class::isInstance)
                .map(Landmark.class::cast)
                .filter(mark -> mark.placeId().equals(location) && mark.name().equals(key))
                .findFirst()
                .or(() -> state.landmark(location, key))
                .map(Landmark::displayName)
                .orElse(key);
    }

    private String thing(String id) {
        return find(id, Artifact.class).map(Artifact::name).orElse(id);
    }

    private static String name(Entity entity) {
        return switch (entity) {
            case Location location -> location.name();
            case Landmark landmark -> landmark.displayName();
            case Artifact artifact -> artifact.name();
            case Soul soul -> soul.name();
            case EnvironmentObject object -> plain(object.id());
            case Puzzle puzzle -> plain(puzzle.id());
            case TemporaryObject object -> plain(object.type());
        };
    }

    private static String a(String noun) {
        return (!noun.isEmpty() && "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String plain(String name) {
        return name.replace('_', ' ');
    }

    private static String seconds(long milliseconds) {
        double seconds = milliseconds / 1000.0;
        return seconds == Math.rint(seconds)
                ? String.format(Locale.ROOT, "%.0f seconds", seconds)
                : String.format(Locale.ROOT, "%.1f seconds", seconds);
    }

    private static String value(Json value) {
        String text = value instanceof Json.Str(String said) ? said : JsonText.write(value);
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
