package dev.orbwright.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.sandbox.Allowance;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.HostBinding;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Used;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
    private static final int MAX = 1 << 16;

    private static final List<Frame> ALL =
            List.of(
                    new Frame.Setup(
                            Language.JAVASCRIPT,
                            new HostBinding(
                                    List.of("a", "b"), List.of("c"), Map.of("b", List.of("id"))),
                            List.of(Budget.TOOL, Budget.GENESIS),
                            4,
                            300,
                            true,
                            List.of("/lib", "/dev/urandom")),
                    new Frame.Run(
                            1,
                            0,
                            Allowance.of(Budget.TOOL),
                            true,
                            "main",
                            7,
                            Optional.of("function main() { return 'é€😀'; }"),
                            "{\"a\":\"\ud800\"}",
                            "owner",
                            Optional.of("key")),
                    new Frame.Run(
                            2,
                            1,
                            Allowance.of(Budget.TOOL),
                            false,
                            "main",
                            7,
                            Optional.empty(),
                            "{}",
                            "",
                            Optional.empty()),
                    new Frame.Check(3, "main", "x"),
                    new Frame.Reply(3, "V[1]"),
                    new Frame.Stop(3),
                    new Frame.Hello("secret"),
                    new Frame.Ready(List.of("one", "two")),
                    new Frame.Call(1, 2, "[]", new Used(5, 6, 7, 8)),
                    new Frame.Later(1, 0, 2, "[\"ÿ\"]"),
                    new Frame.Await(1, 0),
                    new Frame.Begun(1, 5),
                    new Frame.Ahead(1, 2, "[]", "V[1]"),
                    new Frame.Took(1),
                    new Frame.Leaving(1),
                    new Frame.Log(1, "warn", "text"),
                    new Frame.Done(1, new Frame.Ending.Returned("null"), new Used(1, 2, 3, 4)),
                    new Frame.Done(
                            1,
                            new Frame.Ending.Wrong(
                                    new GuestError(
                                            "CODE",
                                            "message",
                                            OptionalInt.of(3),
                                            OptionalInt.empty(),
                                            "excerpt")),
                            new Used(1, 2, 3, 4)),
                    new Frame.Done(1, new Frame.Ending.Stopped(Limit.CPU), new Used(1, 2, 3, 4)));

    private static byte[] bytes(List<Frame> frames) {
        FrameWriter writer = new FrameWriter();
        frames.forEach(writer::add);
        return Arrays.copyOf(writer.bytes(), writer.size());
    }

    private static List<Frame> readAll(FrameReader reader) throws ProtocolViolation {
        List<Frame> frames = new ArrayList<>();
        Optional<Frame> next = reader.next(MAX);
        while (next.isPresent()) {
            frames.add(next.get());
            next = reader.next(MAX);
        }
        return frames;
    }

    @Test
    void framesArriveWhereverTheStreamIsCut() throws ProtocolViolation {
        byte[] bytes = bytes(ALL);
        for (int cut = 0; cut <= bytes.length; cut++) {
            FrameReader reader = new FrameReader();
            reader.feed(ByteBuffer.wrap(bytes, 0, cut));
            List<Frame> frames = readAll(reader);
            reader.feed(ByteBuffer.wrap(bytes, cut, bytes.length - cut));
            frames.addAll(readAll(reader));
            assertThat(frames).as("cut at %d", cut).isEqualTo(ALL);
            assertThat(reader.isEmpty()).isTrue();
        }
    }

    @Test
    void framesArriveByteByByte() throws ProtocolViolation {
        FrameReader reader = new FrameReader();
        List<Frame> frames = new ArrayList<>();
        for (byte b : bytes(ALL)) {
            reader.feed(ByteBuffer.wrap(new byte[] {b}));
            frames.addAll(readAll(reader));
        }
        assertThat(frames).isEqualTo(ALL);
    }

    @Test
    void aFrameThatIsCutShortOrTooLongIsAViolation() {
        for (Frame frame : ALL) {
            byte[] whole = bytes(List.of(frame));
            for (int length = 5; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                ByteBuffer.wrap(cut).putInt(length - 4);
                assertThatThrownBy(() -> readOne(cut)).isInstanceOf(ProtocolViolation.class);
            }
            byte[] longer = Arrays.copyOf(whole, whole.length + 1);
            ByteBuffer.wrap(longer).putInt(longer.length - 4);
            assertThatThrownBy(() -> readOne(longer)).isInstanceOf(ProtocolViolation.class);
        }
    }

    private static Optional<Frame> readOne(byte[] bytes) throws ProtocolViolation {
        FrameReader reader = new FrameReader();
        reader.feed(ByteBuffer.wrap(bytes));
        return reader.next(MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, MAX + 1, Integer.MAX_VALUE})
    void aLengthOutOfBoundsIsAViolation(int length) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(length).array();
        assertThatThrownBy(() -> readOne(bytes))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining(Integer.toString(length));
    }

    @Test
    void whateverComesIsAFrameOrAViolation() {
        Random random = new Random(4);
        byte[] honest = bytes(ALL);
        int violations = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes;
            if (round % 2 == 0) {
                bytes = new byte[4 + 1 + random.nextInt(60)];
                random.nextBytes(bytes);
                bytes[4] = (byte) random.nextInt(13);
                ByteBuffer.wrap(bytes).putInt(bytes.length - 4);
            } else {
                bytes = honest.clone();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                FrameReader reader = new FrameReader();
                reader.feed(ByteBuffer.wrap(bytes));
                readAll(reader);
            } catch (ProtocolViolation e) {
                violations++;
            }
        }
        assertThat(violations).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.5e+10",
                "\"\"",
                "\"\\u00fF\\n\"",
                "[]",
                "{}",
                " [ 1 , {\"a\" : [ ] } ] ",
                "true",
                "null",
                "[[[[1]]]]",
                "{\"a\":{\"b\":null},\"c\":[{}]}",
                "\"\ud800\""
            })
    void jsonIsKnown(String text) {
        assertThat(JsonScan.isValue(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "tru",
                "nul",
                "[",
                "]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1,}",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\n\"",
                "[1}",
                "{\"a\":1]",
                "1 2",
                "NaN",
                "undefined",
                "'a'",
                "[1]]",
                "\"\\u１234\""
            })
    void whatIsNoJsonIsKnown(String text) {
        assertThat(JsonScan.isValue(text)).isFalse();
    }

    @Test
    void depthCostsNoStack() {
        assertThat(JsonScan.isArray("[".repeat(1_000_000) + "]".repeat(1_000_000))).isTrue();
        assertThat(JsonScan.isArray("[".repeat(1_000_000))).isFalse();
    }

    @Test
    void membersAreNamedInOrder() {
        assertThat(JsonScan.members("{\"b\":{\"x\":1},\"a\":[{\"y\":2}]}"))
                .contains(List.of("b", "a"));
        assertThat(JsonScan.members("{}")).contains(List.of());
        assertThat(JsonScan.members("[]")).isEmpty();
        assertThat(JsonScan.members("{\"a\":1")).isEmpty();
    }
}
