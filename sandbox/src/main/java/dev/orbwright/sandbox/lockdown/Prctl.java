package dev.orbwright.sandbox.lockdown;

/// Operations of prctl(2).
final class Prctl {
    static final int SET_PDEATHSIG = 1;
    static final int GET_PDEATHSIG = 2;
    static final int GET_DUMPABLE = 3;
    static final int SET_DUMPABLE = 4;
    static final int SET_NO_NEW_PRIVS = 38;
    static final int GET_NO_NEW_PRIVS = 39;

    private Prctl() {}
}
