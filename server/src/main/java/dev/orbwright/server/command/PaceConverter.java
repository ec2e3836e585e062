package dev.orbwright.server.command;

import dev.orbwright.server.demo.Pace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `--speed`.
final class PaceConverter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
        if (text.equals("max")) {
            return Pace.MAX;
        }
        try {
            return new Pace(Double.parseDouble(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "a speed is a number above 0, or max, not '" + text + "'");
        }
    }
}
