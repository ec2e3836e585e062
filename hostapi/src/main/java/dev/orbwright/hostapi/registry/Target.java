package dev.orbwright.hostapi.registry;

import dev.orbwright.world.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// The annotated method itself.
record Target(Method method, ResultType result) {

    /// Invokes it. What it throws but a refusal is a bug, and goes through.
    Json invoke(Object context, List<Object> arguments) throws RefusedException {
        List<Object> all = new ArrayList<>();
        all.add(context);
        all.addAll(arguments);
        try {
            return result.write(method.invoke(null, all.toArray()));
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case RefusedException refusal -> throw refusal;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(method + " failed", e);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
