package dev.orbwright.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fresh world for one JavaScript guest: made ahead, used for one run, closed.
final class JavaScriptContext implements GuestContext {
    private static final Logger log = LoggerFactory.getLogger(JavaScriptContext.class);
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final JavaScriptEngine engine;
    private final Context context;
    private final StatementCount statements;
    private final Budget budget;
    private final Value door;
    private Bridge bridge = Bridge.UNATTACHED;

    JavaScriptContext(
            JavaScriptEngine engine,
            Context context,
            StatementCount statements,
            Source prelude,
            HostBinding binding,
            Budget budget) {
        this.engine = engine;
        this.context = context;
        this.statements = statements;
        this.budget = budget;
        ProxyExecutable call = args -> bridge.call(args[0].asString(), args[1].asString());
        ProxyExecutable later = args -> bridge.later(args[0].asString(), args[1].asString());
        ProxyExecutable answer = args -> bridge.answer(args[0].asInt());
        ProxyExecutable write =
                args -> {
                    bridge.log(args[0].asString(), args[1].asString());
                    return true;
                };
        ProxyExecutable overflow =
                args -> {
                    bridge.overflow();
                    return true;
                };
        ProxyExecutable unknown = args -> binding.unknown(args[0].asString(), args[1].asString());
        ProxyObject functions =
                ProxyObject.fromMap(
                        Map.of(
                                "call", call,
                                "later", later,
                                "answer", answer,
                                "log", write,
                                "overflow", overflow,
                                "unknown", unknown));
        this.door =
                context.eval(prelude)
                        .execute(
                                functions,
                                engine.namesJson(),
                                budget.bytesOut(),
                                budget.logLineLength());
    }

    /// All of it is there.
    @Override
    public void prepare(GuestFunction function) {}

    @Override
    public void attach(Bridge run) {
        bridge = run;
        context.resetLimits();
    }

    @Override
    public StatementCount statements() {
        return statements;
    }

    @Override
    public Verdict run(GuestFunction function, String argumentJson) {
        Source source = engine.sourceOf(function);
        String phase = GuestError.GUEST_ERROR;
        try {
            context.eval(source);
            Value entryPoint = context.getBindings(JavaScriptEngine.ID).getMember(function.name());
            if (entryPoint == null || !entryPoint.canExecute()) {
                return new Verdict.Wrong(noEntryPoint(function));
            }
            door.invokeMember("invoke", entryPoint, argumentJson);
            if (!door.invokeMember("settled").asBoolean()) {
                return new Verdict.Wrong(
                        GuestError.of(
                                GuestError.RESULT,
                                "`"
                                        + function.name()
                                        + "` returned a promise that never settles: nothing here"
                                        + " happens later, so do not wait for anything but"
                                        + " promises that settle at once."));
            }
            phase = GuestError.RESULT;
            return new Verdict.Returned(door.invokeMember("encodeResult").asString());
        } catch (PolyglotException e) {
            return JavaScriptFailures.translate(e, source, budget, codeOf(e, phase));
        }
    }

    private String codeOf(PolyglotException thrown, String phase) {
        if (thrown.isResourceExhausted() || thrown.isCancelled() || !thrown.isGuestException()) {
            return phase;
        }
        Value error = thrown.getGuestObject();
        if (error == null) {
            return phase;
        }
        try {
            String code = door.invokeMember("codeOf", error).asString();
            return code.isEmpty() ? phase : code;
        } catch (PolyglotException e) {
            log.debug("A limit kept a guest's error from being looked at", e);
            return phase;
        }
    }

    /// A second declaration of the entry point's name in the same script is an early error exactly
    /// where the source declares it at its top level, so the parser itself is asked.
    @Override
    public Optional<GuestError> check(GuestFunction function) {
        Source source = engine.sourceOf(function);
        Optional<GuestError> syntax = parse(source);
        if (syntax.isPresent()) {
            return syntax;
        }
        String probe = "\n;let " + function.name() + ";";
        boolean declared =
                IDENTIFIER.matcher(function.name()).matches()
                        && parse(unnamed(probe)).isEmpty()
                        && parse(unnamed(function.source() + probe)).isPresent();
        return declared ? Optional.empty() : Optional.of(noEntryPoint(function));
    }

    private Optional<GuestError> parse(Source source) {
        try {
            context.parse(source);
            return Optional.empty();
        } catch (PolyglotException e) {
            return switch (JavaScriptFailures.translate(e, source, budget, GuestError.SYNTAX)) {
                case Verdict.Wrong(GuestError error) -> Optional.of(error);
                case Verdict.Stopped(Limit limit, String message) ->
                        Optional.of(GuestError.of(limit.name(), message));
                case Verdict.Returned _ -> throw new IllegalStateException("An error returned", e);
            };
        }
    }

    private static Source unnamed(String text) {
        return Source.newBuilder(JavaScriptEngine.ID, text, "probe.js")
                .cached(false)
                .buildLiteral();
    }

    private static GuestError noEntryPoint(GuestFunction function) {
        return GuestError.of(
                GuestError.ENTRY_POINT,
                "The source has no top-level function `%s`: write `function %s(params) { ... }`."
                        .formatted(function.name(), function.name()));
    }

    @Override
    public void cancel() {
        close();
    }

    @Override
    public void close() {
        try {
            context.close(true);
        } catch (PolyglotException e) {
            log.debug("A guest's context closed with an error; its outcome is known already", e);
        }
    }
}
