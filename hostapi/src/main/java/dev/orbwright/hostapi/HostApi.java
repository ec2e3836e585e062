package dev.orbwright.hostapi;

import dev.orbwright.hostapi.derived.JsonSchema;
import dev.orbwright.hostapi.derived.PromptText;
import dev.orbwright.hostapi.derived.ReferencePage;
import dev.orbwright.hostapi.derived.TypeScript;
import dev.orbwright.hostapi.functions.StandardFunctions;
import dev.orbwright.hostapi.registry.Dialect;
import dev.orbwright.hostapi.registry.HostMethod;
import dev.orbwright.hostapi.registry.Quote;
import dev.orbwright.hostapi.registry.Registry;
import dev.orbwright.hostapi.registry.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All host functions: calls them, and describes them in every form that is needed.
public final class HostApi {

    private final Registry registry;
    private final List<HostFunctionSpec> functions;

    private HostApi(Registry registry) {
        this.registry = registry;
        this.functions = registry.byNativeName().values().stream().map(HostMethod::spec).toList();
    }

    /// The host functions of this server.
    ///
    /// @throws IllegalStateException where one of them cannot be expressed; the message names it
    public static HostApi standard() {
        return of(StandardFunctions.ALL);
    }

    /// The host functions of these classes.
    static HostApi of(Collection<Class<?>> families) {
        return new HostApi(Registry.read(families));
    }

    /// What is known about each host function, sorted by native name.
    public List<HostFunctionSpec> functions() {
        return functions;
    }

    /// Calls a host function for a guest. Never throws for what a guest sent.
    ///
    /// @param name a native name, or a seed name, which is answered with a string
    /// @param argumentsJson a JSON array: one object of named arguments, or positional ones
    public HostReply invoke(HostTask task, String name, String argumentsJson) {
        Optional<HostMethod> called = registry.ofNativeName(name);
        if (called.isPresent()) {
            return called.get().call(task, argumentsJson, Dialect.NATIVE);
        }
        Optional<HostMethod> calledAsInSeed = registry.ofSeedName(name);
        if (calledAsInSeed.isPresent()) {
            HostMethod method = calledAsInSeed.get();
            return SeedAnswer.of(method.spec(), method.call(task, argumentsJson, Dialect.SEED));
        }
        return new HostReply.Refusal(
                RefusalCode.UNKNOWN_FUNCTION.name(),
                "there is no host function %s%s"
                        .formatted(
                                Quote.text(name),
                                nearestName(name).map("; did you mean %s?"::formatted).orElse("")));
    }

    /// JSON Schema of arguments and results.
    public String jsonSchema() {
        return JsonSchema.of(functions);
    }

    /// TypeScript declarations of the native dialect.
    public String typescript() {
        return TypeScript.of(functions);
    }

    /// What a model is told about the host functions, all of them.
    public String promptText() {
        return PromptText.of(functions);
    }

    /// What a model is told about these host functions.
    ///
    /// @param names native or seed names; others are passed over
    public String promptText(Collection<String> names) {
        Set<String> wanted = Set.copyOf(names);
        return PromptText.of(
                functions.stream()
                        .filter(spec ->
                                wanted.contains(spec.nativeName())
                                        || spec.seedName().filter(wanted::contains).isPresent())
                        .toList());
    }

    /// The reference page, in Markdown.
    public String referencePage() {
        return ReferencePage.of(functions);
    }

    /// The name that was probably meant, of the dialect that the misspelt one looks like.
    public Optional<String> nearestName(String misspelt) {
        return Spelling.nearest(
                misspelt,
                misspelt.startsWith("host_")
                        ? registry.bySeedName().keySet()
                        : registry.byNativeName().keySet());
    }
}
