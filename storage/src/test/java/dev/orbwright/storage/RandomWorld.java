package dev.orbwright.storage;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.FunctionRevision;
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
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Commit;
import dev.orbwright.world.task.TaskSeed;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.WorldEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A world that changes at random, the same way for the same seed, with values that are awkward on
/// purpose.
final class RandomWorld {

    static final int KINDS = 12;

    private static final List<String> PIECES =
            List.of(
                    "",
                    "bridge",
                    "\\",
                    "\\u0041",
                    "\"",
                    "'; DROP TABLE entries; --",
                    "\u0000",
                    "\n\r\t\b",
                    "é",
                    "e\u0301",
                    "\uD83C\uDF09",
                    "\uD83C",
                    "\uDF09",
                    "\uDF09\uD83C",
                    "\u2028",
                    "\uFEFF",
                    "\uFFFF",
                    "\u202Eevil",
                    "__proto__",
                    "?",
                    "\uFFFD");

    private static final double[] NUMBERS = {
        0,
        -0.0,
        0.1,
        1e15,
        1e15 + 0.5,
        9007199254740994.0,
        -9007199254740991.0,
        1e308,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Math.PI,
        1e21
    };

    private final Random random;
    private WorldState state = WorldState.EMPTY;
    private long sequence;

    RandomWorld(long seed) {
        this.random = new Random(seed);
    }

    /// The world after all commits so far.
    WorldState state() {
        return state;
    }

    long sequence() {
        return sequence;
    }

    /// World time of a commit.
    static long worldTime(long sequence) {
        return sequence * 50;
    }

    /// The next commits.
    List<Commit> commits(int count) {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commits.add(commit());
        }
        return commits;
    }

    private Commit commit() {
        sequence++;
        long worldTime = worldTime(sequence);
        Transaction transaction =
                new Transaction(state, new TaskSeed(random.nextLong(), worldTime));
        for (int i = random.nextInt(4); i >= 0; i--) {
            transaction.put(entry(random.nextInt(KINDS), "id" + random.nextInt(40)));
        }
        if (random.nextBoolean()) {
            state.entries().stream()
                    .map(Entry::key)
                    .min(Comparator.comparing(EntryKey::table).thenComparing(EntryKey::id))
                    .ifPresent(transaction::remove);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            transaction.emit(event());
        }
        if (random.nextInt(3) == 0) {
            transaction.keep("return " + random.nextInt(20) + ";\n// \u0000 \uD83C\uDF09\r\n");
        }
        state = transaction.state();
        return new Commit(
                sequence,
                new Actor(one(Actor.Kind.class), text()),
                text(),
                worldTime,
                transaction.changes(),
                transaction.events(),
                transaction.sources());
    }

    private WorldEvent event() {
        return switch (random.nextInt(3)) {
            case 0 -> new WorldEvent.Logged(text());
            case 1 -> new WorldEvent.Told(text(), text());
            default -> new WorldEvent.Prompted(text(), text(), text(), maybe());
        };
    }

    /// An entry of a kind, from 0 to [#KINDS] (excluded).
    Entry entry(int kind, String id) {
        return switch (kind) {
            case 0 -> new Location(id, text(), text(), object());
            case 1 -> new Landmark(text(), id, object());
            case 2 -> new EnvironmentObject(id, text(), text(), object());
            case 3 -> new Artifact(id, text(), text(), maybe(), maybe(), object());
            case 4 -> soul(id);
            case 5 -> new Puzzle(id, object(), maybe());
            case 6 ->
                    new TemporaryObject(
                            id,
                            text(),
                            text(),
                            maybe(),
                            position(),
                            text(),
                            position(),
                            random.nextBoolean(),
                            maybe(),
                            random.nextLong() >>> 2,
                            (random.nextLong() >>> 2) + 1,
                            object());
            case 7 -> new WorldProperty(id, json(3));
            case 8 -> new EventHandler(id, text(), maybe());
            case 9 -> function(id);
            case 10 ->
                    new Timer(
                            id,
                            text(),
                            maybe(),
                            maybe(),
                            object(),
                            random.nextLong() >>> 2,
                            random.nextBoolean()
                                    ? Optional.of((random.nextLong() >>> 2) + 1)
                                    : Optional.empty(),
                            random.nextInt(3));
            default -> new Metadata(id, json(3));
        };
    }

    private Soul soul(String id) {
        Soul.Type type = one(Soul.Type.class);
        return new Soul(id, text(), type, text(), position(), List.of(text(), "orb"), object());
    }

    private StoredFunction function(String id) {
        List<FunctionRevision> revisions = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            revisions.add(
                    new FunctionRevision(
                            text(),
                            object(),
                            text(),
                            text(),
                            random.nextInt(3),
                            object(),
                            object()));
        }
        return new StoredFunction(
                id,
                maybe(),
                one(StoredFunction.Status.class),
                1 + random.nextInt(revisions.size()),
                revisions);
    }

    private <E extends Enum<E>> E one(Class<E> type) {
        List<E> constants = List.copyOf(EnumSet.allOf(type));
        return constants.get(random.nextInt(constants.size()));
    }

    private Position position() {
        return new Position(number(), number(), number());
    }

    private Optional<String> maybe() {
        return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private double number() {
        double number =
                random.nextBoolean()
                        ? NUMBERS[random.nextInt(NUMBERS.length)]
                        : Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number + 0.0 : 1;
    }

    private JsonObject object() {
        JsonObject.Builder out = JsonObject.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            out.put(text(), json(2));
        }
        return out.build();
    }

    private Json json(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Json.Null.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(number());
            case 3 -> Json.of(text());
            case 4 -> Json.Arr.of(json(depth - 1), json(depth - 1));
            default -> JsonObject.of(text(), json(depth - 1), text(), json(depth - 1));
        };
    }
}
