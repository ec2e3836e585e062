package dev.orbwright.npc.act;

import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.tag.Command;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The commands that every NPC knows, in the words of people: who and what is meant is found out
/// here, and done through the host APIs.
final class Verbs {

    private final World world;
    private final Execution execution;
    private final Errands errands;

    Verbs(World world, Execution execution, Errands errands) {
        this.world = world;
        this.execution = execution;
        this.errands = errands;
    }

    /// An argument by its place or its name.
    private static Optional<String> word(Command command, int place, String name) {
        Optional<String> named = command.named().text(name);
        return named.isPresent()
                ? named
                : place < command.words().size()
                        ? Optional.of(command.words().get(place))
                        : Optional.empty();
    }

    private static String rest(Command command, String name) {
        return command.named().text(name).orElseGet(() -> String.join(" ", command.words()));
    }

    Effect give(NpcDefinition who, Soul self, Command command, Batch cause) {
        Optional<Soul> getter =
                word(command, 0, "soul_id")
                        .flatMap(name -> Names.soul(world.durable(), self, name, cause));
        if (getter.isEmpty()) {
            return Effect.refused("there is nobody of this name here; /give WHO WHAT");
        }
        String name = command.named().text("artifact_id").orElseGet(() -> from(command, 1));
        Optional<Artifact> artifact = Names.carried(world.durable(), self, name);
        if (artifact.isEmpty()) {
            return Effect.refused("you do not carry '%s'".formatted(name));
        }
        Effect given =
                execution.call(
                        who,
                        "handOver",
                        JsonText.write(
                                Json.Arr.of(
                                        JsonObject.of(
                                                "artifact_id",
                                                artifact.get().id(),
                                                "soul_id",
                                                getter.get().id()))));
        if (given.done()) {
            errands.gave(who.id(), getter.get().id(), artifact.get(), cause.chain());
        }
        return given;
    }

    private static String from(Command command, int place) {
        return String.join(
                " ",
                command.words()
                        .subList(Math.min(place, command.words().size()), command.words().size()));
    }

    /// Nothing is taken: its owner is asked, and hands it over or does not.
    Effect ask(NpcDefinition who, Soul self, Command command, Batch cause) {
        Optional<Soul> owner =
                word(command, 0, "soul_id")
                        .flatMap(name -> Names.soul(world.durable(), self, name, cause));
        if (owner.isEmpty() || !owner.get().placeId().equals(self.placeId())) {
            return Effect.refused("there is nobody of this name here; /ask WHO WHAT");
        }
        String name = command.named().text("artifact_id").orElseGet(() -> from(command, 1));
        Optional<Artifact> artifact = Names.carried(world.durable(), owner.get(), name);
        if (artifact.isEmpty()) {
            return Effect.refused("%s does not carry '%s'".formatted(owner.get().name(), name));
        }
        errands.ask(who.id(), owner.get().id(), artifact.get(), cause.chain());
        return Effect.done(
                "%s is asked for %s and may hand it over"
                        .formatted(owner.get().name(), artifact.get().name()));
    }

    Effect go(NpcDefinition who, Soul self, Command command) {
        return go(who, self, word(command, 0, "landmark_key").orElse(""));
    }

    private Effect go(NpcDefinition who, Soul self, String where) {
        Optional<Landmark> landmark = Names.landmark(world.durable(), self, where);
        if (landmark.isEmpty()) {
            return Effect.refused("there is no landmark or exit '%s' here".formatted(where));
        }
        if (landmark.get().exitTo().isPresent()) {
            return execution.call(
                    who,
                    "goThrough",
                    JsonText.write(
                            Json.Arr.of(JsonObject.of("landmark_key", landmark.get().name()))));
        }
        return stand(who, landmark.get());
    }

    private Effect stand(NpcDefinition who, Landmark landmark) {
        Effect moved =
                execution.call(
                        who,
                        "moveSoul",
                        JsonText.write(
                                Json.Arr.of(JsonObject.of("landmark_key", landmark.name()))));
        return moved.done()
                ? Effect.done("you stand at %s now".formatted(landmark.displayName()))
                : moved;
    }

