package dev.orbwright.npc.act;

import dev.orbwright.hostapi.Caller;
import dev.orbwright.hostapi.Capability;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.hostapi.HostReply;
import dev.orbwright.npc.history.HistoryEntry.Deed;
import dev.orbwright.npc.mind.Situation.CommandHelp;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.tag.Command;
import dev.orbwright.npc.tag.Commands;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.BudgetClass;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.World;
import dev.orbwright.world.task.WorldStoppedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what NPCs want to do, as far as they may.
public final class Hands {

    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final int LONGEST_RESULT = 400;

    private final World world;
    private final FunctionRunner runner;
    private final HostApi hostApi;
    private final Errands errands;

    public Hands(World world, FunctionRunner runner, HostApi hostApi, Errands errands) {
        this.world = world;
        this.runner = runner;
        this.hostApi = hostApi;
        this.errands = errands;
    }

    /// Executes what stands in a `<function>`, command by command.
    public List<Deed> act(NpcDefinition who, String function, Batch cause) {
        Commands.Read read = Commands.read(function);
        if (read.problem().isPresent()) {
            return List.of(refused(who, oneLine(function), read.problem().get()));
        }
        List<Deed> deeds = new ArrayList<>();
        for (Command command : read.commands()) {
            Deed deed = act(who, command, cause);
            deeds.add(deed);
            if (!deed.done()) {
                break; // what comes after it may have counted on it
            }
        }
        return deeds;
    }

