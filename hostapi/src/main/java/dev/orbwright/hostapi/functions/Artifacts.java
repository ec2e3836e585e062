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
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import java.util.Optional;

/// Making artifacts, and what they remember.
final class Artifacts {

    private Artifacts() {}

    /// What was made.
    record Added(@Doc("what was done, for people") String message, String artifactId) {}

    @HostFunction(
            doc =
                    "Makes an artifact, a thing to carry and use. Nobody has it yet: give it with"
                            + " giveArtifact.",
            seed = "host_core_add_artifact_to_gamestate",
            seedReply = SeedReply.TEXT,
            needs = Capability.INVENTORY,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.MEDIUM)
    static Added addArtifact(
            Step step,
            @Doc(value = "id of the new artifact", form = Form.ID) String id,
            @Doc(value = "what people call it", form = Form.NAME) String name,
            @Doc(value = "what people read about it", form = Form.DESCRIPTION) String description,
            @Doc(
                            "handed to its function as artifact_properties;"
                                    + " client_interaction_rules says where its use is offered")
                    Optional<JsonObject> properties,
            @Doc(
                            value =
                                    "the function that runs when it is used; a tool of a player may"
                                            + " name a function of its owner or, for an exact copy,"
                                            + " that of another tool that the owner carries:"
                                            + " properties must then equal that tool's",
                            form = Form.ID)
                    Optional<String> linkedDynamicFunctionName)
            throws RefusedException {
        Lookup.free(step, id);
        Rules.canMakeMore(step);
        JsonObject given = properties.orElse(JsonObject.EMPTY);
        if (linkedDynamicFunctionName.isPresent()) {
            Rules.mayLink(step, linkedDynamicFunctionName.get(), given);
            Lookup.function(step, linkedDynamicFunctionName.get());
        }
        step.transaction()
                .put(
                        new Artifact(
                                id,
                                name,
                                description,
                                linkedDynamicFunctionName,
                                Rules.madeFor(step, linkedDynamicFunctionName),
                                given));
        return new Added("Artifact %s (%s) was made.".formatted(id, name), id);
    }

    /// The properties now.
    record Changed(@Doc("all properties of the artifact now") JsonObject properties) {}

    @HostFunction(
            doc =
                    "Sets properties of an artifact, which its function gets as artifact_properties"
                            + " the next time: for counting and remembering.",
            needs = Capability.OWN_PROPERTIES,
            effects = {Effect.READS, Effect.WRITES},
            risk = Risk.LOW)
    static Changed setArtifactProperties(
            Step step,
            @Doc("laid over its properties, one level deep; null removes a member")
                    JsonObject properties,
            @Doc(value = "the artifact; the one in use where left out", form = Form.ID)
                    Optional<String> artifactId)
            throws RefusedException {
        String id =
                artifactId
                        .or(step.caller()::artifactId)
                        .orElseThrow(() ->
                                RefusedException.badArgument(
                                        "artifact_id must be given here: no artifact is in"
                                                + " use"));
        Artifact artifact = Lookup.artifact(step, id);
        Rules.mayChange(step, artifact, properties);
        JsonObject merged = Merge.of(artifact.properties(), properties, "the properties of " + id);
        step.transaction().put(artifact.withProperties(merged));
        return new Changed(merged);
    }
}