    Effect lead(NpcDefinition who, Soul self, Command command, Batch cause) {
        Optional<Soul> guest =
                word(command, 0, "soul_id")
                        .flatMap(name -> Names.soul(world.durable(), self, name, cause));
        String where = command.named().text("landmark_key").orElseGet(() -> from(command, 1));
        Optional<Landmark> landmark = Names.landmark(world.durable(), self, where);
        if (guest.isEmpty() || landmark.isEmpty()) {
            return Effect.refused("/lead WHO LANDMARK, both of this place");
        }
        Effect gone = stand(who, landmark.get());
        // Through an exit its guest goes alone, and may do so where the NPC cannot come near.
        if (!gone.done() && landmark.get().exitTo().isPresent()) {
            gone = Effect.done("you point the way to " + landmark.get().displayName());
        }
        if (gone.done()) {
            errands.lead(who.id(), guest.get().id(), landmark.get().name());
        }
        return gone;
    }

    Effect use(NpcDefinition who, Soul self, Command command) {
        String name = word(command, 0, "artifact_id").orElse("");
        Optional<Artifact> artifact = Names.carried(world.durable(), self, name);
        if (artifact.isEmpty()) {
            return Effect.refused("you do not carry '%s'".formatted(name));
        }
        return use(who, artifact.get(), command.named().without("artifact_id"));
    }

    private Effect use(NpcDefinition who, Artifact artifact, JsonObject arguments) {
        // A key in a keyhole opens, whichever of the two words it is done with.
        Set<String> names = new LinkedHashSet<>(List.of("use"));
        if (arguments.text("target_env_object_id").isPresent()) {
            names.add("open");
        }
        artifact.functionName().ifPresent(names::add);
        Optional<String> denied =
                names.stream().flatMap(name -> Gate.denial(who, Set.of(name)).stream()).findFirst();
        return denied.isPresent()
                ? Effect.refused(denied.get())
                : execution.artifact(who, artifact.id(), arguments);
    }

    /// Opens a landmark as a player would: with something carried that is made for its kind. What
    /// that does is the world's to say.
    Effect open(NpcDefinition who, Soul self, Command command) {
        String where = rest(command, "landmark_key");
        Optional<Landmark> landmark = Names.landmark(world.durable(), self, where);
        if (landmark.isEmpty()) {
            return Effect.refused(
                    "there is no landmark '%s' here; /open LANDMARK".formatted(where));
        }
        if (landmark.get().exitTo().isPresent()) {
            return Effect.done("%s is open".formatted(landmark.get().displayName()));
        }
        Optional<String> kind = landmark.get().config().text("landmark_interaction_type_key");
        Optional<Artifact> key =
                self.inventory().stream()
                        .flatMap(id -> world.durable().entity(id, Artifact.class).stream())
                        .filter(carried -> kind.isPresent() && isFor(carried, kind.get()))
                        .findFirst();
        if (key.isEmpty()) {
            return Effect.refused(
                    "you carry nothing that opens %s".formatted(landmark.get().displayName()));
        }
        return use(
                who,
                key.get(),
                landmark.get()
                        .targetObjectId()
                        .map(target -> JsonObject.of("target_env_object_id", target))
                        .orElse(JsonObject.EMPTY));
    }

    private static boolean isFor(Artifact artifact, String kind) {
        return artifact.properties().items("client_interaction_rules").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .anyMatch(rule ->
                        rule.text("requires_landmark_interaction_type_key")
                                .equals(Optional.of(kind)));
    }

    Effect remember(NpcDefinition who, Command command) {
        if (!who.tools().contains("remember")) {
            return Effect.refused("you have no use of the tool remember");
        }
        errands.remember(who.id(), rest(command, "text"));
        return Effect.done("you will remember it");
    }

    Effect recall(NpcDefinition who, Command command) {
        if (!who.tools().contains("search_history")) {
            return Effect.refused("you have no use of the tool search_history");
        }
        List<String> lines = errands.search(who.id(), rest(command, "words"));
        return Effect.done(lines.isEmpty() ? "nothing was said of it" : String.join(" / ", lines));
    }

    Effect invent(NpcDefinition who, Command command, Batch cause) {
        if (!who.tools().contains("forge")) {
            return Effect.refused("you may not have functions made");
        }
        String wish = rest(command, "description");
        if (wish.isBlank()) {
            return Effect.refused("/invent and what it is to do");
        }
        return errands.invent(who, wish, cause.chain())
                ? Effect.done("it is being made; you will be told what comes of it")
                : Effect.refused("something is being made for you already");
    }
}
