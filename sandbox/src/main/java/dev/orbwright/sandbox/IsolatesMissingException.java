package dev.orbwright.sandbox;

import java.io.Serial;

/// [EnginePolicy#UNTRUSTED] was asked for, and what it needs is not there. The message says what to
/// do.
public final class IsolatesMissingException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    IsolatesMissingException(RuntimeException cause) {
        super(
                "GraalVM's isolates are not there: add the artifact"
                        + " org.graalvm.polyglot:js-isolate-community, in the version of the"
                        + " other GraalVM artifacts, to the class path, or run guests in worker"
                        + " processes",
                cause);
    }
}
