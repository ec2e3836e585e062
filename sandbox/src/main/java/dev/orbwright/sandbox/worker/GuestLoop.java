package dev.orbwright.sandbox.worker;

import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.DirectSandbox;
import dev.orbwright.sandbox.GuestError;
import dev.orbwright.sandbox.GuestFunction;
import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.sandbox.RunRequest;
import dev.orbwright.sandbox.RunResult;
import dev.orbwright.sandbox.Usage;
import dev.orbwright.sandbox.lockdown.Descriptors;
import dev.orbwright.sandbox.lockdown.Lockdown;
import dev.orbwright.sandbox.lockdown.LockdownSettings;
import dev.orbwright.sandbox.lockdown.Protection;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import dev.orbwright.sandbox.wire.ProtocolViolation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes runs from the server, one after the other, and runs those that come while another waits
/// for its answer within that.
final class GuestLoop {

    private static final Logger log = LoggerFactory.getLogger(GuestLoop.class);

    /// Without a frame for so long, there is time for the warm-up.
    private static final long IDLE_NANOS = 2_000_000;

    /// So many more descriptors than at the beginning, and a guest has left them open. The JVM
    /// opens a few itself.
    private static final int MORE_DESCRIPTORS = 48;

    /// More than so many more than at its beginning, and a run is to blame.
    private static final int MORE_OF_A_RUN = 1;

    private final Link link;
    private final Frame.Setup setup;
    private final DirectSandbox sandbox;
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<Integer, String> sources = new HashMap<>();

    private final Consumer<Limit> giveUp;
    private final Descriptors descriptors = Descriptors.ofThisProcess();
    private final OptionalInt openAtFirst;
    private final HeapRoom room;
    private int openBefore;
    private Optional<Frame.Ahead> ahead = Optional.empty();
    private boolean hasRoom = true;

    /// Whether the warm-up is over.
    private boolean warm;

    private GuestLoop(Link link, Frame.Setup setup, DirectSandbox sandbox, Consumer<Limit> giveUp) {
        this.link = link;
        this.setup = setup;
        this.sandbox = sandbox;
        this.giveUp = giveUp;
        this.openAtFirst = descriptors.open();
        this.room = new HeapRoom(sandbox::forget);
        List<String> names = setup.binding().names();
        for (int i = 0; i < names.size(); i++) {
            functions.put(names.get(i), i);
        }
    }

    /// Reads what the worker is to be, becomes it, gives up the rights of the process, and says so.
    /// The calling thread runs all guests but nested ones, whose threads it starts.
    static GuestLoop start(Link link, Consumer<Limit> giveUp) throws IOException {
        if (!(read(link) instanceof Frame.Setup setup)) {
            throw new ProtocolViolation("The first frame is not a setup");
        }
        DirectSandbox sandbox =
                new DirectSandbox(
                        setup.binding(),
                        setup.classes(),
                        setup.language(),
                        setup.pooledContexts(),
                        Duration.ofMillis(setup.graceMillis()),
                        () -> sendSome(link),
                        giveUp);
        List<String> protections = new ArrayList<>(lockDown(setup));
        // After that, for it opens what it needs later.
        GuestLoop loop = new GuestLoop(link, setup, sandbox, giveUp);
        loop.descriptors().ifPresent(protections::add);
        loop.send(new Frame.Ready(protections));
        return loop;
    }

    /// Whether descriptors are counted, for people to read; empty where guests cannot open any.
    private Optional<String> descriptors() {
        return setup.language() == Language.PYTHON
                ? Optional.of(
                        openAtFirst.isPresent()
                                ? "descriptors that guests leave open are counted"
                                : "descriptors that guests leave open: NOT counted")
                : Optional.empty();
    }

    /// What a run that takes long has written to its console: if the process has to be ended, it is
    /// known.
    private static void sendSome(Link link) {
        try {
            link.sendSome();
        } catch (IOException e) {
            WorkerMain.disconnected(e);
        }
    }

    /// After the engine has loaded what it needs, and before the first guest. Whatever is not in
    /// force is said, and stops nothing: the engine's own sandbox is the first wall.
    private static List<String> lockDown(Frame.Setup setup) {
        if (!setup.lockdown()) {
            return List.of("lockdown: switched off");
        }
        try {
            List<Path> readable = setup.readable().stream().map(Path::of).toList();
            return Lockdown.apply(LockdownSettings.standard(readable)).stream()
                    .map(Protection::text)
                    .toList();
        } catch (RuntimeException | LinkageError e) {
            log.warn("The worker could not be locked down", e);
            return List.of("lockdown: NOT in force (" + e.getClass().getSimpleName() + ")");
        }
    }

    /// Until the connection ends, which is an exception.
    void serve() throws IOException {
        while (true) {
            switch (next()) {
                case Frame.Ahead answer -> hold(answer);
                case Frame.Run run -> {
                    lookAtDescriptors();
                    run(run);
                    hasRoom = room.make();
                }
                case Frame.Check(int number, String name, String source) ->
                        sandbox.check(
                                new GuestFunction(name, setup.language(), source),
                                (result, thrown) -> done(number, result, thrown, false));
                case Frame other -> throw unexpected(other);
            }
        }
    }

