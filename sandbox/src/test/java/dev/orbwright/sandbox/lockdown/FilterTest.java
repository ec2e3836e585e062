package dev.orbwright.sandbox.lockdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterTest {
    private static final int WORKER = 4711;
    private static final int KILL_PROCESS = Instruction.KILL_PROCESS;
    private static final int ALLOW = Instruction.ALLOW;
    private static final int EPERM = Instruction.ERROR | Errno.EPERM;
    private static final int EACCES = Instruction.ERROR | Errno.EACCES;
    private static final int ENOSYS = Instruction.ERROR | Errno.ENOSYS;

    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_TRUNC = 0x200;
    private static final int O_CLOEXEC = 0x8_0000;

    private static List<Instruction> reading(Architecture architecture) {
        return Filter.program(architecture, Policy.rules(WORKER, false, true));
    }

    private static int number(SystemCall call, Architecture architecture) {
        return call.number(architecture).orElseThrow();
    }

    private static int answer(Architecture on, SystemCall call, long... arguments) {
        return FilterMachine.run(reading(on), on.auditNumber(), number(call, on), arguments);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheJvmNeedsIsAllowed(Architecture on) {
        assertThat(answer(on, SystemCall.READ)).isEqualTo(ALLOW);
        assertThat(answer(on, SystemCall.FUTEX)).isEqualTo(ALLOW);
        assertThat(answer(on, SystemCall.MMAP)).isEqualTo(ALLOW);
        assertThat(answer(on, SystemCall.FADVISE64)).isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "execve, 59, 221",
        "execveat, 322, 281",
        "socket, 41, 198",
        "socketpair, 53, 199",
        "connect, 42, 203",
        "bind, 49, 200",
        "listen, 50, 201",
        "accept, 43, 202",
        "accept4, 288, 242",
        "sendmsg, 46, 211",
        "ptrace, 101, 117",
        "process_vm_readv, 310, 270",
        "process_vm_writev, 311, 271",
        "tkill, 200, 130",
        "rt_sigqueueinfo, 129, 138",
        "rt_tgsigqueueinfo, 297, 240",
        "pidfd_open, 434, 434",
        "pidfd_send_signal, 424, 424",
        "pidfd_getfd, 438, 438",
        "setpriority, 141, 140",
        "setrlimit, 160, 164",
        "mount, 165, 40",
        "umount2, 166, 39",
        "pivot_root, 155, 41",
        "chroot, 161, 51",
        "setns, 308, 268",
        "unshare, 272, 97",
        "bpf, 321, 280",
        "perf_event_open, 298, 241",
        "keyctl, 250, 219",
        "add_key, 248, 217",
        "request_key, 249, 218",
        "init_module, 175, 105",
        "finit_module, 313, 273",
        "io_uring_setup, 425, 425",
        "io_uring_enter, 426, 426",
        "userfaultfd, 323, 282",
        "memfd_create, 319, 279",
        "personality, 135, 92",
        "unlinkat, 263, 35",
        "renameat2, 316, 276",
        "linkat, 265, 37",
        "symlinkat, 266, 36",
        "mkdirat, 258, 34",
        "mknodat, 259, 33",
        "fchmod, 91, 52",
        "fchmodat, 268, 53",
        "fchownat, 260, 54",
        "truncate, 76, 45",
        "ftruncate, 77, 46",
        "utimensat, 280, 88",
        "open_by_handle_at, 304, 265",
        "setuid, 105, 146",
        "capset, 126, 91",
    })
    void whatIsNotNamedIsRefused(String name, int onX86, int onArm) {
        assertThat(
                        FilterMachine.run(
                                reading(Architecture.X86_64),
                                Architecture.X86_64.auditNumber(),
                                onX86))
                .as(name)
                .isEqualTo(EPERM);
        assertThat(
                        FilterMachine.run(
                                reading(Architecture.AARCH64),
                                Architecture.AARCH64.auditNumber(),
                                onArm))
                .as(name)
                .isEqualTo(EPERM);
    }

    @ParameterizedTest
    @CsvSource({"fork, 57", "vfork, 58", "creat, 85", "unlink, 87", "rename, 82", "rmdir, 84"})
    void oldCallsOfX86AreRefused(String name, int number) {
        assertThat(
                        FilterMachine.run(
                                reading(Architecture.X86_64),
                                Architecture.X86_64.auditNumber(),
                                number))
                .as(name)
                .isEqualTo(EPERM);
    }

    @ParameterizedTest
    @EnumSource
    void filesOpenForReadingOnly(Architecture on) {
        assertThat(answer(on, SystemCall.OPENAT, -100, 1, O_CLOEXEC)).isEqualTo(ALLOW);
        for (int flag : new int[] {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, 0x40_0000}) {
            assertThat(answer(on, SystemCall.OPENAT, -100, 1, O_CLOEXEC | flag))
                    .as("flag %x", flag)
                    .isEqualTo(EPERM);
        }
        // The kernel ignores the upper half of an int; so must the filter.
        assertThat(answer(on, SystemCall.OPENAT, -100, 1, 0xFFFF_FFFF_0000_0001L)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.OPENAT2, -100, 1, 1, 24)).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @EnumSource
    void noFileOpensWhereNoneIsReadable(Architecture on) {
        List<Instruction> program = Filter.program(on, Policy.rules(WORKER, true, true));
        assertThat(
                        FilterMachine.run(
                                program,
                                on.auditNumber(),
                                number(SystemCall.OPENAT, on),
                                -100,
                                1,
                                O_CLOEXEC))
                .isEqualTo(EACCES);
    }

    @ParameterizedTest
    @EnumSource
    void threadsStartButProcessesAndNamespacesDoNot(Architecture on) {
        long thread = 0x3D_0F00; // as glibc's pthread_create
        assertThat(answer(on, SystemCall.CLONE, thread)).isEqualTo(ALLOW);
        assertThat(answer(on, SystemCall.CLONE, 17)).as("fork").isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.CLONE, 0x4111)).as("vfork").isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.CLONE, thread | 0x1000_0000))
                .as("user namespace")
                .isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.CLONE3)).isEqualTo(ENOSYS);
    }

    @ParameterizedTest
    @EnumSource
    void signalsGoToTheWorkerOnly(Architecture on) {
        assertThat(answer(on, SystemCall.TGKILL, WORKER, 4712, 12)).isEqualTo(ALLOW);
        assertThat(answer(on, SystemCall.TGKILL, 1, 1, 9)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.KILL, 1, 9)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.KILL, -1, 9)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.KILL, 0, 9)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.FCNTL, 3, 8, 1)).as("F_SETOWN").isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.IOCTL, 0, 0x5412)).as("TIOCSTI").isEqualTo(EPERM);
    }

    @ParameterizedTest
    @EnumSource
    void limitsAreReadAndNotSet(Architecture on) {
        assertThat(answer(on, SystemCall.PRLIMIT64, 0, 7, 0, 1)).isEqualTo(ALLOW);
        assertThat(answer(on, SystemCall.PRLIMIT64, 0, 7, 1, 0)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.PRLIMIT64, 0, 7, 1L << 32, 0)).isEqualTo(EPERM);
        assertThat(answer(on, SystemCall.PRCTL, Prctl.SET_DUMPABLE, 1)).isEqualTo(EPERM);
    }

    @ParameterizedTest
    @EnumSource
    void callsThatThisReleaseDoesNotKnowAreUnknown(Architecture on) {
        assertThat(FilterMachine.run(reading(on), on.auditNumber(), 1000)).isEqualTo(ENOSYS);
    }

    @Test
    void anotherArchitectureEndsTheProcess() {
        int i386 = 0x4000_0003;
        assertThat(FilterMachine.run(reading(Architecture.X86_64), i386, 11))
                .isEqualTo(KILL_PROCESS);
        assertThat(
                        FilterMachine.run(
                                reading(Architecture.X86_64),
                                Architecture.X86_64.auditNumber(),
                                0x4000_0000 | 59))
                .isEqualTo(KILL_PROCESS);
        assertThat(
                        FilterMachine.run(
                                reading(Architecture.X86_64),
                                Architecture.X86_64.auditNumber(),
                                -1))
                .isEqualTo(KILL_PROCESS);
    }

    @ParameterizedTest
    @EnumSource
    void theProgramIsOfALengthThatTheKernelTakes(Architecture on) {
        assertThat(reading(on)).hasSizeBetween(100, 4096);
    }
}
