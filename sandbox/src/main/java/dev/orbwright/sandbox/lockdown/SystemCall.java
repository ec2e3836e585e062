package dev.orbwright.sandbox.lockdown;

import java.util.OptionalInt;

/// The system calls that a worker may make after its lock-down, with or without conditions, under
/// their kernel names in capitals. What is not named here is refused.
///
/// Numbers: x86-64 from the kernel's `arch/x86/entry/syscalls/syscall_64.tbl`, 64-bit ARM from
/// `include/uapi/asm-generic/unistd.h`.
enum SystemCall {
    // Input and output on descriptors that are open.
    READ(0, 63),
    WRITE(1, 64),
    READV(19, 65),
    WRITEV(20, 66),
    PREAD64(17, 67),
    PWRITE64(18, 68),
    CLOSE(3, 57),
    LSEEK(8, 62),
    DUP(32, 23),
    DUP2(33),
    DUP3(292, 24),
    FCNTL(72, 25),
    IOCTL(16, 29),
    PIPE(22),
    PIPE2(293, 59),
    POLL(7),
    PPOLL(271, 73),
    SELECT(23),
    PSELECT6(270, 72),
    EPOLL_CREATE(213),
    EPOLL_CREATE1(291, 20),
    EPOLL_CTL(233, 21),
    EPOLL_WAIT(232),
    EPOLL_PWAIT(281, 22),
    EPOLL_PWAIT2(441, 441),
    EVENTFD2(290, 19),
    RECVFROM(45, 207),
    SENDTO(44, 206),
    SHUTDOWN(48, 210),
    GETSOCKOPT(55, 209),
    SETSOCKOPT(54, 208),
    GETSOCKNAME(51, 204),
    GETPEERNAME(52, 205),
    // Memory.
    MMAP(9, 222),
    MUNMAP(11, 215),
    MPROTECT(10, 226),
    MREMAP(25, 216),
    MADVISE(28, 233),
    BRK(12, 214),
    MINCORE(27, 232),
    MSYNC(26, 227),
    MEMBARRIER(324, 283),
    GET_MEMPOLICY(239, 236),
    // Threads.
    CLONE(56, 220),
    CLONE3(435, 435),
    FUTEX(202, 98),
    SET_ROBUST_LIST(273, 99),
    GET_ROBUST_LIST(274, 100),
    RSEQ(334, 293),
    SET_TID_ADDRESS(218, 96),
    EXIT(60, 93),
    EXIT_GROUP(231, 94),
    SCHED_YIELD(24, 124),
    SCHED_GETAFFINITY(204, 123),
    SCHED_GETPARAM(143, 121),
    SCHED_GETSCHEDULER(145, 120),
    SCHED_GET_PRIORITY_MAX(146, 125),
    SCHED_GET_PRIORITY_MIN(147, 126),
    GETCPU(309, 168),
    // Signals.
    RT_SIGACTION(13, 134),
    RT_SIGPROCMASK(14, 135),
    RT_SIGRETURN(15, 139),
    RT_SIGTIMEDWAIT(128, 137),
    RT_SIGSUSPEND(130, 133),
    RT_SIGPENDING(127, 136),
    SIGALTSTACK(131, 132),
    RESTART_SYSCALL(219, 128),
    KILL(62, 129),
    TGKILL(234, 131),
    // Time.
    CLOCK_GETTIME(228, 113),
    CLOCK_GETRES(229, 114),
    CLOCK_NANOSLEEP(230, 115),
    NANOSLEEP(35, 101),
    GETTIMEOFDAY(96, 169),
    TIME(201),
    TIMES(100, 153),
    // Facts about the process and the machine.
    GETPID(39, 172),
    GETPPID(110, 173),
    GETTID(186, 178),
    GETUID(102, 174),
    GETEUID(107, 175),
    GETGID(104, 176),
    GETEGID(108, 177),
    GETRUSAGE(98, 165),
    GETPRIORITY(140, 141),
    SYSINFO(99, 179),
    UNAME(63, 160),
    GETRANDOM(318, 278),
    GETRLIMIT(97, 163),
    PRLIMIT64(302, 261),
    PRCTL(157, 167),
    // Files, for reading.
    OPEN(2),
    OPENAT(257, 56),
    OPENAT2(437, 437),
    STAT(4),
    FSTAT(5, 80),
    LSTAT(6),
    NEWFSTATAT(262, 79),
    STATX(332, 291),
    ACCESS(21),
    FACCESSAT(269, 48),
    FACCESSAT2(439, 439),
    READLINK(89),
    READLINKAT(267, 78),
    GETCWD(79, 17),
    GETDENTS64(217, 61),
    STATFS(137, 43),
    FSTATFS(138, 44),
    FADVISE64(221, 223),
    // The lock-down's own.
    SECCOMP(317, 277),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446);

    private final int onX86;
    private final int onArm;

    /// Only x86-64 has it: newer architectures have only its successors.
    SystemCall(int onX86) {
        this(onX86, -1);
    }

    SystemCall(int onX86, int onArm) {
        this.onX86 = onX86;
        this.onArm = onArm;
    }

    /// Its number, or nothing where that architecture never had it.
    OptionalInt number(Architecture architecture) {
        int number =
                switch (architecture) {
                    case X86_64 -> onX86;
                    case AARCH64 -> onArm;
                };
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
