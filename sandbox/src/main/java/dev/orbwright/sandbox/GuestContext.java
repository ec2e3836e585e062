package dev.orbwright.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fresh world for one guest: made ahead with the prelude in it, used for one run, closed.
///
/// Made on one platform thread and used on another; [#cancel] may come from any.
final class GuestContext implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GuestContext.class);
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private static final Bridge UNATTACHED =
            new Bridge() {
                @Override
                public String call(String name, String argumentsJson) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public int later(String name, String argumentsJson) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public String answer(int ticket) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public void log(String level, String text) {
                    throw new IllegalStateException("No run is attached to this context");
                }

                @Override
                public void overflow() {
                    throw new IllegalStateException("No run is attached to this context");
                }
            };

    private final Context context;
    private final Budget budget;
    private final Value door;
    private Bridge bridge = UNATTACHED;

    GuestContext(Context context, Source prelude, HostBinding binding, Budget budget) {
        this.context = context;
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
        ProxyExecutable unknown =
                args -> unknownName(binding, args[0].asString(), args[1].asString());
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
                                namesJson(binding),
                                budget.bytesOut(),
                                budget.logLineLength());
    }

    /// Names are plain identifiers: nothing in them needs escaping.
    private static String namesJson(HostBinding binding) {
        String lazy =
                binding.lazyAnswers().entrySet().stream()
                        .map(entry -> '"' + entry.getKey() + "\":" + jsonArray(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
        return "{\"native\":%s,\"seed\":%s,\"lazy\":%s}"
                .formatted(jsonArray(binding.nativeNames()), jsonArray(binding.seedNames()), lazy);
    }

    private static String jsonArray(List<String> names) {
        return names.stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String unknownName(HostBinding binding, String namespace, String name) {
        List<String> known = namespace.equals("host") ? binding.nativeNames() : binding.seedNames();
        String hint =
                NearestName.to(name, known)
                        .map(nearest -> "did you mean " + namespace + "." + nearest + "?")
                        .orElse("known are " + String.join(", ", known) + ".");
        return "There is no " + namespace + "." + name + ": " + hint;
    }

    /// Connects the context to its run; what making it cost is not charged to the guest.
    void attach(Bridge run) {
        bridge = run;
        context.resetLimits();
    }

    /// Evaluates the source, calls the entry point and waits for its outcome, microtasks included.
    Verdict run(GuestFunction function, Source source, String argumentJson) {
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
            return GuestFailures.translate(e, source, budget, codeOf(e, phase));
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

    /// Parses only. A second declaration of the entry point's name in the same script is an early
    /// error exactly where the source declares it at its top level, so the parser itself is asked.
    Optional<GuestError> check(GuestFunction function, Source source) {
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
            return switch (GuestFailures.translate(e, source, budget, GuestError.SYNTAX)) {
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

    /// Stops the guest for good. Waits until it has stopped, unless called by the guest's own
    /// thread, which stops when it returns to the guest.
    void cancel() {
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
