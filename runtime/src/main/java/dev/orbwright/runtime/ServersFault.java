package dev.orbwright.runtime;

/// Tells runs that the server could not run from those that went wrong by themselves.
final class ServersFault {

    private ServersFault() {}

    static boolean is(Run run) {
        return run instanceof Run.Exceeded exceeded
                && switch (exceeded.limit()) {
                    case BUSY, RUNAWAYS, SHUTDOWN -> true;
                    case STATEMENTS,
                            CPU,
                            WALL_CLOCK,
                            STACK,
                            SYNTAX_DEPTH,
                            HOST_CALLS,
                            BYTES,
                            OUTPUT,
                            FILES,
                            MEMORY,
                            NESTING,
                            ENGINE ->
                            false;
                };
    }
}
