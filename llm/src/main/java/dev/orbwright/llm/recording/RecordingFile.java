package dev.orbwright.llm.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// A recording's file, opened to add to it. What [#append] has returned from survives a crash.
final class RecordingFile implements AutoCloseable {

    /// Far above any recording that a person would make.
    private static final long LONGEST = 1L << 30;

    private final Path file;

    /// Not a channel of its own: an interrupt of a caller would close that.
    private final RandomAccessFile writing;

    private final ReentrantLock turn = new ReentrantLock();

    private RecordingFile(Path file, RandomAccessFile writing) {
        this.file = file;
        this.writing = writing;
    }

    /// Opens a recording, or begins one where there is no file.
    ///
    /// @throws RecordingException where it is damaged, in use or cannot be opened
    static RecordingFile open(Path file) {
        if (Files.exists(file)) {
            read(file);
        }
        try {
            RandomAccessFile writing = new RandomAccessFile(file.toFile(), "rw");
            try {
                if (!lock(writing)) {
                    throw new RecordingException(
                            "%s is being recorded to by another server: choose another file."
                                    .formatted(file));
                }
                return new RecordingFile(file, writing);
            } catch (IOException | RuntimeException e) {
                writing.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RecordingException(
                    "%s cannot be recorded to (%s): choose a file in a folder that can be written."
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    /// True where nobody else has the file. The lock ends with the file's being closed.
    @SuppressWarnings("resource")
    private static boolean lock(RandomAccessFile writing) throws IOException {
        try {
            return writing.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// Adds an exchange, and waits until the disk has it. A line that could not be written whole is
    /// taken back.
    void append(Exchange exchange) throws IOException {
        byte[] line = (RecordedJson.line(exchange) + "\n").getBytes(StandardCharsets.UTF_8);
        turn.lock();
        try {
            long end = writing.length();
            writing.seek(end);
            boolean written = false;
            try {
                writing.write(line);
                writing.getFD().sync();
                written = true;
            } finally {
                if (!written) {
                    writing.setLength(end);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    Path file() {
        return file;
    }

    /// All exchanges of a recording, in their order.
    ///
    /// @throws RecordingException where it cannot be read, or a line is damaged
    static List<Exchange> read(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > LONGEST) {
                throw new RecordingException(
                        "%s is too long for a recording: 1 GB is the most.".formatted(file));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RecordingException(
                    "The recording %s cannot be read (%s). Make one with --llm record:%s."
                            .formatted(file, e.getClass().getSimpleName(), file),
                    e);
        }
        List<Exchange> exchanges = new ArrayList<>();
        int number = 1;
        for (int from = 0; from < bytes.length; number++) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            if (to == bytes.length) {
                throw damaged(file, number, "it has no end");
            }
            exchanges.add(read(file, number, Arrays.copyOfRange(bytes, from, to)));
            from = to + 1;
        }
        return exchanges;
    }

    private static Exchange read(Path file, int number, byte[] line) {
        try {
            return RecordedReader.read(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException _) {
            throw damaged(file, number, "it is no UTF-8");
        } catch (IllegalArgumentException e) {
            throw damaged(file, number, String.valueOf(e.getMessage()));
        }
    }

    private static RecordingException damaged(Path file, int number, String how) {
        return new RecordingException(
                "%s, line %d is damaged: %s. Delete the line, or record anew."
                        .formatted(file, number, how));
    }

    @Override
    public void close() throws IOException {
        writing.close();
    }
}
