package dev.orbwright.forge;

import dev.orbwright.runtime.Trial;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Change;
import dev.orbwright.world.state.Entity;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Puzzle;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a tool says became of the things of the scene, held against what it did to them: `The door
/// is open now` is a boast where it put a light beside the player.
///
/// Only plain English is understood: a thing by the last word of its name or its type, and a few
/// words for what becomes of things. A sentence that says when, or asks, or denies, claims nothing.
record Claims(Trial trial) {

    private static final String BECAME =
            "opened|unlocked|closed|locked|shut|broken|shattered|destroyed|removed|vanished|repaired"
                    + "|mended|activated|solved|lifted|raised|lowered|freed|cleared";

    private static final String IS =
            "open|opens|gone|ajar|unlocks|closes|vanishes|disappears|disappeared|shatters|crumbles|"
                    + BECAME;

    /// What may stand between a thing and what it is said to be.
    private static final String BETWEEN =
            "(?: (?:is|are|was|were|has|have|been|now|stands?|swings?|slides?|springs?|flies|clicks?|creaks?"
                    + "|slowly|finally|wide|already|magically|before|behind|you)){0,4} ";

    private static final Pattern CLAIMS_NOTHING =
            Pattern.compile(
                    "\\b(?:if|when|whenever|once|until|unless|after|will|would|can|cannot|could|may|might"
                            + "|must|should|not|never|no|nobody|still|try|to be|\\w+n't)\\b|\\?");

    /// What a wish begins with that is for a thing of the scene to become something else.
    private static final String WISHED =
            Intent.ASKING
                    + "(?:open|unlock|close|lock|shut|break|shatter|destroy|remove|repair|mend)"
                    + "(?: up| down)? (?:the|this|that)(?: \\w+){0,2} ";

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:;])\\s+|\\n");

    /// What a thing in the scene is called of which something is claimed in these texts and to
    /// which nothing happened.
    Optional<String> unfounded(EntryKey soul, List<String> texts) {
        List<String> untouched = untouched(soul);
        return texts.stream()
                .flatMap(text -> SENTENCE.splitAsStream(text.toLowerCase(Locale.ROOT)))
                .flatMap(sentence -> untouched.stream().filter(noun -> claims(sentence, noun)))
                .findFirst();
    }

    /// What the thing in the scene is called that the wish is for changing, and to which nothing
    /// happened.
    Optional<String> unchanged(EntryKey soul, String wish) {
        String plain = plain(wish.toLowerCase(Locale.ROOT));
        return untouched(soul).stream()
                .filter(noun ->
                        Pattern.compile(WISHED + Pattern.quote(noun) + "\\b").matcher(plain).find())
                .findFirst();
    }

    /// The nouns of the things in the scene to which nothing happened; none where that cannot be
    /// told.
    private List<String> untouched(EntryKey soul) {
        List<Change> changes = trial.changes().changes();
        if (changes.stream().anyMatch(change -> mayDoAnything(change, soul))) {
            return List.of();
        }
        List<Entity> scene = scene(soul);
        Set<String> touched = new HashSet<>();
        changes.forEach(change -> touch(change, scene, touched));
        return scene.stream()
                .flatMap(entity -> noun(entity).stream())
                .distinct()
                .filter(noun -> !touched.contains(noun))
                .toList();
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}' ]+", " ").replaceAll("\\s+", " ").strip();
    }

    /// Whether all that it did was to note something, on itself, where a thing of the scene was to
    /// be changed.
    boolean isNoteAbout(String toolId, EntryKey soul, String wish) {
        Set<String> words = Words.of(wish);
        return !trial.changes().isEmpty()
                && trial.changes().changes().stream().allMatch(change -> isNote(change, toolId))
                && scene(soul).stream()
                        .flatMap(entity -> noun(entity).stream())
                        .anyMatch(noun -> words.containsAll(Words.of(noun)));
    }

    private static boolean isNote(Change change, String toolId) {
        return change.key().equals(EntryKey.entity(toolId))
                && change.before().isPresent()
                && change.after().isPresent();
    }

    private List<Entity> scene(EntryKey soul) {
        Optional<String> place = trial.before().entity(soul.id(), Soul.class).map(Soul::placeId);
        return place.map(trial.before()::in).orElse(List.of());
    }

    /// A change whose consequences cannot be told from here: a soul that moved may have come
    /// through a door, and one that got something have a key to it; a timer or a handler does
    /// something later, and a world property or a puzzle may be what others look at.
    private static boolean mayDoAnything(Change change, EntryKey soul) {
        return switch (change.key().table()) {
            case TIMER, HANDLER, PROPERTY -> true;
            case FUNCTION, METADATA -> false;
            case ENTITY ->
                    change.key().equals(soul)
                            || change.after().filter(Puzzle.class::isInstance).isPresent();
        };
    }

    /// What the change is about, by all nouns that say so: the thing itself, what stands for it,
    /// and the landmarks between which it stands.
    private static void touch(Change change, List<Entity> scene, Set<String> touched) {
        Stream.concat(change.before().stream(), change.after().stream())
                .forEach(entry -> touch(entry, scene, touched));
    }

    private static void touch(Entry entry, List<Entity> scene, Set<String> touched) {
        List<String> ids = new ArrayList<>(List.of(entry.key().id()));
        if (entry instanceof TemporaryObject object) {
            touched.addAll(words(object.type()));
            ids.add(Landmark.idOf(object.placeId(), object.toLandmark()));
            object.fromLandmark().ifPresent(from -> ids.add(Landmark.idOf(object.placeId(), from)));
        } else if (entry instanceof Artifact artifact) {
            touched.addAll(words(artifact.name()));
        } else if (entry instanceof EnvironmentObject object) {
            touched.addAll(words(object.type()));
        } else if (entry instanceof Landmark landmark) {
            touched.addAll(words(landmark.displayName()));
        }
        for (Entity entity : scene) {
            boolean same = ids.contains(entity.id());
            boolean standsForIt =
                    entity instanceof Landmark landmark
                            && (landmark.targetObjectId().filter(ids::contains).isPresent()
                                    || landmark.config()
                                            .text("linked_puzzle_id_for_open_state")
                                            .filter(ids::contains)
                                            .isPresent());
            if (same || standsForIt) {
                noun(entity).ifPresent(touched::add);
            }
        }
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }

    /// What people call such a thing: `gate` for a Gate of Storms and for an `iron_gate`.
    private static Optional<String> noun(Entity entity) {
        String name =
                switch (entity) {
                    case Landmark landmark -> landmark.displayName();
                    case EnvironmentObject object -> object.type();
                    default -> "";
                };
        String head =
                name.toLowerCase(Locale.ROOT).replace('_', ' ').split(" of | to | with ", 2)[0];
        return words(head).reversed().stream().filter(word -> word.length() > 2).findFirst();
    }

    private static boolean claims(String sentence, String noun) {
        if (!sentence.contains(noun) || CLAIMS_NOTHING.matcher(sentence).find()) {
            return false;
        }
        String plain = plain(sentence);
        return Pattern.compile("\\b" + Pattern.quote(noun) + BETWEEN + "(?:" + IS + ")\\b")
                        .matcher(plain)
                        .find()
                || Pattern.compile(
                                "\\b(?:i|you|we|it|tool|has|have)(?: have| has| just)? (?:"
                                        + BECAME
                                        + ") (?:the|your|this|that)(?: \\w+){0,2} "
                                        + Pattern.quote(noun)
                                        + "\\b")
                        .matcher(plain)
                        .find();
    }
}
