package dev.orbwright.sandbox.lockdown;

import java.util.Optional;

/// A processor architecture whose system call numbers are known. Both are little-endian.
enum Architecture {
    X86_64("amd64", 0xC000_003E),
    AARCH64("aarch64", 0xC000_00B7);

    private final String javaName;
    private final int auditNumber;

    Architecture(String javaName, int auditNumber) {
        this.javaName = javaName;
        this.auditNumber = auditNumber;
    }

    /// The `AUDIT_ARCH_...` of `linux/audit.h`, which a filter sees with each system call.
    int auditNumber() {
        return auditNumber;
    }

    /// The architecture of this process; nothing where it is another one or the system is not
    /// Linux.
    static Optional<Architecture> ofThisProcess() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Optional<Architecture> of(String system, String javaName) {
        if (system.equals("Linux")) {
            for (Architecture architecture : values()) {
                if (architecture.javaName.equals(javaName)) {
                    return Optional.of(architecture);
                }
            }
        }
        return Optional.empty();
    }
}
