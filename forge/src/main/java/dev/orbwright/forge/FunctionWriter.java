package dev.orbwright.forge;

/// Writes functions: a language model, or the offline recipes.
public interface FunctionWriter {

    /// Who writes, for the log and for `/health`; never a key.
    String description();

    /// Writes a function, or says why not.
    ///
    /// @param listener hears the text as it is written
    Draft write(Order order, ForgeListener listener);
}
