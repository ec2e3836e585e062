package dev.orbwright.npc.tag;

/// A piece of a reply.
sealed interface Markup {

    /// Plain text, its entities decoded.
    record Text(String text) implements Markup {}

    /// An opening tag, known or not.
    ///
    /// @param raw as it was written
    record Open(String name, boolean selfClosing, String raw) implements Markup {}

    /// A closing tag, known or not.
    record Close(String name, String raw) implements Markup {}
}
