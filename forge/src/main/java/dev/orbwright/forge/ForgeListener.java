package dev.orbwright.forge;

/// Watches a wish on its way.
public interface ForgeListener {

    /// A stage begins, or says more of itself. [Stage#WRITING] and [Stage#REPAIRING] begin the text
    /// anew: what was written before is void.
    ///
    /// @param detail a sentence for the player
    void stage(Stage stage, String detail);

    /// More of the function was written.
    default void written(String text) {}

    /// Something is wrong with what was written.
    default void found(Finding finding) {}

    /// Watches nothing.
    static ForgeListener none() {
        return (_, _) -> {};
    }
}
