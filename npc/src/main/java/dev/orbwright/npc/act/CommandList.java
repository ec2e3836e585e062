package dev.orbwright.npc.act;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.npc.mind.Situation.CommandHelp;
import dev.orbwright.npc.mind.WorldText;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.task.World;
import java.util.ArrayList;
import java.util.List;

/// The commands that an NPC may use, as its mind is told of them.
final class CommandList {

    private final World world;
    private final HostApi hostApi;

    CommandList(World world, HostApi hostApi) {
        this.world = world;
        this.hostApi = hostApi;
    }

    List<CommandHelp> of(NpcDefinition who) {
        List<CommandHelp> help = new ArrayList<>();
        offer(help, who, "give", "/give SOUL_ID ARTIFACT_ID", "hand over something that you carry");
        offer(help, who, "ask", "/ask SOUL_ID ARTIFACT_ID", "ask somebody to hand you something");
        offer(help, who, "go", "/go LANDMARK_KEY", "walk to a landmark, or leave by an exit");
        offer(help, who, "lead", "/lead SOUL_ID LANDMARK_KEY", "lead somebody to a landmark");
        offer(help, who, "use", "/use ARTIFACT_ID", "use something that you carry");
        offer(
                help,
                who,
                "open",
                "/open LANDMARK_KEY",
                "open a landmark with something that you carry");
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
            Hands.hostFunction(hostApi, name)
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
                                            WorldText.line(function.active().description()))));
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
