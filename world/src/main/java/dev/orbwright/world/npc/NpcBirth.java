package dev.orbwright.world.npc;

import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Location;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How NPCs come into a world, are defined anew, and go.
public final class NpcBirth {

    /// Metres between somebody and whoever comes to stand beside them.
    private static final double BESIDE = 1.4;

    private NpcBirth() {}

    /// Puts an NPC in: its soul, what it has with it, its functions and its definition.
    ///
    /// @throws NpcDefinitionException where the world has no place for it; nothing has changed then
    public static void into(Transaction transaction, NpcDefinition definition)
            throws NpcDefinitionException {
        WorldState state = transaction.state();
        if (state.entity(definition.id()).isPresent()) {
            throw new NpcDefinitionException("id", "is taken already: " + definition.id());
        }
        for (NpcDefinition.Belonging belonging : definition.belongings()) {
            if (state.entity(belonging.id()).isPresent()) {
                throw new NpcDefinitionException(
                        "belongings", "have an id that is taken already: " + belonging.id());
            }
        }
        Position position = position(state, definition);
        putFunctions(transaction, definition);
        List<String> carried = new ArrayList<>();
        for (NpcDefinition.Belonging belonging : definition.belongings()) {
            transaction.put(
                    new Artifact(
                            belonging.id(),
                            belonging.name(),
                            belonging.description(),
                            belonging.function().map(NpcDefinition.Code::name),
                            Optional.empty(),
                            belonging.properties()));
            carried.add(belonging.id());
        }
        transaction.put(
                new Soul(
                        definition.id(),
                        definition.name(),
                        Soul.Type.NPC,
                        locationId(state, definition),
                        position,
                        carried,
                        JsonObject.EMPTY));
        transaction.put(new Metadata(NpcKeys.definition(definition.id()), definition.json()));
    }

    /// Gives an NPC that is there another definition. Where it stands and what it carries stays.
    ///
    /// @throws NpcDefinitionException where there is no such NPC
    public static void again(Transaction transaction, NpcDefinition definition)
            throws NpcDefinitionException {
        Optional<Soul> soul = transaction.state().entity(definition.id(), Soul.class);
        if (soul.isEmpty() || soul.get().type() != Soul.Type.NPC) {
            throw new NpcDefinitionException("id", "is of no NPC: " + definition.id());
        }
        putFunctions(transaction, definition);
        transaction.put(soul.get().named(definition.name()));
        transaction.put(new Metadata(NpcKeys.definition(definition.id()), definition.json()));
    }

    /// Takes an NPC out, with everything that the world keeps of it. What it carried stays in the
    /// world, with nobody.
    public static void end(Transaction transaction, String npcId) {
        transaction.remove(EntryKey.entity(npcId));
        forget(transaction, npcId);
    }

    /// Takes out what the world keeps of an NPC beside its soul.
    public static void forget(Transaction transaction, String npcId) {
        transaction.state().entries().stream()
                .map(Entry::key)
                .filter(key ->
                        NpcKeys.parse(key).filter(name -> name.npcId().equals(npcId)).isPresent())
                .toList()
                .forEach(transaction::remove);
    }

    private static void putFunctions(Transaction transaction, NpcDefinition definition)
            throws NpcDefinitionException {
        List<NpcDefinition.Code> codes = new ArrayList<>();
        definition.belongings().forEach(belonging -> belonging.function().ifPresent(codes::add));
        definition.abilities().forEach(ability -> ability.code().ifPresent(codes::add));
        for (NpcDefinition.Code code : codes) {
            String hash = transaction.keep(code.source());
            FunctionRevision revision =
                    new FunctionRevision(
                            code.description(),
                            JsonObject.of("type", "object", "properties", JsonObject.EMPTY),
                            code.language(),
                            hash,
                            JsonObject.of("author", "npc " + definition.id()));
            Optional<StoredFunction> old = transaction.state().function(code.name());
            if (old.isPresent() && old.get().ownerId().isPresent()) {
                throw new NpcDefinitionException(
                        "function.name", "is that of somebody's function: " + code.name());
            }
            if (old.isEmpty()) {
                transaction.put(
                        StoredFunction.first(
                                code.name(),
                                Optional.empty(),
                                StoredFunction.Status.ACTIVE,
                                revision));
            } else if (!old.get().active().sourceHash().equals(hash)) {
                transaction.put(old.get().revised(revision));
            }
        }
        for (NpcDefinition.Ability ability : definition.abilities()) {
            if (transaction.state().function(ability.functionName()).isEmpty()) {
                throw new NpcDefinitionException(
                        "abilities",
                        "name a function that is not there: " + ability.functionName());
            }
        }
    }

    private static String locationId(WorldState state, NpcDefinition definition) {
        return definition
                .home()
                .map(NpcDefinition.Home::locationId)
                .or(() ->
                        state.property("initial_start_location_id")
                                .flatMap(value -> JsonObject.of("id", value).text("id")))
                .orElse("LIMBO_VOID");
    }

    private static Position position(WorldState state, NpcDefinition definition)
            throws NpcDefinitionException {
        String locationId = locationId(state, definition);
        Optional<Location> location = state.entity(locationId, Location.class);
        if (location.isEmpty()) {
            if (definition.home().isPresent()) {
                throw new NpcDefinitionException(
                        "home.location_id", "names no location: " + locationId);
            }
            return Position.ORIGIN;
        }
        if (definition.home().isEmpty()) {
            return besides(state, location.get(), definition.id());
        }
        NpcDefinition.Home home = definition.home().get();
        if (home.position().size() == 3) {
            return new Position(
                    home.position().get(0), home.position().get(1), home.position().get(2));
        }
        if (home.landmarkKey().isEmpty()) {
            return besides(state, location.get(), definition.id());
        }
        Optional<Landmark> landmark = state.landmark(locationId, home.landmarkKey().get());
        if (landmark.isEmpty()) {
            throw new NpcDefinitionException(
                    "home.landmark_key",
                    "names no landmark of %s: %s".formatted(locationId, home.landmarkKey().get()));
        }
        return landmark.get().position();
    }

    /// Where somebody stands who comes to a location: where one comes in, and beside those who
    /// stand there already.
    public static Position besides(WorldState state, Location location, String soulId) {
        Position spot = location.arrival();
        List<Position> others =
                state.in(location.id(), Soul.class).stream()
                        .filter(other -> !other.id().equals(soulId))
                        .map(Soul::position)
                        .toList();
        Position tried = spot;
        for (int step = 1; step <= 12 && isTaken(others, tried); step++) {
            double side = (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * BESIDE;
            tried = new Position(spot.x() + side, spot.y(), spot.z());
        }
        return isTaken(others, tried) ? spot : tried;
    }

    private static boolean isTaken(List<Position> others, Position spot) {
        return others.stream().anyMatch(other -> other.distanceTo(spot) < BESIDE * 0.75);
    }
}
