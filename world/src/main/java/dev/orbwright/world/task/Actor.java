package dev.orbwright.world.task;

/// Who is behind a task.
///
/// @param id the soul's id, or a name for what is no soul
public record Actor(Kind kind, String id) {

    /// The kinds of actors.
    public enum Kind {
        /// A person, through a soul.
        PLAYER,
        /// The server, through a soul.
        NPC,
        /// The world itself: genesis, its clock.
        WORLD,
        /// Whoever runs the server.
        OPERATOR
    }

    /// The world itself.
    public static final Actor WORLD = new Actor(Kind.WORLD, "world");

    /// A player's soul.
    public static Actor player(String soulId) {
        return new Actor(Kind.PLAYER, soulId);
    }
}
