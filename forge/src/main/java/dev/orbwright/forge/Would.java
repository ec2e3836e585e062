package dev.orbwright.forge;

import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
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
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Says in plain words what a tool would do, from what it did when it was tried.
final class Would {

    private static final int MOST = 20;
    private static final int LONGEST = 300;

    private final Tried tried;
    private final List<String> sentences = new ArrayList<>();

    private Would(Tried tried) {
        this.tried = tried;
    }

    /// One sentence for each thing that would happen, to the player who made the wish.
    static List<String> sentences(Tried tried) {
        Would would = new Would(tried);
        tried.trial().changes().changes().forEach(would::change);
        tried.trial().events().forEach(would::event);
        would.answer();
        List<String> said = would.sentences.stream().distinct().toList();
        if (said.size() <= MOST) {
            return said;
        }
        List<String> cut = new ArrayList<>(said.subList(0, MOST));
        cut.add("... and %d more.".formatted(said.size() - MOST));
        return List.copyOf(cut);
    }

    private WorldState after() {
        return tried.trial().after();
    }

    private void say(String sentence) {
        sentences.add(
                sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "...");
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
            case StoredFunction _, Metadata _ -> {}
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
        boolean you = soul.id().equals(tried.scope().soulId());
        String who = you ? "You" : soul.name();
        for (String id : soul.inventory()) {
            if (!before.get().carries(id)) {
                say("%s %s %s.".formatted(who, you ? "get" : "gets", thing(after(), id)));
            }
        }
        for (String id : before.get().inventory()) {
            if (!soul.carries(id)) {
                say(
                        "%s %s %s."
                                .formatted(
                                        who,
                                        you ? "lose" : "loses",
                                        thing(tried.trial().before(), id)));
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
                                                    + after().entity(soul.placeId(), Location.class)
                                                            .map(Location::name)
                                                            .orElse(soul.placeId()),
                                    nearest(soul)));
        }
        members(you ? "You" : soul.name(), before.get().properties(), soul.properties());
    }

    private String nearest(Soul soul) {
        return after().in(soul.placeId(), Landmark.class).stream()
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
            boolean itself = tried.scope().artifactId().equals(Optional.of(artifact.id()));
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

    private void event(WorldEvent event) {
        switch (event) {
            case WorldEvent.Told(String soul, String text) ->
                    say(
                            soul.equals(tried.scope().soulId())
                                    ? "You are told: \"%s\"".formatted(text)
                                    : "Somebody else is told: \"%s\"".formatted(text));
            case WorldEvent.Logged(String text) -> say("Everybody reads: \"%s\"".formatted(text));
            case WorldEvent.Prompted prompted ->
                    say("You are asked: \"%s\"".formatted(prompted.message()));
        }
    }

    private void answer() {
        if (tried.trial().run() instanceof Run.Answered answered) {
            String message = Answer.of(answered.value()).message();
            if (!message.isBlank()) {
                say("It says: \"%s\"".formatted(message));
            }
        }
    }

    private String mark(String location, String key) {
        return after().landmark(location, key).map(Landmark::displayName).orElse(key);
    }

    private static String thing(WorldState state, String id) {
        return state.entity(id, Artifact.class).map(Artifact::name).orElse(id);
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