    /// What is there is served first. While nothing comes, contexts are made for later runs, and
    /// then the engine goes on with its warm-up.
    private Frame next() throws IOException {
        Optional<Frame> frame = link.read(WorkerMain.MAX_FRAME, System.nanoTime());
        while (frame.isEmpty()) {
            if (sandbox.makeAhead()) {
                frame = link.read(WorkerMain.MAX_FRAME, System.nanoTime());
            } else if (warm) {
                return read();
            } else {
                frame = link.read(WorkerMain.MAX_FRAME, System.nanoTime() + IDLE_NANOS);
                warm = frame.isEmpty() && !sandbox.warmUpFurther();
            }
        }
        return frame.get();
    }

    Frame read() throws IOException {
        return read(link);
    }

    private static Frame read(Link link) throws IOException {
        return link.read(WorkerMain.MAX_FRAME, Link.FOREVER)
                .orElseThrow(() -> new IllegalStateException("A wait without a limit ended"));
    }

    static ProtocolViolation unexpected(Frame frame) {
        return new ProtocolViolation("Did not expect a " + frame.getClass().getSimpleName());
    }

    private void run(Frame.Run run) throws ProtocolViolation {
        RunRequest request = request(run);
        sandbox.run(
                request,
                run.allowance(),
                new AskedHost(this, link, run, takeAhead(run.run())),
                (result, thrown) -> done(run.run(), result, thrown, isWorn()));
    }

    private RunRequest request(Frame.Run run) throws ProtocolViolation {
        run.source().filter(_ -> run.slot() >= 0).ifPresent(text -> sources.put(run.slot(), text));
        String source = run.source().orElseGet(() -> sources.getOrDefault(run.slot(), ""));
        if (run.budget() < 0 || run.budget() >= setup.classes().size()) {
            throw new ProtocolViolation("There is no budget " + run.budget());
        }
        Budget budget = setup.classes().get(run.budget());
        return new RunRequest(
                new GuestFunction(run.functionName(), setup.language(), source),
                run.argumentsJson(),
                budget,
                run.owner(),
                run.reuse(),
                Optional.of(run.allowance()));
    }

    /// Keeps an answer for the run that follows.
    void hold(Frame.Ahead answer) {
        ahead = Optional.of(answer);
    }

    private Optional<Frame.Ahead> takeAhead(int run) {
        Optional<Frame.Ahead> taken = ahead.filter(answer -> answer.run() == run);
        ahead = Optional.empty();
        return taken;
    }

    /// Whether what has to be there before a guest may take a while.
    boolean prepares() {
        return setup.language() == Language.PYTHON;
    }

    /// How frames number a host function.
    int function(String name) {
        Integer function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("There is no host function " + name);
        }
        return function;
    }

    /// Runs what the server wants to have run while a call waits for its answer.
    void nested(Frame.Run nested, HostCall parent) throws IOException {
        RunResult result =
                parent.run(
                        request(nested),
                        new AskedHost(this, link, nested, takeAhead(nested.run())));
        done(nested.run(), result, null, false);
    }

    /// @param last whether the worker takes no further run
    private void done(
            int run, @Nullable RunResult result, @Nullable Throwable thrown, boolean last) {
        if (result == null) {
            throw new IllegalStateException("A run failed in the sandbox", thrown);
        }
        Usage usage = result.usage();
        Frame.Ending ending =
                switch (result) {
                    case RunResult.Completed(String json, Usage _) ->
                            new Frame.Ending.Returned(json);
                    case RunResult.Failed(GuestError error, Usage _) ->
                            new Frame.Ending.Wrong(error);
                    case RunResult.Exhausted(Limit limit, String _, Usage _) ->
                            new Frame.Ending.Stopped(limit);
                };
        try {
            if (last) {
                link.add(new Frame.Leaving(run));
            }
            send(new Frame.Done(run, ending, usage.own()));
            if (last) {
                WorkerMain.retire();
            }
        } catch (IOException e) {
            WorkerMain.disconnected(e);
        }
    }

    /// Whether what its guests have left behind would be in the way of others after a while: memory
    /// that could not be given up, or descriptors, which only Python has any of. Where they are too
    /// many, the worker is given up with the run that adds to them.
    private boolean isWorn() {
        if (setup.language() != Language.PYTHON || openAtFirst.isEmpty()) {
            return !hasRoom;
        }
        int open = descriptors.open().orElse(0);
        boolean worn = open > openAtFirst.getAsInt() + MORE_DESCRIPTORS;
        if (worn && open > openBefore + MORE_OF_A_RUN) {
            giveUp.accept(Limit.FILES);
        }
        return worn || !hasRoom;
    }

    private void lookAtDescriptors() {
        if (setup.language() == Language.PYTHON) {
            openBefore = descriptors.open().orElse(0);
        }
    }

    void send(Frame frame) throws IOException {
        link.add(frame);
        link.flush(Link.FOREVER);
    }
}
