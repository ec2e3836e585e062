package dev.orbwright.forge.recipe;

/// A recipe that cannot be used; the message names its file and the fault.
public final class BrokenRecipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenRecipeException(String file, String fault) {
        super("The recipe %s is broken: %s.".formatted(file, fault));
    }
}
