package dev.orbwright.sandbox;

/// What a run itself took so far; without the runs that are nested in it.
///
/// @param statements executed, top-level code included
/// @param cpuNanos CPU time of its thread
/// @param heap bytes that its thread allocated, those that it dropped again too
/// @param preparationNanos CPU time of what was there before the guest began, see
///   [Usage#preparation]
public record Used(long statements, long cpuNanos, long heap, long preparationNanos) {

    /// Nothing.
    public static final Used NOTHING = new Used(0, 0, 0, 0);

    public Used {
        if (statements < 0 || cpuNanos < 0 || heap < 0 || preparationNanos < 0) {
            throw new IllegalArgumentException("What was used cannot be negative");
        }
    }

    /// Both together.
    public Used plus(Used other) {
        return new Used(
                statements + other.statements,
                cpuNanos + other.cpuNanos,
                heap + other.heap,
                preparationNanos + other.preparationNanos);
    }

    /// All but the statements.
    public Used withoutStatements() {
        return new Used(0, cpuNanos, heap, preparationNanos);
    }

    /// No more than the other in any part.
    public Used within(Used most) {
        return new Used(
                Math.min(statements, most.statements),
                Math.min(cpuNanos, most.cpuNanos),
                Math.min(heap, most.heap),
                Math.min(preparationNanos, most.preparationNanos));
    }
}
