package dev.orbwright.sandbox;

import org.graalvm.polyglot.SandboxPolicy;

/// How an engine keeps guests from the JVM that it is in.
public enum EnginePolicy {
    /// By its own limits, in the heap of the JVM.
    CONSTRAINED(SandboxPolicy.CONSTRAINED),

    /// In native isolates, each with a heap of its own. JavaScript only, and only where GraalVM's
    /// isolate artifacts are on the class path.
    UNTRUSTED(SandboxPolicy.UNTRUSTED);

    private final SandboxPolicy policy;

    EnginePolicy(SandboxPolicy policy) {
        this.policy = policy;
    }

    SandboxPolicy policy() {
        return policy;
    }
}
