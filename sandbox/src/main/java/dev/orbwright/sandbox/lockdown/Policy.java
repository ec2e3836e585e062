package dev.orbwright.sandbox.lockdown;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which system calls a worker may make after its lock-down. The rule is: what a JVM needs that
/// interprets and compiles code, collects garbage, starts threads and talks on descriptors that are
/// open. So it cannot start programs, open sockets, change files, or touch other processes.
final class Policy {
    /// `O_ACCMODE | O_CREAT | O_TRUNC | __O_TMPFILE` of `fcntl.h`: any of them, and it is more than
    /// reading.
    private static final int OPEN_FOR_MORE_THAN_READING = 0x0040_0243;

    /// `CLONE_THREAD`, and all `CLONE_NEW...` that clone(2) knows.
    private static final int CLONE_THREAD = 0x0001_0000;

    private static final int CLONE_NEW_NAMESPACES = 0x7E02_0000;

    private static final List<Integer> HARMLESS_PRCTL =
            List.of(
                    15, // PR_SET_NAME: names of threads
                    16, // PR_GET_NAME
                    0x53564D41, // PR_SET_VMA: names of memory areas
                    Prctl.GET_PDEATHSIG,
                    Prctl.GET_DUMPABLE,
                    Prctl.GET_NO_NEW_PRIVS);

    /// Not `F_SETOWN` and `F_SETSIG`: with them the kernel sends signals to others.
    private static final List<Integer> HARMLESS_FCNTL =
            List.of(0, 1, 2, 3, 4, 1030); // F_DUPFD, F_{GET,SET}FD, F_{GET,SET}FL, F_DUPFD_CLOEXEC

    private static final List<Integer> HARMLESS_IOCTL =
            List.of(0x541B, 0x5421, 0x5401); // FIONREAD, FIONBIO, TCGETS (isatty)

    private Policy() {}

    /// @param process the id of the process that will be filtered
    /// @param opensNothing whether no file can be opened at all
    /// @param walled whether Landlock is in force, which a second lock-down wants to know
    static Map<SystemCall, Rule> rules(int process, boolean opensNothing, boolean walled) {
        Map<SystemCall, Rule> rules = new EnumMap<>(SystemCall.class);
        for (SystemCall call : SystemCall.values()) {
            rules.put(call, rule(call, process, opensNothing, walled));
        }
        return rules;
    }

    private static Rule rule(SystemCall call, int process, boolean opensNothing, boolean walled) {
        return switch (call) {
            case OPEN -> opening(opensNothing, 1);
            case OPENAT -> opening(opensNothing, 2);
            // Their flags are behind a pointer; libraries fall back to openat and clone.
            case OPENAT2, CLONE3 -> new Rule.Refuse(Errno.ENOSYS);
            case CLONE -> new Rule.Masked(0, CLONE_THREAD | CLONE_NEW_NAMESPACES, CLONE_THREAD);
            case KILL, TGKILL -> new Rule.OneOf(0, List.of(process));
            case PRCTL -> new Rule.OneOf(0, HARMLESS_PRCTL);
            case FCNTL -> new Rule.OneOf(1, HARMLESS_FCNTL);
            case IOCTL -> new Rule.OneOf(1, HARMLESS_IOCTL);
            case PRLIMIT64 -> new Rule.Zero(2); // reads limits, sets none
            // So a second lock-down learns what is in force.
            case SECCOMP -> new Rule.Refuse(Errno.EALREADY);
            case LANDLOCK_RESTRICT_SELF -> new Rule.Refuse(walled ? Errno.EALREADY : Errno.EPERM);
            case LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE -> new Rule.Refuse(Errno.EPERM);
            default -> new Rule.Allow();
        };
    }

    private static Rule opening(boolean nothing, int flagsArgument) {
        return nothing
                ? new Rule.Refuse(Errno.EACCES)
                : new Rule.Masked(flagsArgument, OPEN_FOR_MORE_THAN_READING, 0);
    }
}
