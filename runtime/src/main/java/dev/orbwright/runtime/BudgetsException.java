package dev.orbwright.runtime;

/// A file of budgets is wrong. The message names the field and says what is right.
public final class BudgetsException extends Exception {
    BudgetsException(String message) {
        super(message);
    }
}
