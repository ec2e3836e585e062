package dev.orbwright.sandbox.syntax;

import dev.orbwright.sandbox.GuestFunction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The names that a source gives itself, its parameters, variables and inner functions: what they
/// are called makes no difference to what it does.
public final class OwnNames {

    private final Map<Integer, String> uses = new TreeMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final String text;

    OwnNames(String text) {
        this.text = text;
    }

    /// The source with its own names numbered in their order, `#1`, `#2`, which is no code but
    /// comes out equal for sources that differ in those names only. A name of which it is not
    /// certain that it may be another keeps: the function's own, those that are used where they are
    /// not declared, and those that name a member or an argument in the same word. A source that
    /// does not parse, or looks at its own names (`eval`, `locals`), stays as it is.
    public static String numbered(GuestFunction function) {
        Optional<OwnNames> names;
        try {
            names =
                    switch (function.language()) {
                        case JAVASCRIPT -> JavaScriptNames.of(function.source());
                        case PYTHON -> PythonNames.of(function.source());
                    };
        } catch (StackOverflowError e) {
            names = Optional.empty();
        }
        return names.flatMap(found -> found.withNumbers(function.name())).orElse(function.source());
    }

    /// @param offset where in the text it stands
    void use(String name, int offset) {
        uses.put(offset, name);
    }

    /// A name that cannot be another.
    void fix(String name) {
        fixed.add(name);
    }

    void fix(List<String> names) {
        fixed.addAll(names);
    }

    /// Empty where a name does not stand where its parser says, so that nothing is certain.
    private Optional<String> withNumbers(String functionName) {
        fix(functionName);
        Map<String, String> numbers = new HashMap<>();
        StringBuilder numbered = new StringBuilder(text.length());
        int copied = 0;
        for (Map.Entry<Integer, String> use : uses.entrySet()) {
            int at = use.getKey();
            String name = use.getValue();
            if (at < copied || !text.startsWith(name, at)) {
                return Optional.empty();
            }
            if (!fixed.contains(name)) {
                numbered.append(text, copied, at)
                        .append(numbers.computeIfAbsent(name, _ -> "#" + (numbers.size() + 1)));
                copied = at + name.length();
            }
        }
        return Optional.of(numbered.append(text, copied, text.length()).toString());
    }
}
