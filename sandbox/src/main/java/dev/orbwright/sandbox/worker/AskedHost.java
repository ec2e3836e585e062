package dev.orbwright.sandbox.worker;

import dev.orbwright.sandbox.HostCall;
import dev.orbwright.sandbox.HostReply;
import dev.orbwright.sandbox.PutOffCalls;
import dev.orbwright.sandbox.RunOverException;
import dev.orbwright.sandbox.wire.Frame;
import dev.orbwright.sandbox.wire.Link;
import dev.orbwright.sandbox.wire.ProtocolViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The host calls of one run: frames to the server, and what it wants to have run meanwhile.
final class AskedHost implements PutOffCalls {
    /// More are not kept back: the server shall not get all work of a long run at its end.
    private static final int MOST_PUT_OFF = 256;

    private static final int MOST_BYTES_PUT_OFF = 1 << 15;

    /// After so long the server is told at once, so that it does not wait as for a context.
    private static final long LONG_PREPARATION_NANOS = 20_000_000;

    private final GuestLoop loop;
    private final Link link;
    private final Frame.Run run;
    private Optional<Frame.Ahead> ahead;
    private int tickets;
    private int putOff;

    /// @param ahead the answer to what the guest may ask first
    AskedHost(GuestLoop loop, Link link, Frame.Run run, Optional<Frame.Ahead> ahead) {
        this.loop = loop;
        this.link = link;
        this.run = run;
        this.ahead = ahead;
    }

    @Override
    public void begun(long preparationNanos) {
        if (!loop.prepares() && preparationNanos < LONG_PREPARATION_NANOS) {
            return;
        }
        link.add(new Frame.Begun(run.run(), preparationNanos));
        if (preparationNanos < LONG_PREPARATION_NANOS) {
            return; // where the run takes long it is sent while it does
        }
        try {
            link.flush(Link.FOREVER);
        } catch (IOException e) {
            WorkerMain.disconnected(e);
        }
    }

    @Override
    public void log(String level, String text) {
        link.add(new Frame.Log(run.run(), level, text));
    }

    @Override
    public boolean mayPutOff() {
        return !run.patient() && putOff < MOST_PUT_OFF && link.pending() < MOST_BYTES_PUT_OFF;
    }

    @Override
    public int putOff(HostCall call) {
        ahead = Optional.empty();
        int ticket = tickets++;
        putOff++;
        link.add(
                new Frame.Later(
                        run.run(), ticket, loop.function(call.name()), call.argumentsJson()));
        return ticket;
    }

    @Override
    public HostReply answer(int ticket, HostCall call) {
        return ask(new Frame.Await(run.run(), ticket), call);
    }

    @Override
    public HostReply call(HostCall call) {
        int function = loop.function(call.name());
        Optional<Frame.Ahead> there =
                ahead.filter(answer ->
                        answer.function() == function
                                && answer.argumentsJson().equals(call.argumentsJson()));
        ahead = Optional.empty();
        if (there.isPresent()) {
            link.add(new Frame.Took(run.run()));
            return replyIn(there.get().text());
        }
        return ask(new Frame.Call(run.run(), function, call.argumentsJson(), call.used()), call);
    }

    private HostReply ask(Frame frame, HostCall call) {
        putOff = 0;
        try {
            loop.send(frame);
            while (true) {
                switch (loop.read()) {
                    case Frame.Reply(int number, String text) when number == run.run() -> {
                        return reply(text);
                    }
                    case Frame.Stop(int number) when number == run.run() ->
                            throw new RunOverException();
                    case Frame.Ahead answer -> loop.hold(answer);
                    case Frame.Run nested -> loop.nested(nested, call);
                    case Frame other -> throw GuestLoop.unexpected(other);
                }
            }
        } catch (IOException e) {
            WorkerMain.disconnected(e);
            throw new UncheckedIOException(e);
        }
    }

    private static HostReply replyIn(String text) {
        try {
            return reply(text);
        } catch (ProtocolViolation e) {
            WorkerMain.disconnected(e);
            throw new UncheckedIOException(e);
        }
    }

    private static HostReply reply(String text) throws ProtocolViolation {
        if (text.startsWith("V")) {
            return new HostReply.Value(text.substring(1));
        }
        int end = text.indexOf('\n');
        if (!text.startsWith("R") || end < 2) {
            throw new ProtocolViolation("A reply is neither a value nor a refusal");
        }
        return new HostReply.Refusal(text.substring(1, end), text.substring(end + 1));
    }
}
