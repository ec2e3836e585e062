package dev.orbwright.sandbox.lockdown;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Runs a filter as the kernel does, so that filters of other architectures can be tested, too.
final class FilterMachine {
    private FilterMachine() {}

    static int run(List<Instruction> program, int architecture, int number, long... arguments) {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, number).putInt(4, architecture);
        for (int i = 0; i < arguments.length; i++) {
            data.putLong(16 + 8 * i, arguments[i]);
        }
        int accumulator = 0;
        for (int at = 0; ; at++) {
            Instruction instruction = program.get(at);
            int operand = instruction.operand();
            switch (instruction.code()) {
                case Instruction.LOAD_WORD -> accumulator = data.getInt(operand);
                case Instruction.AND -> accumulator &= operand;
                case Instruction.JUMP_IF_EQUAL ->
                        at += accumulator == operand ? instruction.ifTrue() : instruction.ifFalse();
                case Instruction.JUMP_IF_AT_LEAST ->
                        at +=
                                Integer.compareUnsigned(accumulator, operand) >= 0
                                        ? instruction.ifTrue()
                                        : instruction.ifFalse();
                case Instruction.RETURN -> {
                    return operand;
                }
                default -> throw new IllegalStateException(instruction.toString());
            }
        }
    }
}
