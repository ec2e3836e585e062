package dev.orbwright.forge;

import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.ParameterSpec;
import dev.orbwright.hostapi.registry.Spelling;
import dev.orbwright.sandbox.syntax.Syntax.Arguments;
import dev.orbwright.sandbox.syntax.Syntax.Literal;
import dev.orbwright.world.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Holds the arguments that a source writes out against what a host function takes.
final class ArgumentCheck {

    private final HostFunctionSpec spec;
    private final List<String> faults = new ArrayList<>();

    private ArgumentCheck(HostFunctionSpec spec) {
        this.spec = spec;
    }

    /// What is wrong with them, each a sentence.
    ///
    /// @param seed whether the seed's dialect is spoken, which passes over names that mean nothing
    static List<String> faults(HostFunctionSpec spec, Arguments arguments, boolean seed) {
        ArgumentCheck check = new ArgumentCheck(spec);
        check.look(arguments, seed);
        return check.faults;
    }

    private void look(Arguments arguments, boolean seed) {
        List<Literal> positional = arguments.positional();
        if (positional.size() == 1
                && positional.getFirst() instanceof Literal.Members(var members, boolean complete)
                && arguments.named().isEmpty()) {
            named(members, complete && arguments.complete(), seed);
            return;
        }
        if (positional.size() == 1
                && positional.getFirst() instanceof Literal.Computed
                && arguments.named().isEmpty()) {
            return; // may be an object of named arguments
        }
        if (positional.size() > spec.parameters().size()) {
            faults.add(
                    "it takes at most %d arguments (%s)"
                            .formatted(spec.parameters().size(), names()));
            return;
        }
        Map<String, Literal> named = new LinkedHashMap<>(arguments.named());
        for (int i = 0; i < positional.size(); i++) {
            named.put(spec.parameters().get(i).name(), positional.get(i));
        }
        named(named, arguments.complete(), seed);
    }

    private void named(Map<String, Literal> members, boolean complete, boolean seed) {
        if (!seed) {
            for (String name : members.keySet().stream().sorted().toList()) {
                if (parameter(name).isEmpty()) {
                    faults.add(unknown(name));
                }
            }
        }
        for (ParameterSpec parameter : spec.parameters()) {
            Literal value = members.get(parameter.name());
            if (value != null) {
                fault(value, parameter).ifPresent(faults::add);
            } else if (parameter.required() && complete) {
                faults.add(
                        "the argument %s is missing (%s)"
                                .formatted(parameter.name(), parameter.doc()));
            }
        }
    }

    private String unknown(String name) {
        List<String> known = spec.parameters().stream().map(ParameterSpec::name).toList();
        return "it has no argument %s%s; it takes %s"
                .formatted(
                        name,
                        Spelling.nearest(name, known)
                                .map(", did you mean %s?"::formatted)
                                .orElse(""),
                        known.isEmpty() ? "none" : names());
    }

    private String names() {
        return String.join(", ", spec.parameters().stream().map(ParameterSpec::name).toList());
    }

    private Optional<ParameterSpec> parameter(String name) {
        return spec.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private static Optional<String> fault(Literal value, ParameterSpec parameter) {
        String wanted = parameter.schema().text("type").orElse("any");
        if (value instanceof Literal.Nothing) {
            return parameter.required() && !wanted.equals("any")
                    ? Optional.of(
                            "%s is null, it must be %s".formatted(parameter.name(), a(wanted)))
                    : Optional.empty();
        }
        if (!isOfType(value, wanted)) {
            return Optional.of(
                    "%s must be %s, not %s".formatted(parameter.name(), a(wanted), kind(value)));
        }
        return switch (value) {
            case Literal.Text(String text) -> textFault(text, parameter);
            case Literal.Amount(double number) -> numberFault(number, parameter);
            case Literal.Flag _,
                    Literal.Nothing _,
                    Literal.Items _,
                    Literal.Members _,
                    Literal.Computed _ ->
                    Optional.empty();
        };
    }

    private static boolean isOfType(Literal value, String wanted) {
        return switch (wanted) {
            case "string" -> value instanceof Literal.Text || value instanceof Literal.Computed;
            case "number", "integer" ->
                    value instanceof Literal.Amount || value instanceof Literal.Computed;
            case "boolean" -> value instanceof Literal.Flag || value instanceof Literal.Computed;
            case "object" -> value instanceof Literal.Members || value instanceof Literal.Computed;
            case "array" -> value instanceof Literal.Items || value instanceof Literal.Computed;
            default -> true;
        };
    }

    private static Optional<String> textFault(String text, ParameterSpec parameter) {
        OptionalDouble longest = parameter.schema().number("maxLength");
        if (longest.isPresent() && text.length() > longest.getAsDouble()) {
            return Optional.of(
                    "%s is longer than %.0f characters"
                            .formatted(parameter.name(), longest.getAsDouble()));
        }
        OptionalDouble shortest = parameter.schema().number("minLength");
        if (shortest.isPresent() && text.length() < shortest.getAsDouble()) {
            return Optional.of("%s is empty".formatted(parameter.name()));
        }
        List<Json> allowed = parameter.schema().items("enum");
        if (!allowed.isEmpty() && !allowed.contains(Json.of(text))) {
            return Optional.of(
                    "%s is \"%s\"; it must be one of %s"
                            .formatted(
                                    parameter.name(),
                                    text,
                                    String.join(", ", parameter.schema().strings("enum"))));
        }
        return parameter
                .schema()
                .text("pattern")
                .filter(pattern -> !Pattern.compile(pattern).matcher(text).find())
                .map(_ ->
                        "%s is \"%s\", which has characters that names cannot have"
                                .formatted(parameter.name(), text));
    }

    private static Optional<String> numberFault(double number, ParameterSpec parameter) {
        OptionalDouble least = parameter.schema().number("minimum");
        OptionalDouble most = parameter.schema().number("maximum");
        if ((least.isPresent() && number < least.getAsDouble())
                || (most.isPresent() && number > most.getAsDouble())) {
            return Optional.of(
                    "%s is %s; it must be from %s to %s"
                            .formatted(
                                    parameter.name(),
                                    plain(number),
                                    least.isPresent() ? plain(least.getAsDouble()) : "any",
                                    most.isPresent() ? plain(most.getAsDouble()) : "any"));
        }
        return Optional.empty();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String a(String type) {
        return switch (type) {
            case "integer", "object", "array" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String kind(Literal value) {
        return switch (value) {
            case Literal.Text _ -> "a string";
            case Literal.Amount _ -> "a number";
            case Literal.Flag _ -> "true or false";
            case Literal.Nothing _ -> "null";
            case Literal.Items _ -> "an array";
            case Literal.Members _ -> "an object";
            case Literal.Computed _ -> "something computed";
        };
    }
}
