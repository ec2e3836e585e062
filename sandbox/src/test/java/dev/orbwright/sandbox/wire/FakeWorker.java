package dev.orbwright.sandbox.wire;

import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.Used;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// The main program of a worker that is not ours: it does what the name of the function says.
public final class FakeWorker {
    private final SocketChannel channel;
    private final FrameReader reader = new FrameReader();
    private final ByteBuffer in = ByteBuffer.allocate(4096);

    private FakeWorker(SocketChannel channel) {
        this.channel = channel;
    }

    /// Until the server has enough of it.
    public static void main(String[] arguments) throws Exception {
        BufferedReader start =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String address = Objects.requireNonNull(start.readLine());
        String secret = Objects.requireNonNull(start.readLine());
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        boolean _ = start.read() < 0;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    } finally {
                        Runtime.getRuntime().halt(1);
                    }
                });
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(address.substring(5)))) {
            FakeWorker worker = new FakeWorker(channel);
            worker.send(new Frame.Hello(secret));
            worker.read();
            worker.send(new Frame.Ready(List.of()));
            while (worker.read() instanceof Frame.Run run) {
                worker.attack(run);
            }
        }
    }

    /// Connects as a worker does and shows this secret in place of the one that it was told.
    public static void greet(String secret) throws IOException {
        BufferedReader start =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String address = Objects.requireNonNull(start.readLine());
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(address.substring(5)))) {
            FakeWorker worker = new FakeWorker(channel);
            worker.send(new Frame.Hello(secret));
            worker.read();
        }
    }

    private Frame read() throws IOException {
        while (true) {
            var frame = reader.next(1 << 20);
            if (frame.isPresent()) {
                return frame.get();
            }
            in.clear();
            if (channel.read(in) < 0) {
                System.exit(0);
            }
            reader.feed(in.flip());
        }
    }

    private void send(Frame... frames) throws IOException {
        FrameWriter writer = new FrameWriter();
        for (Frame frame : frames) {
            writer.add(frame);
        }
        write(writer.bytes(), writer.size());
    }

    private void write(byte[] bytes, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, size);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void attack(Frame.Run run) throws Exception {
        int number = run.run();
        Frame done = new Frame.Done(number, new Frame.Ending.Returned("1"), Used.NOTHING);
        switch (run.functionName()) {
            case "honest" -> send(done);
            case "garbage" -> {
                byte[] bytes = new byte[5000];
                new Random(number).nextBytes(bytes);
                write(bytes, bytes.length);
            }
            case "truncated" -> {
                FrameWriter writer = new FrameWriter();
                writer.add(done);
                write(writer.bytes(), writer.size() / 2);
                System.exit(0);
            }
            case "halfAndSilent" -> {
                write(new byte[] {0, 0}, 2);
                Thread.sleep(60_000);
            }
            case "hugeFrame" -> write(new byte[] {127, -1, -1, -1, 1}, 5);
            case "otherRun" -> send(new Frame.Call(number + 1, 0, "[]", Used.NOTHING));
            case "earlierRun" -> send(new Frame.Call(number - 1, 0, "[]", Used.NOTHING));
            case "otherRunDone" ->
                    send(new Frame.Done(number + 1, new Frame.Ending.Returned("1"), Used.NOTHING));
            case "takesWhatWasNotSent" -> send(new Frame.Took(number), done);
            case "unaskedReply" -> send(new Frame.Reply(number, "V1"));
            case "waitsForNothing" -> send(new Frame.Await(number, 3));
            case "unknownFunction" -> send(new Frame.Call(number, 99, "[]", Used.NOTHING));
            case "negativeFunction" -> send(new Frame.Call(number, -1, "[]", Used.NOTHING));
            case "argumentsNoJson" -> send(new Frame.Call(number, 0, "[1,", Used.NOTHING));
            case "argumentsNoArray" -> send(new Frame.Call(number, 0, "{}", Used.NOTHING));
            case "resultNoJson" ->
                    send(new Frame.Done(number, new Frame.Ending.Returned("oops"), Used.NOTHING));
            case "twoEnds" -> send(done, done);
            case "beginsTwice" ->
                    send(new Frame.Begun(number, 0), new Frame.Begun(number, 0), done);
            case "helloAgain" -> send(new Frame.Hello("x"));
            case "putsOffWhatMustWait" -> send(new Frame.Later(number, 0, 0, "[]"), done);
            case "silent" -> Thread.sleep(60_000);
            case "floodsLog" -> {
                while (true) {
                    send(new Frame.Log(number, "log", "x".repeat(50)));
                }
            }
            case "floodsCalls" -> {
                while (true) {
                    send(new Frame.Call(number, 0, "[]", Used.NOTHING));
                }
            }
            case "unknownLevel" -> send(new Frame.Log(number, "x".repeat(9_000), "hello"), done);
            case "hugeError" ->
                    send(
                            new Frame.Done(
                                    number,
                                    new Frame.Ending.Wrong(
                                            GuestError.of("BROKEN", "x".repeat(100_000))),
                                    Used.NOTHING));
            case "claimsBusy" ->
                    send(
                            new Frame.Done(
                                    number, new Frame.Ending.Stopped(Limit.BUSY), Used.NOTHING));
            case "floodsLater" -> {
                for (int ticket = 0; ; ticket++) {
                    send(new Frame.Later(number, ticket, 1, "[\"" + "x".repeat(9_000) + "\"]"));
                }
            }
            case "liesAboutCpu" ->
                    send(
                            new Frame.Done(
                                    number,
                                    new Frame.Ending.Returned("1"),
                                    new Used(
                                            Long.MAX_VALUE,
                                            Long.MAX_VALUE,
                                            Long.MAX_VALUE,
                                            Long.MAX_VALUE)));
            default -> throw new IllegalArgumentException(run.functionName());
        }
    }
}
