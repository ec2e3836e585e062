package dev.orbwright.llm;

import java.util.Locale;
import java.util.Objects;

/// Whose budget a request is on.
///
/// @param id which one of its kind; empty where there is only one
public record Payer(Kind kind, String id) {

    /// The kinds of payers, from the smallest purse to the largest.
    public enum Kind {
        /// Whoever plays; the id is of the soul.
        PLAYER,
        /// Somebody whom the server plays; the id is of the soul.
        NPC,
        /// A world, for what nobody in it has asked for.
        WORLD,
        /// The server: it pays for all worlds.
        ALL;

        /// `player`, `npc`, `world`, `all`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The server as a whole.
    public static final Payer ALL = new Payer(Kind.ALL, "");

    public Payer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static Payer player(String soulId) {
        return new Payer(Kind.PLAYER, soulId);
    }

    public static Payer npc(String soulId) {
        return new Payer(Kind.NPC, soulId);
    }

    public static Payer world(String worldId) {
        return new Payer(Kind.WORLD, worldId);
    }
}
