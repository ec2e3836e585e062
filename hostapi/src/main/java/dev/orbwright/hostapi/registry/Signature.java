package dev.orbwright.hostapi.registry;

import dev.orbwright.hostapi.Allowance;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.SeedReply;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one annotated method, and refuses what cannot be expressed.
record Signature(Method method, HostFunction annotation) {

    HostMethod read() {
        demand(Modifier.isStatic(method.getModifiers()), "must be static");
        demand(method.getName().matches("[a-z][A-Za-z]*"), "must have a camelCase name");
        demand(
                method.getParameterCount() > 0,
                "must take a Step, a Composition or an Allowance first");
        demand(!annotation.doc().isBlank(), "must say what it does");
        demand(
                annotation.seed().isEmpty() || annotation.seed().matches("host_[a-z_]+"),
                "must have a seed name like host_do_something");
        Class<?> context = method.getParameterTypes()[0];
        boolean isComposite = context == Composition.class;
        boolean isQuestion = context == Allowance.class;
        demand(
                isComposite || isQuestion || context == Step.class,
                "must take a Step, a Composition or an Allowance first, not a "
                        + context.getSimpleName());
        Set<Effect> effects = Set.copyOf(Arrays.asList(annotation.effects()));
        demand(
                isComposite == effects.contains(Effect.RUNS_FUNCTIONS),
                "must take a Composition where it runs functions, and a Step where it does not");
        demand(
                !isComposite || !annotation.isVolatile(),
                "cannot be volatile: its steps are compared");
        demand(
                !isQuestion || (annotation.isVolatile() && effects.equals(Set.of(Effect.READS))),
                "must be volatile and only read where it takes an Allowance");
        List<Parameter> parameters = parameters();
        ResultType result = result();
        method.setAccessible(true);
        HostFunctionSpec spec =
                new HostFunctionSpec(
                        method.getName(),
                        Optional.of(annotation.seed()).filter(name -> !name.isEmpty()),
                        annotation.seedReply(),
                        annotation.doc(),
                        parameters.stream().map(Parameter::spec).toList(),
                        result.schema(),
                        effects,
                        annotation.risk(),
                        Set.of(annotation.needs()),
                        annotation.isVolatile());
        ArgumentReader reader = new ArgumentReader(method.getName(), parameters);
        Target target = new Target(method, result);
        if (isQuestion) {
            return new QuestionMethod(spec, reader, target);
        }
        return isComposite
                ? new CompositeMethod(spec, reader, target)
                : new PlainMethod(spec, reader, target);
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        boolean optionalSeen = false;
        for (java.lang.reflect.Parameter declared :
                Arrays.asList(method.getParameters()).subList(1, method.getParameterCount())) {
            String where = "parameter " + declared.getName() + " ";
            demand(declared.isNamePresent(), where + "has no name: compile with -parameters");
            Doc doc = declared.getAnnotation(Doc.class);
            if (doc == null) {
                throw refusal(where + "must have a @Doc");
            }
            Type type = declared.getParameterizedType();
            boolean isOptional = false;
            if (type instanceof ParameterizedType generic
                    && generic.getRawType() == Optional.class) {
                isOptional = true;
                type = generic.getActualTypeArguments()[0];
            }
            demand(isOptional || !optionalSeen, where + "is required and follows an optional one");
            optionalSeen |= isOptional;
            parameters.add(
                    new Parameter(
                            Names.snakeCase(declared.getName()),
                            argumentType(where, type, doc),
                            !isOptional,
                            doc.value()));
        }
        return parameters;
    }

    private ArgumentType argumentType(String where, Type type, Doc doc) {
        demand(
                (type == String.class) == (doc.form() != Form.NONE),
                where + "must say its form where it is text, and only there");
        if (type == String.class) {
            return new ArgumentType.Text(doc.form());
        }
        if (type == double.class || type == Double.class) {
            return new ArgumentType.Numeric(doc.min(), doc.max(), false);
        }
        if (type == int.class || type == Integer.class) {
            demand(
                    doc.min() >= Integer.MIN_VALUE && doc.max() <= Integer.MAX_VALUE,
                    where + "must say its least and greatest value");
            return new ArgumentType.Numeric(doc.min(), doc.max(), true);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new ArgumentType.Flag();
        }
        if (type == JsonObject.class) {
            return new ArgumentType.Properties();
        }
        if (type == Json.class) {
            return new ArgumentType.Any();
        }
        throw refusal(where + "cannot be a " + type.getTypeName());
    }

    private ResultType result() {
        demand(
                method.getReturnType().isRecord() || method.getReturnType() == Json.class,
                "must answer a record, or Json");
        ResultType result;
        try {
            result = ResultType.of(method.getReturnType());
        } catch (IllegalArgumentException e) {
            throw refusal("cannot be expressed: " + e.getMessage());
        }
        demand(
                annotation.seed().isEmpty()
                        || annotation.seedReply() == SeedReply.JSON
                        || (result instanceof ResultType.Members(_, List<ResultType.Member> members)
                                && members.stream()
                                        .anyMatch(member -> member.name().equals("message"))),
                "must answer a record with a message, which is its text under the seed name");
        return result;
    }

    private void demand(boolean holds, String what) {
        if (!holds) {
            throw refusal(what);
        }
    }

    private IllegalStateException refusal(String what) {
        return new IllegalStateException(
                "host function %s.%s %s"
                        .formatted(
                                method.getDeclaringClass().getSimpleName(),
                                method.getName(),
                                what));
    }
}
