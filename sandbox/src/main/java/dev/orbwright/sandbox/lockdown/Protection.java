package dev.orbwright.sandbox.lockdown;

/// One thing that was taken from a worker, or could not be.
///
/// @param name what is protected, in a few words that an operator understands
/// @param inForce whether it holds
/// @param detail by which means it holds, or why it does not; may be empty
public record Protection(String name, boolean inForce, String detail) {

    public Protection {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A protection needs a name");
        }
    }

    static Protection inForce(String name, String means) {
        return new Protection(name, true, means);
    }

    static Protection missing(String name, String reason) {
        return new Protection(name, false, reason);
    }

    /// One line for the log and for `/health`.
    public String text() {
        String state = inForce ? name : name + ": NOT in force";
        return detail.isEmpty() ? state : state + " (" + detail + ")";
    }
}
