package dev.orbwright.sandbox;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.SandboxPolicy;

/// By which engines find [StatementInstrument]. Public because they load it as a service; nothing
/// here is for others.
@TruffleInstrument.Registration(
        id = StatementInstrument.ID,
        name = "Statements of guests",
        version = "1",
        services = StatementInstrument.Counts.class,
        sandbox = SandboxPolicy.CONSTRAINED)
public final class StatementInstrumentProvider extends TruffleInstrumentProvider {

    @Override
    protected String getInstrumentClassName() {
        return StatementInstrument.class.getName();
    }

    @Override
    protected Object create() {
        return new StatementInstrument();
    }

    @Override
    protected Collection<String> getServicesClassNames() {
        return List.of(StatementInstrument.Counts.class.getName());
    }
}
