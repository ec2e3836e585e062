package dev.orbwright.sandbox.wire;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Used;
import dev.orbwright.sandbox.wire.Frame.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads one frame from bytes that have all come.
final class Fields {
    private final byte[] bytes;
    private final int end;
    private int at;

    private Fields(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /// The frame in these bytes, its length not among them.
    static Frame frame(byte[] bytes, int start, int end) throws ProtocolViolation {
        Fields fields = new Fields(bytes, start, end);
        try {
            Frame frame = fields.frame();
            if (fields.at != end) {
                throw new ProtocolViolation(
                        "A frame is %d bytes longer than its fields".formatted(end - fields.at));
            }
            return frame;
        } catch (IllegalArgumentException e) {
            // A record that refuses its parts; what it says may quote them.
            throw new ProtocolViolation("A frame's fields do not fit together");
        }
    }

    private Frame frame() throws ProtocolViolation {
        return switch (FrameType.numbered(number8())) {
            case SETUP ->
                    new Frame.Setup(
                            Language.valueOf(text()),
                            binding(),
                            budgets(),
                            number32(),
                            number32(),
                            flag(),
                            texts());
            case RUN ->
                    new Frame.Run(
                            number32(),
                            number32(),
                            allowance(),
                            flag(),
                            text(),
                            number32(),
                            optionalText(),
                            text(),
                            text(),
                            optionalText());
            case CHECK -> new Frame.Check(number32(), text(), text());
            case REPLY -> new Frame.Reply(number32(), text());
            case STOP -> new Frame.Stop(number32());
            case HELLO -> new Frame.Hello(text());
            case READY -> new Frame.Ready(texts());
            case CALL -> new Frame.Call(number32(), number32(), text(), used());
            case LATER -> new Frame.Later(number32(), number32(), number32(), text());
            case AWAIT -> new Frame.Await(number32(), number32());
            case BEGUN -> new Frame.Begun(number32(), number64());
            case LEAVING -> new Frame.Leaving(number32());
            case AHEAD -> new Frame.Ahead(number32(), number32(), text(), text());
            case TOOK -> new Frame.Took(number32());
            case LOG -> new Frame.Log(number32(), text(), text());
            case DONE -> new Frame.Done(number32(), ending(), used());
        };
    }

    private HostBinding binding() throws ProtocolViolation {
        List<String> nativeNames = texts();
        List<String> seedNames = texts();
        Map<String, List<String>> lazy = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            lazy.put(text(), texts());
        }
        return new HostBinding(nativeNames, seedNames, lazy);
    }

    private List<Budget> budgets() throws ProtocolViolation {
        List<Budget> budgets = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            budgets.add(
                    new Budget(
                            text(),
                            number64(),
                            Duration.ofNanos(number64()),
                            Duration.ofNanos(number64()),
                            number32(),
                            number32(),
                            number32(),
                            number32(),
                            number32(),
                            number32(),
                            number32(),
                            number64(),
                            number32()));
        }
        return budgets;
    }

    private Used used() throws ProtocolViolation {
        return new Used(number64(), number64(), number64(), number64());
    }

    private Allowance allowance() throws ProtocolViolation {
        return new Allowance(
                number64(),
                number64(),
                number64(),
                number32(),
                number64(),
                number64(),
                number32(),
                number64());
    }

    private Ending ending() throws ProtocolViolation {
        return switch (index(3)) {
            case 0 -> new Ending.Returned(text());
            case 1 -> {
                String code = text();
                String message = text();
                OptionalInt line = place();
                OptionalInt column = place();
                yield new Ending.Wrong(new GuestError(code, message, line, column, text()));
            }
            default -> new Ending.Stopped(Limit.valueOf(text()));
        };
    }

    private OptionalInt place() throws ProtocolViolation {
        int number = number32();
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private List<String> texts() throws ProtocolViolation {
        List<String> texts = new ArrayList<>();
        for (int left = count(); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    private Optional<String> optionalText() throws ProtocolViolation {
        return flag() ? Optional.of(text()) : Optional.empty();
    }

    private String text() throws ProtocolViolation {
        boolean wide = flag();
        int length = number32();
        int width = wide ? 2 : 1;
        if (length < 0 || length > (end - at) / width) {
            throw new ProtocolViolation(
                    "A text of %d characters is longer than its frame".formatted(length));
        }
        int start = at;
        at += length * width;
        return wide
                ? wideText(start, length)
                : new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    /// By hand: Java's own decoder replaces lone surrogates.
    private String wideText(int start, int length) {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            int high = bytes[start + 2 * i] & 0xff;
            int low = bytes[start + 2 * i + 1] & 0xff;
            characters[i] = (char) ((high << 8) | low);
        }
        return new String(characters);
    }

    /// Of things that take at least four bytes each.
    private int count() throws ProtocolViolation {
        int count = number32();
        if (count < 0 || count > (end - at) / Integer.BYTES) {
            throw new ProtocolViolation("A list of %d is longer than its frame".formatted(count));
        }
        return count;
    }

    private boolean flag() throws ProtocolViolation {
        return index(2) == 1;
    }

    private int index(int below) throws ProtocolViolation {
        int number = number8();
        if (number >= below) {
            throw new ProtocolViolation(
                    "A frame has %d where there are %d".formatted(number, below));
        }
        return number;
    }

    private int number8() throws ProtocolViolation {
        if (at >= end) {
            throw new ProtocolViolation("A frame is shorter than its fields");
        }
        return bytes[at++] & 0xff;
    }

    private int number32() throws ProtocolViolation {
        return (number8() << 24) | (number8() << 16) | (number8() << 8) | number8();
    }

    private long number64() throws ProtocolViolation {
        return ((long) number32() << 32) | (number32() & 0xffffffffL);
    }
}