    private static String oneLine(String function) {
        String line = function.replaceAll("\\s+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    private static Deed refused(NpcDefinition who, String command, String why) {
        LOG.info("{} ({}) is refused {}: {}", who.name(), who.id(), command, why);
        return new Deed(command, false, shortened(why));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_RESULT ? text.substring(0, LONGEST_RESULT) + "..." : text;
    }

    private Deed act(NpcDefinition who, Command command, Batch cause) {
        String line = oneLine(command.line());
        Optional<HostFunctionSpec> host = hostFunction(command.name());
        Set<String> names = new LinkedHashSet<>();
        names.add(command.name());
        host.ifPresent(spec -> {
            names.add(spec.nativeName());
            spec.seedName().ifPresent(names::add);
        });
        Optional<String> forbidden = Gate.refusal(who, names);
        if (forbidden.isPresent()) {
            return refused(who, line, forbidden.get());
        }
        Optional<Soul> self = world.durable().entity(who.id(), Soul.class);
        if (self.isEmpty()) {
            return refused(who, line, "you are not in the world");
        }
        try {
            Result result = execute(who, self.get(), command, host, cause);
            return result.done()
                    ? new Deed(line, true, shortened(result.message()))
                    : refused(who, line, result.message());
        } catch (WorldStoppedException e) {
            LOG.warn("{} could not do {}", who.id(), line, e);
            return new Deed(line, false, "the world stands still at the moment");
        }
    }

    private record Result(boolean done, String message) {
        static Result done(String message) {
            return new Result(true, message);
        }

        static Result refused(String message) {
            return new Result(false, message);
        }
    }

    private Optional<HostFunctionSpec> hostFunction(String name) {
        return hostApi.functions().stream()
                .filter(spec ->
                        spec.nativeName().equals(name) || spec.seedName().equals(Optional.of(name)))
                .findFirst();
    }

    private Result execute(
            NpcDefinition who,
            Soul self,
            Command command,
            Optional<HostFunctionSpec> host,
            Batch cause) {
        Optional<NpcDefinition.Ability> ability =
                who.abilities().stream()
                        .filter(own -> own.command().equalsIgnoreCase(command.name()))
                        .findFirst();
        if (ability.isPresent()) {
            return use(who, command, ability.get(), cause);
        }
        return switch (command.name().toLowerCase(Locale.ROOT)) {
            case "give" -> give(who, self, command, cause);
            case "ask", "take" -> ask(who, self, command, cause);
            case "go" -> go(who, self, word(command, 0, "landmark_key").orElse(""));
            case "lead" -> lead(who, self, command, cause);
            case "use" -> use(who, self, command);
            case "remember" -> remember(who, command);
            case "recall" -> recall(who, command);
            case "invent" -> invent(who, command);
            default -> {
                if (host.isPresent()) {
                    yield call(who, host.get().nativeName(), arguments(host.get(), command));
                }
                if (world.durable().function(command.name()).isPresent()) {
                    yield answer(
                            runner.run(
                                            actor(who),
                                            "npc " + command.name(),
                                            new Use.OfNpc(
                                                    command.name(),
                                                    who.id(),
                                                    command.named(),
                                                    capabilities(who)))
                                    .result());
                }
                yield Result.refused("there is no command of this name");
            }
        };
    }

    private static Actor actor(NpcDefinition who) {
        return new Actor(Actor.Kind.NPC, who.id());
    }

    private static Set<Capability> capabilities(NpcDefinition who) {
        return Gate.capabilities(who.permissions().accessLevel());
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

    private Result give(NpcDefinition who, Soul self, Command command, Batch cause) {
        Optional<Soul> getter =
                word(command, 0, "soul_id")
                        .flatMap(name -> Names.soul(world.durable(), self, name, cause));
        if (getter.isEmpty()) {
            return Result.refused("there is nobody of this name here; /give WHO WHAT");
        }
        String name = command.named().text("artifact_id").orElseGet(() -> from(command, 1));
        Optional<Artifact> artifact = Names.carried(world.durable(), self, name);
        if (artifact.isEmpty()) {
            return Result.refused("you do not carry '%s'".formatted(name));
        }
        return call(
                who,
                "handOver",
                JsonText.write(
                        Json.Arr.of(
                                JsonObject.of(
                                        "artifact_id",
                                        artifact.get().id(),
                                        "soul_id",
                                        getter.get().id()))));
    }

    private static String from(Command command, int place) {
        return String.join(
                " ",
                command.words()
                        .subList(Math.min(place, command.words().size()), command.words().size()));
    }

    /// Nothing is taken: its owner is asked, and hands it over or does not.
    private Result ask(NpcDefinition who, Soul self, Command command, Batch cause) {
        Optional<Soul> owner =
                word(command, 0, "soul_id")
                        .flatMap(name -> Names.soul(world.durable(), self, name, cause));
        if (owner.isEmpty() || !owner.get().placeId().equals(self.placeId())) {
            return Result.refused("there is nobody of this name here; /ask WHO WHAT");
        }
        String name = command.named().text("artifact_id").orElseGet(() -> from(command, 1));
        Optional<Artifact> artifact = Names.carried(world.durable(), owner.get(), name);
        if (artifact.isEmpty()) {
            return Result.refused("%s does not carry '%s'".formatted(owner.get().name(), name));
        }
        errands.ask(who.id(), owner.get().id(), artifact.get().id(), artifact.get().name());
        return Result.done(
                "%s is asked for %s and may hand it over"
                        .formatted(owner.get().name(), artifact.get().name()));
    }

    private Result go(NpcDefinition who, Soul self, String where) {
        Optional<Landmark> landmark = Names.landmark(world.durable(), self, where);
        if (landmark.isEmpty()) {
            return Result.refused("there is no landmark or exit '%s' here".formatted(where));
        }
        if (landmark.get().exitTo().isPresent()) {
            return call(
                    who,
                    "goThrough",
                    JsonText.write(
                            Json.Arr.of(JsonObject.of("landmark_key", landmark.get().name()))));
        }
        Result moved =
                call(
                        who,
                        "moveSoul",
                        JsonText.write(
                                Json.Arr.of(JsonObject.of("landmark_key", landmark.get().name()))));
        return moved.done()
                ? Result.done("you stand at %s now".formatted(landmark.get().displayName()))
                : moved;
    }

    private Result lead(NpcDefinition who, Soul self, Command command, Batch cause) {
        Optional<Soul> guest =
                word(command, 0, "soul_id")
                        .flatMap(name -> Names.soul(world.durable(), self, name, cause));
        String where = command.named().text("landmark_key").orElseGet(() -> from(command, 1));
        Optional<Landmark> landmark = Names.landmark(world.durable(), self, where);
        if (guest.isEmpty() || landmark.isEmpty()) {
            return Result.refused("/lead WHO LANDMARK, both of this place");
        }
        Result gone =
                landmark.get().exitTo().isPresent()
                        ? Result.done("you point the way to " + landmark.get().displayName())
                        : go(who, self, landmark.get().name());
        if (gone.done()) {
            errands.lead(who.id(), guest.get().id(), landmark.get().name());
        }
        return gone;
    }

    private Result use(NpcDefinition who, Soul self, Command command) {
        String name = word(command, 0, "artifact_id").orElse("");
        Optional<Artifact> artifact = Names.carried(world.durable(), self, name);
        if (artifact.isEmpty()) {
            return Result.refused("you do not carry '%s'".formatted(name));
        }
        return answer(
                runner.run(
                                actor(who),
                                "npc use " + artifact.get().id(),
                                new Use.OfArtifact(
                                        who.id(),
                                        artifact.get().id(),
                                        command.named().without("artifact_id")))
                        .result());
    }

    /// What its definition lets it do runs like a tool of the world's own.
    private Result use(
            NpcDefinition who, Command command, NpcDefinition.Ability ability, Batch cause) {
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

    private Result remember(NpcDefinition who, Command command) {
        if (!who.tools().contains("remember")) {
            return Result.refused("you have no use of the tool remember");
        }
        errands.remember(who.id(), rest(command, "text"));
        return Result.done("you will remember it");
    }

    private Result recall(NpcDefinition who, Command command) {
        if (!who.tools().contains("search_history")) {
            return Result.refused("you have no use of the tool search_history");
        }
        List<String> lines = errands.search(who.id(), rest(command, "words"));
        return Result.done(lines.isEmpty() ? "nothing was said of it" : String.join(" / ", lines));
    }

    private Result invent(NpcDefinition who, Command command) {
        if (!who.tools().contains("forge")) {
            return Result.refused("you may not have functions made");
        }
        String wish = rest(command, "description");
        if (wish.isBlank()) {
            return Result.refused("/invent and what it is to do");
        }
        errands.invent(who, wish);
        return Result.done("it is being made; you will be told what comes of it");
    }

    private static String arguments(HostFunctionSpec spec, Command command) {
        if (!command.words().isEmpty() && command.named().members().isEmpty()) {
            List<Json> positional = new ArrayList<>();
            command.words().stream()
                    .limit(Math.max(1, spec.parameters().size()))
                    .forEach(word -> positional.add(Json.of(word)));
            return JsonText.write(new Json.Arr(positional));
        }
        return JsonText.write(Json.Arr.of(command.named()));
    }

    private Result call(NpcDefinition who, String hostFunction, String argumentsJson) {
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
                    Result.done(value.text("message").orElseGet(() -> JsonText.write(value)));
            case HostReply.Value(Json value) -> Result.done(JsonText.write(value));
            case HostReply.Refusal(String code, String message) ->
                    Result.refused("%s: %s".formatted(code, message));
        };
    }

    private static Result answer(Run run) {
        return switch (run) {
            case Run.Answered(_, Json value, _) -> {
                Answer answer = Answer.of(value);
                yield new Result(
                        answer.success(), answer.message().isEmpty() ? "done" : answer.message());
            }
            case Run.Refused(String code, String message) ->
                    Result.refused("%s: %s".formatted(code, message));
            case Run.Broke(String name, var error, _) ->
                    Result.refused("%s failed: %s".formatted(name, error.message()));
            case Run.Exceeded(String name, var limit, _, _) ->
                    Result.refused("%s went over its limit of %s".formatted(name, limit));
        };
    }

    /// What an NPC may do, for its mind.
    public List<CommandHelp> help(NpcDefinition who) {
        List<CommandHelp> help = new ArrayList<>();
        offer(help, who, "give", "/give SOUL_ID ARTIFACT_ID", "hand over something that you carry");
        offer(help, who, "ask", "/ask SOUL_ID ARTIFACT_ID", "ask somebody to hand you something");
        offer(help, who, "go", "/go LANDMARK_KEY", "walk to a landmark, or leave by an exit");
        offer(help, who, "lead", "/lead SOUL_ID LANDMARK_KEY", "lead somebody to a landmark");
        offer(help, who, "use", "/use ARTIFACT_ID", "use something that you carry");
        if (who.tools().contains("remember")) {
            offer(help, who, "remember", "/remember TEXT", "remember something for long");
        }
        if (who.tools().contains("search_history")) {
            offer(help, who, "recall", "/recall WORDS", "look up what was said");
        }
        if (who.tools().contains("forge")) {
            offer(help, who, "invent", "/invent DESCRIPTION", "have a tool made for you");
        }
        for (NpcDefinition.Ability ability : who.abilities()) {
            offer(help, who, ability.command(), "/" + ability.command(), ability.description());
        }
        for (String name : who.permissions().allowedCommands()) {
            hostFunction(name)
                    .filter(_ -> Gate.allows(who, name))
                    .ifPresent(spec ->
                            help.add(
                                    new CommandHelp(
                                            "{\"command\": \"%s\", \"params\": {%s}}"
                                                    .formatted(name, parameters(spec)),
                                            spec.doc())));
            world.durable()
                    .function(name)
                    .filter(_ -> Gate.allows(who, name))
                    .ifPresent(function ->
                            help.add(
                                    new CommandHelp(
                                            "{\"command\": \"%s\", \"params\": {}}".formatted(name),
                                            function.active().description())));
        }
        return help;
    }

    private static String parameters(HostFunctionSpec spec) {
        return String.join(
                ", ",
                spec.parameters().stream()
                        .map(parameter ->
                                "\"%s\"%s"
                                        .formatted(
                                                parameter.name(), parameter.required() ? "" : "?"))
                        .toList());
    }

    private static void offer(
            List<CommandHelp> help, NpcDefinition who, String name, String usage, String what) {
        if (Gate.allows(who, name)) {
            help.add(new CommandHelp(usage, what));
        }
    }
}
