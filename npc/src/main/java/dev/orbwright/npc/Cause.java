package dev.orbwright.npc;

import java.util.HashMap;
import java.util.Map;

/// Who has brought something about.
///
/// @param doerId who knows of it without being told; empty text where nobody does
/// @param byPerson whether a player or an operator did it
/// @param chain how many turns of NPCs in a row have led to it
/// @param awake whether those who are woken by it may take a turn, by their ids
record Cause(String doerId, boolean byPerson, int chain, Map<String, Boolean> awake) {
    Cause(String doerId, boolean byPerson, int chain) {
        this(doerId, byPerson, chain, new HashMap<>());
    }
}
