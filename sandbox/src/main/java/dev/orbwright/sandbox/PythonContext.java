package dev.orbwright.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A world for Python guests. One guest may use it several times, each time with globals of its
/// own.
///
/// A guest can get at the prelude and at its functions of ours, so nothing that comes from there is
/// believed: names, JSON and error codes are checked here.
final class PythonContext implements GuestContext {
    private static final Logger log = LoggerFactory.getLogger(PythonContext.class);

    private static final String RESULT = "V";
    private static final String NO_ENTRY_POINT = "E";
    private static final String ASYNCHRONOUS = "A";

    /// Loaded one by one, each within the limits of the budget class.
    private static final List<String> LIBRARY =
            List.of("re", "json.scanner", "json", "enum", "functools", "collections", "itertools");

    /// Of all that Python prints.
    private static final String LEVEL = "log";

    private final Context context;
    private final StatementCount statements;
    private final HostBinding binding;
    private final Budget budget;
    private final Value run;
    private final Value check;
    private final Value slowModules;
    private final Value codeOf;
    private final Value placeOf;

    /// Codes that a guest may end with, because the host gave them to it.
    private final Set<String> codes = new HashSet<>();

    private boolean prepared;

    /// What ended the context before the guest came: a limit that loading the library broke.
    private Optional<PolyglotException> lost = Optional.empty();

    private Bridge bridge = Bridge.UNATTACHED;

    PythonContext(
            Context context,
            StatementCount statements,
            Source prelude,
            HostBinding binding,
            Budget budget) {
        this.context = context;
        this.statements = statements;
        this.binding = binding;
        this.budget = budget;
        context.initialize(PythonEngine.ID);
        for (String module : LIBRARY) {
            context.resetLimits();
            load(module);
        }
        context.resetLimits();
        Value make = context.eval(prelude);
        context.resetLimits();
        Value doors =
                make.execute(
                        ProxyArray.fromArray(
                                new HostFunctionProxy(2, a -> call(a.get(0), a.get(1))),
                                new HostFunctionProxy(2, a -> write(a.get(1))),
                                new HostFunctionProxy(0, _ -> overflow()),
                                new HostFunctionProxy(2, a -> binding.unknown(a.get(0), a.get(1)))),
                        ProxyArray.fromList(List.copyOf(binding.nativeNames())),
                        ProxyArray.fromList(List.copyOf(binding.seedNames())),
                        budget.bytesOut(),
                        budget.logLineLength());
        this.run = doors.getArrayElement(0);
        this.check = doors.getArrayElement(1);
        this.slowModules = doors.getArrayElement(2);
        this.codeOf = doors.getArrayElement(3);
        this.placeOf = doors.getArrayElement(4);
    }

    private String call(String name, String argumentsJson) {
        if (!binding.binds(name)) {
            return refused(GuestError.UNKNOWN_FUNCTION, "There is no such host function.");
        }
        if (argumentsJson.length() > budget.bytesOut()) {
            return overflow();
        }
        if (!JsonSyntax.isArray(argumentsJson)) {
            return refused(GuestError.BAD_ARGUMENT, "The arguments are not JSON.");
        }
        String reply = bridge.call(name, argumentsJson);
        if (reply.startsWith("R")) {
            codes.add(reply.substring(1, reply.indexOf('\n')));
        }
        return reply;
    }

    private static String refused(String code, String message) {
        return "R" + code + "\n" + message;
    }

    /// Whatever level a guest that found this door may say.
    private String write(String text) {
        bridge.log(LEVEL, text);
        return "";
    }

    private String overflow() {
        bridge.overflow();
        return "";
    }

    /// Loads slow parts of the library one by one, each within the limits of the budget class.
    /// Once: a guest that was here can have changed what would be called.
    @Override
    public void prepare(GuestFunction function) {
        if (prepared) {
            return;
        }
        prepared = true;
        try {
            context.resetLimits();
            Value modules = slowModules.execute(function.source());
            for (long i = 0; i < modules.getArraySize(); i++) {
                context.resetLimits();
                load(modules.getArrayElement(i).asString());
            }
        } catch (PolyglotException e) {
            if (e.isResourceExhausted() || e.isCancelled()) {
                lost = Optional.of(e);
            }
            log.debug("A part of the library did not load; the guest's own import says why", e);
        }
    }

