package dev.orbwright.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// A function of ours that guests may get hold of: whatever they call it with, they get a text, and
/// they see nothing of Java in it.
final class HostFunctionProxy implements ProxyExecutable {
    private final int parameters;
    private final Function<List<String>, String> function;

    /// @param parameters how many texts it takes; any other call answers with a refusal
    HostFunctionProxy(int parameters, Function<List<String>, String> function) {
        this.parameters = parameters;
        this.function = function;
    }

    @Override
    public Object execute(Value... arguments) {
        boolean asAgreed =
                arguments.length == parameters
                        && Arrays.stream(arguments).allMatch(Value::isString);
        return asAgreed
                ? function.apply(Arrays.stream(arguments).map(Value::asString).toList())
                : "R" + GuestError.BAD_ARGUMENT + "\nThis is not for guests to call.";
    }

    /// What a guest sees that prints it.
    @Override
    public String toString() {
        return "host function";
    }
}
