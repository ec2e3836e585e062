package dev.orbwright.sandbox.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a stream of bytes into frames, wherever the pieces in which it comes are cut.
///
/// Memory grows with what has come, not with what a length promises.
public final class FrameReader {
    private static final int KEPT = 1 << 16;

    private byte[] bytes = new byte[4096];
    private int start;
    private int end;

    /// Takes all of these bytes.
    public void feed(ByteBuffer more) {
        int length = more.remaining();
        if (end + length > bytes.length) {
            makeRoom(length);
        }
        more.get(bytes, end, length);
        end += length;
    }

    private void makeRoom(int length) {
        int kept = end - start;
        int needed = kept + length;
        if (needed > bytes.length) {
            bytes = Arrays.copyOfRange(bytes, start, start + Math.max(needed, 2 * bytes.length));
        } else {
            System.arraycopy(bytes, start, bytes, 0, kept);
        }
        start = 0;
        end = kept;
    }

    /// The next frame, if all of it has come.
    ///
    /// @param maxLength bytes that it may have
    public Optional<Frame> next(int maxLength) throws ProtocolViolation {
        if (end - start < Integer.BYTES) {
            return Optional.empty();
        }
        int length = length();
        if (length < 1 || length > maxLength) {
            throw new ProtocolViolation(
                    "A frame of %d bytes; 1 to %d are taken".formatted(length, maxLength));
        }
        if (end - start - Integer.BYTES < length) {
            return Optional.empty();
        }
        int from = start + Integer.BYTES;
        Frame frame = Fields.frame(bytes, from, from + length);
        start = from + length;
        if (start == end) {
            start = 0;
            end = 0;
            if (bytes.length > KEPT) {
                bytes = new byte[4096];
            }
        }
        return Optional.of(frame);
    }

    private int length() {
        return ByteBuffer.wrap(bytes, start, Integer.BYTES).getInt();
    }

    /// Whether there is anything that was not returned yet.
    public boolean isEmpty() {
        return start == end;
    }
}
