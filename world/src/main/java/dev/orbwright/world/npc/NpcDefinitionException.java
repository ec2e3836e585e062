package dev.orbwright.world.npc;

import java.io.Serial;

/// A definition of an NPC says something that it cannot.
public final class NpcDefinitionException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final String field;

    NpcDefinitionException(String field, String message) {
        super(field.isEmpty() ? message : field + " " + message);
        this.field = field;
    }

    /// Which field it is, such as `context.worldState.perceptionRadius`; empty for the whole.
    public String field() {
        return field;
    }
}
