package dev.orbwright.sandbox.lockdown;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words to put before a worker's command, so that the process begins with fewer rights than
/// its server has. Each of the programs replaces itself by the next: the worker's process id is the
/// one that the server sees.
///
/// Found by trying: whether a container, a security module or a setting of the kernel forbids a
/// wrapper shows only when it is used.
///
/// @param command absolute paths and fixed options, never made from data; may be empty
/// @param protections what the prefix gives, and what it cannot give on this machine
public record LaunchPrefix(List<String> command, List<Protection> protections) {

    /// What to try for one protection, the best first.
    private record Candidate(String name, List<List<String>> variants) {}

    private static final Candidate LOW_PRIORITY =
            new Candidate("low priority", List.of(List.of("nice", "-n", "19")));

    /// Before the namespaces: in a new user namespace there is nothing left to drop.
    private static final Candidate NO_CAPABILITIES =
            new Candidate(
                    "no capabilities",
                    List.of(
                            List.of(
                                    "setpriv",
                                    "--no-new-privs",
                                    "--inh-caps=-all",
                                    "--bounding-set=-all"),
                            List.of("setpriv", "--no-new-privs")));

    /// The socket to the server is a path, which network namespaces do not divide.
    private static final Candidate NO_NETWORK =
            new Candidate(
                    "no network",
                    List.of(
                            List.of("unshare", "--user", "--net", "--ipc"),
                            List.of("unshare", "--user", "--net")));

    private static final Candidate NO_CORE_DUMPS =
            new Candidate("no core dumps", List.of(List.of("prlimit", "--core=0:0")));

    public LaunchPrefix {
        command = List.copyOf(command);
        protections = List.copyOf(protections);
    }

    /// Nothing before the command, and nothing protected by it.
    public static LaunchPrefix none() {
        return new LaunchPrefix(List.of(), List.of());
    }

    /// Tries what works on this machine: some 10 short processes, each at most 5 s. Call it once at
    /// start, for each lane.
    ///
    /// @param lowPriority whether other processes go before the worker when processors are short
    public static LaunchPrefix find(boolean lowPriority) {
        return find(lowPriority, new Machine.Real());
    }

    static LaunchPrefix find(boolean lowPriority, Machine machine) {
        List<Candidate> candidates = new ArrayList<>();
        if (lowPriority) {
            candidates.add(LOW_PRIORITY);
        }
        candidates.addAll(List.of(NO_CAPABILITIES, NO_NETWORK, NO_CORE_DUMPS));
        List<String> command = new ArrayList<>();
        List<Protection> protections = new ArrayList<>();
        for (Candidate candidate : candidates) {
            protections.add(add(candidate, command, machine));
        }
        return new LaunchPrefix(command, protections);
    }

    /// Tried together with what was found before, for one wrapper can forbid the next.
    private static Protection add(Candidate candidate, List<String> command, Machine machine) {
        for (List<String> variant : candidate.variants()) {
            Optional<Path> program = machine.program(variant.getFirst());
            Optional<Path> nothing = machine.program("true");
            if (program.isPresent() && nothing.isPresent()) {
                List<String> wrapper = new ArrayList<>(variant);
                wrapper.set(0, program.get().toString());
                List<String> trial = new ArrayList<>(command);
                trial.addAll(wrapper);
                trial.add(nothing.get().toString());
                if (machine.runs(trial)) {
                    command.addAll(wrapper);
                    return Protection.inForce(candidate.name(), String.join(" ", variant));
                }
            }
        }
        return Protection.missing(
                candidate.name(),
                candidate.variants().getFirst().getFirst() + " does not work here");
    }
}
