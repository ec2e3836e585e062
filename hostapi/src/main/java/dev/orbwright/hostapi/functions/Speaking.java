package dev.orbwright.hostapi.functions;

import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.Effect;
import dev.orbwright.hostapi.Risk;
import dev.orbwright.hostapi.SeedReply;
import dev.orbwright.hostapi.registry.Doc;
import dev.orbwright.hostapi.registry.Form;
import dev.orbwright.hostapi.registry.HostFunction;
import dev.orbwright.hostapi.registry.RefusedException;
import dev.orbwright.hostapi.registry.Step;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.WorldEvent;
import java.util.Optional;

/// Telling and asking. What is said is heard when the task commits.
final class Speaking {

    private Speaking() {}

    @HostFunction(
            doc =
                    "Writes a line into the world log, which everybody sees. One run of a tool"
                            + " writes at most 20.",
            seed = "host_log_message_to_world",
            seedReply = SeedReply.TEXT,
            needs = Capability.SPEAK,
            effects = Effect.EMITS,
            risk = Risk.LOW)
    static Done log(Step step, @Doc(value = "the line", form = Form.MESSAGE) String message)
            throws RefusedException {
        Rules.oneMoreEvent(step, WorldEvent.Logged.class, Rules.SAID, "lines in the world log");
        step.transaction().emit(new WorldEvent.Logged(message));
        return new Done("Written to the world log.");
    }

    @HostFunction(
            doc = "Tells one soul something. One run of a tool tells at most 20 times.",
            needs = Capability.SPEAK,
            effects = {Effect.READS, Effect.EMITS},
            risk = Risk.LOW)
    static Done tell(
            Step step,
            @Doc(value = "what is said", form = Form.MESSAGE) String message,
            @Doc(value = "who hears it; the player where left out", form = Form.ID)
                    Optional<String> soulId)
            throws RefusedException {
        Soul soul = Lookup.soul(step, soulId);
        Rules.consents(step.caller(), soul.id());
        Rules.oneMoreEvent(step, WorldEvent.Told.class, Rules.SAID, "messages to souls");
        step.transaction().emit(new WorldEvent.Told(soul.id(), message));
        return new Done("%s was told.".formatted(soul.name()));
    }

    @HostFunction(
            doc =
                    "Asks the player for words. The function named gets them later as params.input;"
                            + " a tool of a player that names none gets them itself."
                            + " One run of a tool asks once.",
            needs = Capability.SPEAK,
            effects = {Effect.READS, Effect.EMITS},
            risk = Risk.LOW)
    static Done promptPlayer(
            Step step,
            @Doc(value = "the question", form = Form.MESSAGE) String message,
            @Doc(
                            value =
                                    "the function that gets the answer; where the world's own"
                                            + " function names none, the answer is a wish for a tool",
                            form = Form.ID)
                    Optional<String> functionName,
            @Doc(value = "who is asked; the player where left out", form = Form.ID)
                    Optional<String> soulId)
            throws RefusedException {
        Soul soul = Lookup.soul(step, soulId);
        Rules.consents(step.caller(), soul.id());
        String artifactId =
                step.caller()
                        .artifactId()
                        .orElseThrow(() ->
                                RefusedException.conflict(
                                        "nobody can be asked here: no artifact is in use"));
        if (functionName.isPresent()) {
            Rules.mayName(step, "function_name", functionName.get());
            Lookup.function(step, functionName.get());
        }
        Optional<String> answered =
                step.caller().may(Capability.RULES)
                        ? functionName
                        : functionName.or(() -> Optional.of(step.caller().functionName()));
        if (functionName.isEmpty() && answered.isPresent()) {
            Rules.mayName(step, "function_name", answered.get());
        }
        Rules.oneMoreEvent(step, WorldEvent.Prompted.class, Rules.ASKED, "open questions");
        step.transaction().emit(new WorldEvent.Prompted(soul.id(), artifactId, message, answered));
        return new Done("%s was asked.".formatted(soul.name()));
    }
}
