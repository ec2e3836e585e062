package dev.orbwright.sandbox.lockdown;

/// Error numbers of Linux, the same on both architectures.
final class Errno {
    static final int EPERM = 1;
    static final int EACCES = 13;
    static final int ENOSYS = 38;
    static final int EOPNOTSUPP = 95;
    static final int EALREADY = 114;

    private Errno() {}

    static String text(int error) {
        return switch (error) {
            case EPERM -> "not permitted here";
            case EACCES -> "access denied";
            case ENOSYS -> "this kernel does not have it";
            case EOPNOTSUPP -> "switched off in this kernel";
            default -> "error " + error;
        };
    }
}
