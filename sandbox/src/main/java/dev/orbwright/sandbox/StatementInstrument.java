package dev.orbwright.sandbox;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.ContextLocal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Instrument;

/// Counts the statements of guests.
///
/// The engine's own limit is fixed when a context is made and tells nobody how far a run has come.
/// This one counts the same statements, so that a run can say what it used, and one that is nested
/// in another gets no more than that has left. The engine's stays as the wall behind it.
final class StatementInstrument extends TruffleInstrument {
    static final String ID = "orbwright-statements";

    /// What the instrument offers to the engines here.
    interface Counts {
        /// Of the context that the calling thread has entered.
        StatementCount current();
    }

    private final ContextLocal<StatementCount> counts =
            locals.createContextLocal(_ -> new StatementCount());

    /// Of an engine that has not run anything yet: what was loaded before is not counted.
    static Counts of(Engine engine) {
        Instrument instrument = engine.getInstruments().get(ID);
        Counts counts = instrument == null ? null : instrument.lookup(Counts.class);
        if (counts == null) {
            throw new IllegalStateException(
                    "The engine does not find its instrument "
                            + ID
                            + ": META-INF/services of the sandbox's jar is not on the class path");
        }
        return counts;
    }

    /// Of a context.
    static StatementCount countOf(Counts counts, Context context) {
        context.enter();
        try {
            return counts.current();
        } finally {
            context.leave();
        }
    }

    @Override
    protected void onCreate(Env env) {
        env.registerService((Counts) counts::get);
        SourceSectionFilter guests =
                SourceSectionFilter.newBuilder()
                        .tagIs(StandardTags.StatementTag.class)
                        .sourceIs(source -> !source.isInternal())
                        .build();
        env.getInstrumenter().attachExecutionEventFactory(guests, _ -> new Counting(env));
    }

    /// Before each statement.
    private final class Counting extends ExecutionEventNode {
        private final Env env;

        Counting(Env env) {
            this.env = env;
        }

        @Override
        protected void onEnter(VirtualFrame frame) {
            if (!counts.get().count()) {
                end();
            }
        }

        @TruffleBoundary
        private void end() {
            env.getEnteredContext()
                    .closeResourceExhausted(this, GuestFailures.STATEMENTS + " limit exceeded");
        }
    }
}
