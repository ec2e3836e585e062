package dev.orbwright.sandbox.lockdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns rules into a BPF program: one block for each system call, which ends in an answer.
///
/// A call of another architecture ends the process, because its numbers mean other calls. A number
/// that is newer than all known here is answered `ENOSYS`, as by an older kernel, so that libraries
/// fall back to what they did before; any other number without a rule is answered `EPERM`.
final class Filter {
    /// The x32 variant of x86-64 shares its architecture number and sets this bit.
    private static final int X32_BIT = 0x4000_0000;

    /// The first number that no kernel had when this was written (both architectures share new
    /// ones).
    private static final int FIRST_UNKNOWN = 470;

    private Filter() {}

    static List<Instruction> program(Architecture architecture, Map<SystemCall, Rule> rules) {
        List<Instruction> program = new ArrayList<>();
        program.add(Instruction.loadArchitecture());
        program.add(Instruction.skipIfEqual(architecture.auditNumber(), 1));
        program.add(Instruction.kill());
        program.add(Instruction.loadNumber());
        program.add(Instruction.skipIfBelow(X32_BIT, 1));
        program.add(Instruction.kill());
        program.add(Instruction.skipIfBelow(FIRST_UNKNOWN, 1));
        program.add(Instruction.refuse(Errno.ENOSYS));
        rules.forEach((call, rule) ->
                call.number(architecture)
                        .ifPresent(number -> {
                            List<Instruction> block = block(rule);
                            program.add(Instruction.skipUnlessEqual(number, block.size()));
                            program.addAll(block);
                        }));
        program.add(Instruction.refuse(Errno.EPERM));
        return program;
    }

    private static List<Instruction> block(Rule rule) {
        List<Instruction> block = new ArrayList<>();
        switch (rule) {
            case Rule.Allow() -> block.add(Instruction.allow());
            case Rule.Refuse(int error) -> block.add(Instruction.refuse(error));
            case Rule.Masked(int argument, int mask, int value) -> {
                block.add(Instruction.loadLowerHalf(argument));
                block.add(Instruction.and(mask));
                allowIfEqual(block, value);
                block.add(Instruction.refuse(Errno.EPERM));
            }
            case Rule.OneOf(int argument, List<Integer> values) -> {
                block.add(Instruction.loadLowerHalf(argument));
                values.forEach(value -> allowIfEqual(block, value));
                block.add(Instruction.refuse(Errno.EPERM));
            }
            case Rule.Zero(int argument) -> {
                block.add(Instruction.loadLowerHalf(argument));
                block.add(Instruction.skipUnlessEqual(0, 3));
                block.add(Instruction.loadUpperHalf(argument));
                allowIfEqual(block, 0);
                block.add(Instruction.refuse(Errno.EPERM));
            }
        }
        return block;
    }

    private static void allowIfEqual(List<Instruction> block, int value) {
        block.add(Instruction.skipUnlessEqual(value, 1));
        block.add(Instruction.allow());
    }
}
