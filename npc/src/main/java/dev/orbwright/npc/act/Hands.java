package dev.orbwright.npc.act;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.npc.history.HistoryEntry.Deed;
import dev.orbwright.npc.mind.Situation.CommandHelp;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.tag.Command;
import dev.orbwright.npc.tag.Commands;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.state.Soul;
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
    private static final Set<String> RUN_OTHERS = Set.of("call", "after", "every");

    private final World world;
    private final HostApi hostApi;
    private final Execution execution;
    private final Verbs verbs;
    private final CommandList commands;

    public Hands(World world, FunctionRunner runner, HostApi hostApi, Errands errands) {
        this.world = world;
        this.hostApi = hostApi;
        this.execution = new Execution(runner);
        this.verbs = new Verbs(world, execution, errands);
        this.commands = new CommandList(world, hostApi);
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
        Optional<HostFunctionSpec> host = hostFunction(hostApi, command.name());
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
            Effect result = execute(who, self.get(), command, host, cause);
            return result.done()
                    ? new Deed(line, true, shortened(result.message()))
                    : refused(who, line, result.message());
        } catch (WorldStoppedException e) {
            LOG.warn("{} could not do {}", who.id(), line, e);
            return new Deed(line, false, "the world stands still at the moment");
        }
    }

    static Optional<HostFunctionSpec> hostFunction(HostApi hostApi, String name) {
        return hostApi.functions().stream()
                .filter(spec ->
                        spec.nativeName().equals(name) || spec.seedName().equals(Optional.of(name)))
                .findFirst();
    }

    private Effect execute(
            NpcDefinition who,
            Soul self,
            Command command,
            Optional<HostFunctionSpec> host,
            Batch cause) {
        Optional<NpcDefinition.Ability> ability =
                who.abilities().stream()
                        .filter(own -> own.command().equalsIgnoreCase(command.name()))
                        .findFirst();
        Optional<String> denied =
                Gate.denial(
                        who,
                        ability.map(own -> Set.of(own.functionName()))
                                .orElseGet(() -> called(command, host)));
        if (denied.isPresent()) {
            return Effect.refused(denied.get());
        }
        if (ability.isPresent()) {
            return execution.ability(who, command, ability.get(), cause);
        }
        return switch (command.name().toLowerCase(Locale.ROOT)) {
            case "give" -> verbs.give(who, self, command, cause);
            case "ask", "take" -> verbs.ask(who, self, command, cause);
            case "go" -> verbs.go(who, self, command);
            case "lead" -> verbs.lead(who, self, command, cause);
            case "use" -> verbs.use(who, self, command);
            case "open", "unlock" -> verbs.open(who, self, command);
            case "remember" -> verbs.remember(who, command);
            case "recall" -> verbs.recall(who, command);
            case "invent" -> verbs.invent(who, command, cause);
            default -> {
                if (host.isPresent()) {
                    yield execution.call(
                            who, host.get().nativeName(), arguments(host.get(), command));
                }
                if (world.durable().function(command.name()).isPresent()) {
                    yield execution.function(who, command.name(), command.named());
                }
                yield Effect.refused("there is no command of this name");
            }
        };
    }

    /// The function that a host API is to run now or later: what is denied by its name is denied
    /// so, too.
    private static Set<String> called(Command command, Optional<HostFunctionSpec> host) {
        Set<String> names = new LinkedHashSet<>();
        if (host.isPresent() && RUN_OTHERS.contains(host.get().nativeName())) {
            command.named().text("name").ifPresent(names::add);
            names.addAll(command.words());
        }
        return names;
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

    /// What an NPC may do, for its mind.
    public List<CommandHelp> help(NpcDefinition who) {
        return commands.of(who);
    }
}
