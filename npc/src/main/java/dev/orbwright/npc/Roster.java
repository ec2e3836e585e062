package dev.orbwright.npc;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinitionException;
import dev.orbwright.world.npc.NpcDefinitionReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which NPCs there are. A definition is read when it is first needed.
final class Roster {

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    private static final class Role {
        private final JsonObject json;
        private volatile Optional<NpcDefinition> read = Optional.empty();
        private volatile boolean unreadable;

        Role(JsonObject json) {
            this.json = json;
        }
    }

    private final Map<String, Role> roles = new ConcurrentHashMap<>();

    /// Those who follow a routine, which is seen without reading the whole definition.
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    void put(String npcId, JsonObject json) {
        roles.put(npcId, new Role(json));
        if (json.items("routine").isEmpty()) {
            busy.remove(npcId);
        } else {
            busy.add(npcId);
        }
    }

    void remove(String npcId) {
        roles.remove(npcId);
        busy.remove(npcId);
    }

    void clear() {
        roles.clear();
        busy.clear();
    }

    /// Those who follow a routine.
    List<String> busy() {
        return List.copyOf(busy);
    }

    boolean has(String npcId) {
        return roles.containsKey(npcId);
    }

    int size() {
        return roles.size();
    }

    Collection<String> ids() {
        return List.copyOf(roles.keySet());
    }

    /// The definition; empty where there is none that can be read.
    Optional<NpcDefinition> definition(String npcId) {
        Role role = roles.get(npcId);
        if (role == null || role.unreadable) {
            return Optional.empty();
        }
        if (role.read.isEmpty()) {
            try {
                role.read = Optional.of(NpcDefinitionReader.read(role.json));
            } catch (NpcDefinitionException e) {
                role.unreadable = true;
                LOG.error("The definition of the NPC {} cannot be read: {}", npcId, e.getMessage());
            }
        }
        return role.read;
    }
}
