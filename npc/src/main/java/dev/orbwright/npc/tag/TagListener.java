package dev.orbwright.npc.tag;

/// Hears what a reply consists of, while it arrives. Elements may be nested: a thought or a command
/// within what is said.
public interface TagListener {

    /// How an element ended.
    enum Ending {
        /// With its closing tag.
        CLOSED,
        /// Without it: something else began, or the reply was over.
        UNCLOSED
    }

    /// An element begins.
    ///
    /// @param index which element of the reply it is, from 0, whatever its tag
    void opened(Tag tag, int index);

    /// More of its text; never empty.
    void text(Tag tag, int index, String text);

    /// It ends.
    void closed(Tag tag, int index, Ending ending);
}
