package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Allowance;
import dev.orbwright.hostapi.Called;
import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.registry.Composition;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.StoredFunction;
import java.util.Locale;
import java.util.Optional;

/// Functions that call functions, and what they may still use.
///
/// Functions are public by name: whoever has one in use may be called by anybody, with the caller's
/// rights and never more. One that was not yet used with success is its owner's alone.
final class Calling {

    private Calling() {}

    @HostFunction(
            doc =
                    "Runs another function of this world now and answers what it returned. It gets"
                            + " args as its params, acts for the same player, and may do no more than"
                            + " this function. Where it fails, what it did is taken back and the call"
                            + " throws its error. It uses what is left to this function; calls nest"
                            + " 8 deep.",
            needs = Capability.READ,
            effects = {Effect.READS, Effect.RUNS_FUNCTIONS},
            risk = Risk.MEDIUM)
    static Json call(
            Composition composition,
            @Doc(value = "the function", form = Form.ID) String name,
            @Doc("handed to the function") Optional<JsonObject> args)
            throws RefusedException {
        composition.step("look up the function", step -> callable(step, name));
        return switch (composition.call(name, args.orElse(JsonObject.EMPTY))) {
            case Called.Returned(Json value) -> value;
            case Called.Failed failed ->
                    throw RefusedException.passedOn(
                            failed.code(),
                            "function %s failed%s: %s"
                                    .formatted(name, failed.place(), failed.message()));
        };
    }

    /// The function, where the caller may call it.
    static String callable(Step step, String name) throws RefusedException {
        StoredFunction function = Lookup.function(step, name);
        Caller caller = step.caller();
        boolean open =
                function.status() != StoredFunction.Status.CANDIDATE
                        || caller.may(Capability.RULES)
                        || caller.owns(function.ownerId());
        if (!open) {
            throw RefusedException.forbidden(
                    "name: %s was not used with success yet, so only functions of its owner call it"
                            .formatted(name));
        }
        if (function.status() == StoredFunction.Status.QUARANTINED
                || function.status() == StoredFunction.Status.RETIRED) {
            throw RefusedException.conflict(
                    "name: %s is %s and is not run any more"
                            .formatted(name, function.status().name().toLowerCase(Locale.ROOT)));
        }
        return name;
    }

    @HostFunction(
            doc =
                    "What this run may still use: CPU time, time, host calls, bytes, console lines"
                            + " and things to create.",
            needs = Capability.READ,
            effects = Effect.READS,
            risk = Risk.LOW,
            isVolatile = true)
    static Allowance budget(Allowance left) {
        return left;
    }
}