    @Override
    public void attach(Bridge attached) {
        bridge = attached;
        codes.clear();
        codes.add(GuestError.BAD_ARGUMENT);
        codes.add(GuestError.UNKNOWN_FUNCTION);
        if (lost.isEmpty()) {
            context.resetLimits();
        }
    }

    @Override
    public StatementCount statements() {
        return statements;
    }

    @Override
    public Verdict run(GuestFunction function, String argumentJson) {
        if (lost.isPresent()) {
            return failure(lost.get(), function);
        }
        try {
            String answer =
                    run.execute(function.name(), file(function), function.source(), argumentJson)
                            .asString();
            return verdict(function, answer);
        } catch (PolyglotException e) {
            return failure(e, function);
        } catch (IllegalArgumentException e) {
            return PythonFailures.engineFailed(e);
        }
    }

    private void load(String module) {
        context.eval(PythonEngine.ID, "__import__('" + module + "')");
    }

    private static String file(GuestFunction function) {
        return function.name() + ".py";
    }

    private static Verdict verdict(GuestFunction function, String answer) {
        if (answer.equals(NO_ENTRY_POINT) || answer.equals(ASYNCHRONOUS)) {
            return new Verdict.Wrong(noEntryPoint(function, answer));
        }
        String rest = answer.isEmpty() ? "" : answer.substring(1);
        if (answer.startsWith(RESULT) && JsonSyntax.isValue(rest)) {
            return new Verdict.Returned(rest);
        }
        return new Verdict.Wrong(
                GuestError.of(
                        GuestError.RESULT,
                        "The result of `%s` cannot be written as JSON: %s"
                                .formatted(
                                        function.name(),
                                        answer.startsWith(RESULT)
                                                ? "it is not JSON"
                                                : GuestFailures.message(rest))));
    }

    private static GuestError noEntryPoint(GuestFunction function, String answer) {
        String name = function.name();
        String message =
                answer.equals(ASYNCHRONOUS)
                        ? "`%s` is asynchronous or a generator, and nothing here happens later:"
                                + " write a plain `def %s(params): ...` that returns its result."
                        : "The source has no top-level function `%s`: write `def %s(params): ...`.";
        return GuestError.of(GuestError.ENTRY_POINT, message.formatted(name, name));
    }

    private Verdict failure(PolyglotException thrown, GuestFunction function) {
        return PythonFailures.translate(
                reasonOf(thrown), function, budget, this::codeOf, this::placeOf);
    }

    /// A limit may show as a failure of the engine, without its name, or, where it came while the
    /// guest's error was turned to text, as that error. The context that it ended says it again to
    /// whoever asks.
    private PolyglotException reasonOf(PolyglotException thrown) {
        if (thrown.isExit() || (thrown.isResourceExhausted() && thrown.getMessage() != null)) {
            return thrown;
        }
        try {
            context.eval(PythonEngine.ID, "None");
            return thrown;
        } catch (PolyglotException e) {
            return e;
        } catch (IllegalStateException e) {
            log.debug("The context is closed, and does not say why", e);
            return thrown;
        }
    }

    private String codeOf(Value error) {
        try {
            String code = codeOf.execute(error).asString();
            return codes.contains(code) ? code : GuestError.GUEST_ERROR;
        } catch (PolyglotException | ClassCastException e) {
            log.debug("A guest's error could not be looked at", e);
            return GuestError.GUEST_ERROR;
        }
    }

    private Optional<PythonFailures.Place> placeOf(Value error) {
        try {
            Value place = placeOf.execute(error);
            return Optional.of(
                    new PythonFailures.Place(
                            place.getArrayElement(0).asInt(),
                            place.getArrayElement(1).asInt(),
                            place.getArrayElement(2).asString()));
        } catch (PolyglotException | ClassCastException e) {
            log.debug("A guest's syntax error could not be looked at", e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<GuestError> check(GuestFunction function) {
        try {
            String answer =
                    check.execute(function.name(), file(function), function.source()).asString();
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(noEntryPoint(function, answer));
        } catch (PolyglotException e) {
            return switch (failure(e, function)) {
                case Verdict.Wrong(GuestError error) -> Optional.of(error);
                case Verdict.Stopped(Limit limit, String message) ->
                        Optional.of(GuestError.of(limit.name(), message));
                case Verdict.Returned _ -> throw new IllegalStateException("An error returned", e);
            };
        }
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
