package dev.orbwright.sandbox.lockdown;

/// One instruction of classic BPF, `struct sock_filter` of `linux/filter.h`; the few that filters
/// of system calls need. A program looks at `struct seccomp_data`: the number of the call (4
/// bytes), the architecture (4), the instruction pointer (8) and six arguments (8 each).
///
/// Source: seccomp(2), and the kernel's `Documentation/networking/filter.rst`.
///
/// @param code the operation
/// @param ifTrue how many instructions a jump skips when its condition holds, 0 to 255
/// @param ifFalse and when it does not
/// @param operand `k`
record Instruction(int code, int ifTrue, int ifFalse, int operand) {
    static final int LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    static final int AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
    static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    static final int JUMP_IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K, unsigned
    static final int RETURN = 0x06; // BPF_RET | BPF_K

    static final int KILL_PROCESS = 0x8000_0000;
    static final int ERROR = 0x0005_0000;
    static final int ALLOW = 0x7FFF_0000;

    Instruction {
        if ((ifTrue | ifFalse) >>> 8 != 0) {
            throw new IllegalArgumentException("A jump skips at most 255 instructions");
        }
    }

    static Instruction loadNumber() {
        return load(0);
    }

    static Instruction loadArchitecture() {
        return load(4);
    }

    static Instruction loadLowerHalf(int argument) {
        return load(16 + 8 * argument);
    }

    static Instruction loadUpperHalf(int argument) {
        return load(20 + 8 * argument);
    }

    private static Instruction load(int offset) {
        return new Instruction(LOAD_WORD, 0, 0, offset);
    }

    static Instruction and(int mask) {
        return new Instruction(AND, 0, 0, mask);
    }

    /// Skips `count` instructions if the accumulator is `value`.
    static Instruction skipIfEqual(int value, int count) {
        return new Instruction(JUMP_IF_EQUAL, count, 0, value);
    }

    /// Skips `count` instructions unless the accumulator is `value`.
    static Instruction skipUnlessEqual(int value, int count) {
        return new Instruction(JUMP_IF_EQUAL, 0, count, value);
    }

    /// Skips `count` instructions unless the accumulator is, unsigned, at least `value`.
    static Instruction skipIfBelow(int value, int count) {
        return new Instruction(JUMP_IF_AT_LEAST, 0, count, value);
    }

    static Instruction allow() {
        return new Instruction(RETURN, 0, 0, ALLOW);
    }

    static Instruction refuse(int error) {
        return new Instruction(RETURN, 0, 0, ERROR | error);
    }

    static Instruction kill() {
        return new Instruction(RETURN, 0, 0, KILL_PROCESS);
    }
}
