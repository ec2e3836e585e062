package dev.orbwright.npc.act;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.HostReply;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.tag.Command;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.task.Actor;
import java.util.Optional;
import java.util.Set;

/// Has host APIs and functions run in the name of an NPC, each as a task of the world.
final class Execution {

    private final FunctionRunner runner;

    Execution(FunctionRunner runner) {
        this.runner = runner;
    }

    private static Actor actor(NpcDefinition who) {
        return new Actor(Actor.Kind.NPC, who.id());
    }

    private static Set<Capability> capabilities(NpcDefinition who) {
        return Gate.capabilities(who.permissions().accessLevel());
    }

    /// A host API.
    ///
    /// @param argumentsJson a JSON array
    Effect call(NpcDefinition who, String hostFunction, String argumentsJson) {
        Caller caller =
                new Caller(
                        "npc:" + who.id(),
                        Optional.of(who.id()),
                        Optional.of(who.id()),
                        Optional.empty(),
                        capabilities(who));
        HostReply reply =
                runner.call(actor(who), "npc " + hostFunction, caller, hostFunction, argumentsJson)
                        .result();
        return switch (reply) {
            case HostReply.Value(JsonObject value) ->
                    Effect.done(value.text("message").orElseGet(() -> JsonText.write(value)));
            case HostReply.Value(Json value) -> Effect.done(JsonText.write(value));
            case HostReply.Refusal(String code, String message) ->
                    Effect.refused("%s: %s".formatted(code, message));
        };
    }

    /// A stored function, with what the NPC may do and never more.
    Effect function(NpcDefinition who, String name, JsonObject arguments) {
        return answer(
                runner.run(
                                actor(who),
                                "npc " + name,
                                new Use.OfNpc(name, who.id(), arguments, capabilities(who)))
                        .result());
    }

    /// Something that the NPC carries. It acts as it does in a player's hands, but in those of
    /// guests.
    Effect artifact(NpcDefinition who, String artifactId, JsonObject arguments) {
        Optional<Set<Capability>> atMost =
                who.permissions().accessLevel() == NpcDefinition.AccessLevel.GUEST
                        ? Optional.of(capabilities(who))
                        : Optional.empty();
        return answer(
                runner.run(
                                actor(who),
                                "npc use " + artifactId,
                                new Use.OfNpcArtifact(who.id(), artifactId, arguments, atMost))
                        .result());
    }

    /// What its definition lets it do runs like a tool of the world's own.
    Effect ability(NpcDefinition who, Command command, NpcDefinition.Ability ability, Batch cause) {
        JsonObject arguments = command.named();
        if (!command.words().isEmpty()) {
            arguments = arguments.with("words", command.words());
        }
        Optional<String> player =
                cause.fromPlayers().stream()
                        .flatMap(message -> message.senderId().stream())
                        .findFirst();
        if (player.isPresent()) {
            arguments = arguments.with("player_id", player.get());
        }
        return answer(
                runner.run(
                                actor(who),
                                "npc " + ability.command(),
                                new Use.OfFunction(
                                        ability.functionName(),
                                        Optional.of(who.id()),
                                        arguments,
                                        BudgetClass.NPC))
                        .result());
    }

    private static Effect answer(Run run) {
        return switch (run) {
            case Run.Answered(_, Json value, _) -> {
                Answer answer = Answer.of(value);
                yield new Effect(
                        answer.success(), answer.message().isEmpty() ? "done" : answer.message());
            }
            case Run.Refused(String code, String message) ->
                    Effect.refused("%s: %s".formatted(code, message));
            case Run.Broke(String name, var error, _) ->
                    Effect.refused("%s failed: %s".formatted(name, error.message()));
            case Run.Exceeded(String name, var limit, _, _) ->
                    Effect.refused("%s went over its limit of %s".formatted(name, limit));
        };
    }
}
