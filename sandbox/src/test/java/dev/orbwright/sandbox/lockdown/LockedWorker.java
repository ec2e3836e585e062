package dev.orbwright.sandbox.lockdown;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The main of a process that behaves as a worker does: connects, warms up, locks itself down, then
/// says over its socket what it can still do, as lines `name<TAB>outcome`.
///
/// Arguments: the socket, the scratch folder, a port, the starter's id, `on`, `off` or `twice`,
/// `attempts`, `guests` or `memory`, then the readable paths.
final class LockedWorker {
    static final String SUCCEEDED = "succeeded";

    private final BufferedWriter out;

    private LockedWorker(BufferedWriter out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(args[0]);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(address);
            OutputStream stream = Channels.newOutputStream(channel);
            new LockedWorker(
                            new BufferedWriter(
                                    new OutputStreamWriter(stream, StandardCharsets.UTF_8)))
                    .work(args);
        }
    }

    private void work(String[] args) throws Exception {
        List<Path> readable = Arrays.stream(args).skip(6).map(Path::of).toList();
        LockdownSettings settings = LockdownSettings.standard(readable);
        ExecutorService early =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        early.submit(() -> "started").get();
        Map<String, Attempts.Attempt> attempts =
                Attempts.all(
                        Path.of(args[1]),
                        Integer.parseInt(args[2]),
                        Long.parseLong(args[3]),
                        early);
        String task = args[5];
        if (!task.equals("attempts")) {
            GuestWork.warmUp();
        }
        long start = System.nanoTime();
        say("protections", String.join("; ", lock(args[4], settings)));
        say("took", (System.nanoTime() - start) / 1000 + " us");
        switch (task) {
            case "attempts" -> attempts.forEach(this::tell);
            case "guests" -> GuestWork.all().forEach(this::tell);
            case "memory" -> {
                List<byte[]> kept = new ArrayList<>();
                while (!kept.isEmpty() || kept.add(new byte[1])) {
                    kept.add(new byte[1 << 20]);
                }
            }
            default -> throw new IllegalArgumentException(task);
        }
        say("end", SUCCEEDED);
    }

    private static List<String> lock(String mode, LockdownSettings settings) {
        if (mode.equals("off")) {
            return List.of();
        }
        List<Protection> first = Lockdown.apply(settings);
        return (mode.equals("twice") ? Lockdown.apply(settings.withRequired(Set.of())) : first)
                .stream().map(Protection::text).toList();
    }

    private void tell(String name, Attempts.Attempt attempt) {
        String outcome;
        try {
            attempt.run();
            outcome = SUCCEEDED;
        } catch (Throwable e) {
            outcome = e.toString();
        }
        say(name, outcome);
    }

    private void say(String name, String outcome) {
        try {
            out.write(name + "\t" + outcome.replace('\n', ' ') + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
