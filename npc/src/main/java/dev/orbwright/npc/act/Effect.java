package dev.orbwright.npc.act;

/// What came of a command.
///
/// @param done false where it was refused or failed; then nothing has changed
/// @param message for the NPC
record Effect(boolean done, String message) {

    static Effect done(String message) {
        return new Effect(true, message);
    }

    static Effect refused(String message) {
        return new Effect(false, message);
    }
}
