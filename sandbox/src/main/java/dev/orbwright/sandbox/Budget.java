package dev.orbwright.sandbox;

import java.time.Duration;
import java.util.Locale;

/// A named class of limits for one run. GraalVM fixes limits when a context is made, so a sandbox
/// is made for a few classes and keeps a pool of contexts for each.
///
/// @param name shown in messages
/// @param statements executed, top-level code included
/// @param cpu CPU time, parsing and top-level code included
/// @param wall time to the outcome
/// @param stackFrames guest calls on the stack
/// @param astDepth nesting of syntax within one function; the same for all classes of one sandbox
/// @param hostCalls calls to `host` and `external_apis`
/// @param bytesIn UTF-8 bytes from host to guest; also the longest source
/// @param bytesOut UTF-8 bytes from guest to host
/// @param logLines lines on the console
/// @param logLineLength characters of a console line that are kept
/// @param heap bytes of memory that it may allocate in all, what it drops again included
/// @param entities things of the world that it may create; the sandbox does not count them, its
///   caller does
public record Budget(
        String name,
        long statements,
        Duration cpu,
        Duration wall,
        int stackFrames,
        int astDepth,
        int hostCalls,
        int bytesIn,
        int bytesOut,
        int logLines,
        int logLineLength,
        long heap,
        int entities) {

    private static final int AST_DEPTH = 500;

    /// A player's tool, an NPC's command, an event handler.
    public static final Budget TOOL =
            new Budget(
                    "TOOL",
                    1_000_000,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2),
                    400,
                    AST_DEPTH,
                    500,
                    2_000_000,
                    1_000_000,
                    100,
                    1_000,
                    256L << 20,
                    60);

    /// A puzzle's checker: small, and run often.
    public static final Budget CHECKER =
            new Budget(
                    "CHECKER",
                    200_000,
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1),
                    400,
                    AST_DEPTH,
                    200,
                    1_000_000,
                    200_000,
                    50,
                    1_000,
                    128L << 20,
                    20);

    /// The making of a world.
    public static final Budget GENESIS =
            new Budget(
                    "GENESIS",
                    20_000_000,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    400,
                    AST_DEPTH,
                    20_000,
                    16_000_000,
                    16_000_000,
                    1_000,
                    1_000,
                    4L << 30,
                    20_000);

    public Budget {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A budget needs a name");
        }
        requirePositive(name, "cpu", cpu.toMillis());
        requirePositive(name, "wall", wall.toMillis());
        requirePositive(name, "statements", statements);
        requirePositive(name, "stackFrames", stackFrames);
        requirePositive(name, "astDepth", astDepth);
        requirePositive(name, "bytesIn", bytesIn);
        requirePositive(name, "bytesOut", bytesOut);
        requirePositive(name, "logLineLength", logLineLength);
        requirePositive(name, "heap", heap);
        if (hostCalls < 0 || logLines < 0 || entities < 0) {
            throw new IllegalArgumentException(
                    "Budget " + name + ": hostCalls, logLines and entities cannot be negative");
        }
    }

    private static void requirePositive(String budget, String what, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException(
                    "Budget " + budget + ": " + what + " must be positive, not " + amount);
        }
    }

    /// What a function's author is told when not this budget, but what was left of that of the
    /// function which called it, ended the run.
    String exceededByCaller(Limit limit) {
        return "More than was left to it of the budget of the function that called it ("
                + limit.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + "): do less in it, or before it is called.";
    }

    /// What a function's author is told when this budget's limit ended the run.
    public String exceeded(Limit limit) {
        return switch (limit) {
            case STATEMENTS -> over(statements, "statements", "do less work in one call");
            case CPU -> over(cpu.toMillis(), "ms of CPU time", "do less work in one call");
            case WALL_CLOCK -> over(wall.toMillis(), "ms", "do less work in one call");
            case STACK -> over(stackFrames, "nested calls", "use a loop instead of recursion");
            case SYNTAX_DEPTH ->
                    over(astDepth, "levels of nested syntax", "split the expression up");
            case HOST_CALLS -> over(hostCalls, "host calls", "ask for more in each call");
            case BYTES ->
                    "More data than the budget "
                            + name
                            + " allows ("
                            + grouped(bytesIn)
                            + " bytes in, "
                            + grouped(bytesOut)
                            + " bytes out): pass less to and from the host.";
            case OUTPUT -> over(logLines, "console lines", "log less");
            case MEMORY -> over(heap, "bytes of memory", "build smaller values");
            case FILES -> "It left files or pipes open: do without them, nothing here needs any.";
            case NESTING -> "Functions called functions too deeply: call fewer in a row.";
            case BUSY -> "No slot became free in time: try again in a moment.";
            case RUNAWAYS ->
                    "Too many earlier functions do not stop, so no others are run until they do:"
                            + " try again later.";
            case SHUTDOWN -> "The sandbox is closed: the server is stopping.";
            case ENGINE -> "A limit of the engine was reached: do less work in one call.";
        };
    }

    private String over(long amount, String what, String advice) {
        return "More than "
                + grouped(amount)
                + " "
                + what
                + " (budget "
                + name
                + "): "
                + advice
                + ".";
    }

    private static String grouped(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }
}
