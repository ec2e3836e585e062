package dev.orbwright.world.state;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Entries of every kind from a seed. Ids come from a small stock and are shared by the kinds, so
/// that entries replace one another, also by another kind, often.
public final class RandomEntries {

    /// Ids of the locations that entities are in.
    public static final List<String> PLACES = List.of("hall", "garden", "vault");

    /// Ids of the souls that own things.
    public static final List<String> OWNERS = List.of("id_0", "id_1", "nobody");

    private static final int STOCK = 12;

    private final SplittableRandom random;

    /// Entries that this source of randomness determines.
    public RandomEntries(SplittableRandom random) {
        this.random = random;
    }

    /// Any entry.
    public Entry entry() {
        return switch (random.nextInt(12)) {
            case 0 -> new Location(id(), "a place", text(), details());
            case 1 -> new Landmark(place(), "mark_" + random.nextInt(3), details());
            case 2 -> new EnvironmentObject(id(), place(), "lamp", details());
            case 3 -> new Artifact(id(), "orb", text(), Optional.empty(), owner(), details());
            case 4 -> soul();
            case 5 -> new Puzzle(id(), details(), Optional.of("check"));
            case 6 -> temporaryObject();
            case 7 -> new WorldProperty(id(), Json.of(random.nextInt(3)));
            case 8 -> new EventHandler(id(), "function_" + random.nextInt(3), owner());
            case 9 -> new Metadata(id(), Json.of(random.nextInt(3)));
            case 10 ->
                    new Timer(
                            id(),
                            "function",
                            owner(),
                            owner(),
                            details(),
                            random.nextInt(3_000),
                            Optional.empty(),
                            0);
            default -> function();
        };
    }

    /// The key of an entry that may or may not be there.
    public EntryKey key() {
        return entry().key();
    }

    private Soul soul() {
        return new Soul(
                id(), "Ada", Soul.Type.PLAYER, place(), spot(), List.of(id()), JsonObject.EMPTY);
    }

    private TemporaryObject temporaryObject() {
        return new TemporaryObject(
                id(),
                "light_bridge",
                place(),
                Optional.empty(),
                spot(),
                "keyhole",
                spot(),
                random.nextBoolean(),
                owner(),
                random.nextInt(3_000),
                1 + random.nextInt(3_000),
                JsonObject.EMPTY);
    }

    private StoredFunction function() {
        boolean helper = random.nextBoolean();
        FunctionRevision revision =
                new FunctionRevision(
                        text(),
                        JsonObject.EMPTY,
                        "javascript",
                        "hash",
                        helper
                                ? JsonObject.of(StoredFunction.HELPER_OF, "tool")
                                : JsonObject.EMPTY);
        return StoredFunction.first(
                random.nextBoolean() ? id() : "tool_" + random.nextInt(3),
                owner(),
                StoredFunction.Status.CANDIDATE,
                revision);
    }

    private String id() {
        return "id_" + random.nextInt(STOCK);
    }

    private String place() {
        return PLACES.get(random.nextInt(PLACES.size()));
    }

    private Optional<String> owner() {
        int owner = random.nextInt(OWNERS.size() + 1);
        return owner < OWNERS.size() ? Optional.of(OWNERS.get(owner)) : Optional.empty();
    }

    private Position spot() {
        return new Position(random.nextInt(5), 0, random.nextInt(5));
    }

    private String text() {
        return "text " + random.nextInt(3);
    }

    private JsonObject details() {
        return JsonObject.of("glow", random.nextInt(3));
    }
}
