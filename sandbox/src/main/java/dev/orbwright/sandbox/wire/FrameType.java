package dev.orbwright.sandbox.wire;

/// The byte that says what a frame is.
enum FrameType {
    SETUP(0),
    RUN(1),
    CHECK(2),
    REPLY(3),
    STOP(4),
    HELLO(5),
    READY(6),
    CALL(7),
    LATER(8),
    AWAIT(9),
    LOG(10),
    DONE(11),
    BEGUN(12),
    LEAVING(13),
    AHEAD(14),
    TOOK(15);

    private static final FrameType[] ALL = values();

    private final int number;

    FrameType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static FrameType of(Frame frame) {
        return switch (frame) {
            case Frame.Setup _ -> SETUP;
            case Frame.Run _ -> RUN;
            case Frame.Check _ -> CHECK;
            case Frame.Reply _ -> REPLY;
            case Frame.Stop _ -> STOP;
            case Frame.Hello _ -> HELLO;
            case Frame.Ready _ -> READY;
            case Frame.Call _ -> CALL;
            case Frame.Later _ -> LATER;
            case Frame.Await _ -> AWAIT;
            case Frame.Log _ -> LOG;
            case Frame.Done _ -> DONE;
            case Frame.Begun _ -> BEGUN;
            case Frame.Leaving _ -> LEAVING;
            case Frame.Ahead _ -> AHEAD;
            case Frame.Took _ -> TOOK;
        };
    }

    static FrameType numbered(int number) throws ProtocolViolation {
        if (number < 0 || number >= ALL.length) {
            throw new ProtocolViolation("A frame has the unknown type " + number);
        }
        return ALL[number]; // They are numbered in their order.
    }
}
