package dev.orbwright.world.npc;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads definitions of NPCs, strictly: unknown fields are errors.
public final class NpcDefinitionReader {

    private static final int NAME = 60;
    private static final int LINE = 600;
    private static final int TEXT = 4000;
    private static final int SOURCE = 20_000;
    private static final int MOST = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern HOUR = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");

    private NpcDefinitionReader() {}

    /// Reads the text of a file.
    public static NpcDefinition read(String text) throws NpcDefinitionException {
        try {
            return read(JsonText.parseObject(text));
        } catch (MalformedJsonException e) {
            throw new NpcDefinitionException("", String.valueOf(e.getMessage()));
        }
    }

    /// Reads an object.
    public static NpcDefinition read(JsonObject json) throws NpcDefinitionException {
        Fields fields = new Fields(json, "");
        String id = id(fields, "id");
        String type = fields.optionalText("type", NAME).orElse("npc");
        if (!type.equals("npc")) {
            throw fields.wrong("type", "must be 'npc', not '%s'".formatted(type));
        }
        NpcDefinition definition =
                new NpcDefinition(
                        id,
                        fields.text("name", NAME),
                        fields.flag("enabled", true),
                        permissions(fields.object("permissions")),
                        context(fields.object("context")),
                        llm(fields.object("llm")),
                        fields.switchedOn("tools", NpcDefinition.TOOLS),
                        conduct(fields.object("conduct")),
                        home(fields),
                        routine(fields),
                        belongings(fields),
                        abilities(fields),
                        offline(fields.object("offline")),
                        json);
        fields.end();
        return definition;
    }

    private static String id(Fields fields, String key) throws NpcDefinitionException {
        String id = fields.text(key, 64);
        if (!ID.matcher(id).matches()) {
            throw fields.wrong(key, "must be letters, digits, _ or -, at most 64");
        }
        return id;
    }

    private static NpcDefinition.Permissions permissions(Fields fields)
            throws NpcDefinitionException {
        NpcDefinition.Permissions permissions =
                new NpcDefinition.Permissions(
                        fields.flag("canExecuteCommands", true),
                        commands(fields, "allowedCommands"),
                        commands(fields, "deniedCommands"),
                        fields.choice(
                                "accessLevel",
                                NpcDefinition.AccessLevel.class,
                                NpcDefinition.AccessLevel.TRUSTED));
        fields.end();
        return permissions;
    }

    private static List<String> commands(Fields fields, String key) throws NpcDefinitionException {
        List<String> commands = fields.texts(key, MOST, 128);
        for (String command : commands) {
            if (command.contains("/") || command.contains(" ")) {
                throw fields.wrong(
                        key,
                        "must have names without slashes and spaces, not '%s'".formatted(command));
            }
        }
        return commands;
    }

    private static NpcDefinition.Context context(Fields fields) throws NpcDefinitionException {
        NpcDefinition.Context context =
                new NpcDefinition.Context(
                        fields.optionalText("systemPrompt", TEXT).orElse(""),
                        fields.optionalText("personality", TEXT).orElse(""),
                        fields.texts("goals", 20, LINE),
                        fields.texts("knowledge", 200, LINE),
                        senses(fields.object("worldState")),
                        cares(fields.object("cares")));
        fields.end();
        return context;
    }

    private static NpcDefinition.Senses senses(Fields fields) throws NpcDefinitionException {
        NpcDefinition.Senses senses =
                new NpcDefinition.Senses(
                        fields.flag("canSeeNearbyPlayers", true),
                        fields.flag("canSeeNearbyNPCs", true),
                        fields.flag("canSeeNearbyThings", true),
                        fields.number("perceptionRadius", 20, -1, 10_000));
        fields.end();
        if (senses.radius() < 0 && senses.radius() != -1) {
            throw fields.wrong("perceptionRadius", "must be -1, for no limit, or 0 and more");
        }
        return senses;
    }

    /// From how far an NPC hears players, in metres: -1 in all of its place, 0 not at all. Reads no
    /// more of its definition than that takes.
    public static double hearsWithin(JsonObject definition) throws NpcDefinitionException {
        return within(definition, NpcDefinition.Senses::seesPlayers);
    }

    /// The same of other NPCs.
    public static double hearsNpcsWithin(JsonObject definition) throws NpcDefinitionException {
        return within(definition, NpcDefinition.Senses::seesNpcs);
    }

    private static double within(JsonObject definition, Predicate<NpcDefinition.Senses> hearsThem)
            throws NpcDefinitionException {
        Fields fields = new Fields(definition, "");
        NpcDefinition.Senses senses = senses(fields.object("context").object("worldState"));
        return fields.flag("enabled", true) && hearsThem.test(senses) ? senses.radius() : 0;
    }

    private static NpcDefinition.Cares cares(Fields fields) throws NpcDefinitionException {
        List<NpcDefinition.Fact> wants = new ArrayList<>();
        for (Fields want : fields.objects("wants", MOST)) {
            wants.add(fact(want));
        }
        NpcDefinition.Cares cares =
                new NpcDefinition.Cares(
                        fields.number("usualMood", 0, -1, 1),
                        wants,
                        Set.copyOf(fields.texts("guards", MOST, 512)));
        fields.end();
        return cares;
    }

    private static NpcDefinition.Llm llm(Fields fields) throws NpcDefinitionException {
        NpcDefinition.Llm llm =
                new NpcDefinition.Llm(
                        fields.flag("enabled", true),
                        fields.optionalText("model", 200),
                        fields.has("temperature")
                                ? Optional.of(fields.number("temperature", 0, 0, 2))
                                : Optional.empty());
        fields.end();
        return llm;
    }

    private static NpcDefinition.Conduct conduct(Fields fields) throws NpcDefinitionException {
        Set<NpcDefinition.Wake> wakes = EnumSet.noneOf(NpcDefinition.Wake.class);
        for (String said : fields.texts("wakesOn", 10, NAME)) {
            wakes.add(fields.choice("wakesOn", said, NpcDefinition.Wake.class));
        }
        NpcDefinition.Conduct conduct =
                new NpcDefinition.Conduct(
                        fields.choice(
                                "interruption",
                                NpcDefinition.Interruption.class,
                                NpcDefinition.Interruption.IMPORTANT),
                        wakes,
                        (int) fields.number("responseTimeoutSeconds", 30, 1, 600),
                        fields.texts("timeoutLines", MOST, LINE),
                        fields.flag("sociable", false),
                        (int) fields.number("cooldownSeconds", 180, 1, 1_000_000),
                        (int) fields.number("mostTurns", 6, 1, 50),
                        fields.flag("cachesGreetings", false),
                        fields.optionalText("voice", NAME));
        fields.end();
        return conduct;
    }

    private static Optional<NpcDefinition.Home> home(Fields all) throws NpcDefinitionException {
        Optional<Fields> found = all.optionalObject("home");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        NpcDefinition.Home home =
                new NpcDefinition.Home(
                        fields.text("location_id", 512),
                        fields.optionalText("landmark_key", 512),
                        fields.numbers("position_xyz", 3));
        fields.end();
        return Optional.of(home);
    }

    private static List<NpcDefinition.RoutineStep> routine(Fields all)
            throws NpcDefinitionException {
        List<NpcDefinition.RoutineStep> steps = new ArrayList<>();
        for (Fields fields : all.objects("routine", 48)) {
            String at = fields.text("at", 5);
            Matcher hour = HOUR.matcher(at);
            if (!hour.matches()) {
                throw fields.wrong("at", "must be an hour such as 08:30, not '%s'".formatted(at));
            }
            int minute = Integer.parseInt(hour.group(1)) * 60 + Integer.parseInt(hour.group(2));
            if (!steps.isEmpty() && minute <= steps.getLast().minute()) {
                throw fields.wrong("at", "must be later than the step before");
            }
            steps.add(
                    new NpcDefinition.RoutineStep(
                            minute,
                            fields.text("location_id", 512),
                            fields.optionalText("landmark_key", 512),
                            fields.optionalText("activity", LINE).orElse("")));
            fields.end();
        }
        return steps;
    }

    private static List<NpcDefinition.Belonging> belongings(Fields all)
            throws NpcDefinitionException {
        List<NpcDefinition.Belonging> belongings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields fields : all.objects("belongings", 20)) {
            String id = id(fields, "id");
            if (!ids.add(id)) {
                throw fields.wrong("id", "is there twice: " + id);
            }
            belongings.add(
                    new NpcDefinition.Belonging(
                            id,
                            fields.text("name", 100),
                            fields.text("description", 1000),
                            fields.raw("properties"),
                            code(fields)));
            fields.end();
        }
        return belongings;
    }

    private static List<NpcDefinition.Ability> abilities(Fields all) throws NpcDefinitionException {
        List<NpcDefinition.Ability> abilities = new ArrayList<>();
        for (Fields fields : all.objects("abilities", 20)) {
            String command = id(fields, "command");
            Optional<NpcDefinition.Code> code = code(fields);
            String function =
                    code.isPresent() ? code.get().name() : fields.text("function_name", 128);
            abilities.add(
                    new NpcDefinition.Ability(
                            command.toLowerCase(Locale.ROOT),
                            fields.text("description", LINE),
                            function,
                            code));
            fields.end();
        }
        return abilities;
    }

    private static Optional<NpcDefinition.Code> code(Fields all) throws NpcDefinitionException {
        Optional<Fields> found = all.optionalObject("function");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        NpcDefinition.Code code =
                new NpcDefinition.Code(
                        id(fields, "name"),
                        fields.text("description", 2000),
                        fields.optionalText("language", 40).orElse("javascript"),
                        String.join("\n", fields.lines("source", SOURCE)));
        fields.end();
        return Optional.of(code);
    }

    private static NpcDefinition.Offline offline(Fields fields) throws NpcDefinitionException {
        List<NpcDefinition.Rule> rules = new ArrayList<>();
        for (Fields rule : fields.objects("rules", MOST)) {
            rules.add(rule(rule));
        }
        NpcDefinition.Offline offline =
                new NpcDefinition.Offline(
                        fields.texts("greetings", MOST, LINE),
                        fields.texts("farewells", MOST, LINE),
                        fields.texts("unknown", MOST, LINE),
                        fields.texts("chatter", MOST, LINE),
                        rules);
        fields.end();
        return offline;
    }

    private static Optional<NpcDefinition.Fact> where(Fields rule) throws NpcDefinitionException {
        Optional<Fields> where = rule.optionalObject("where");
        return where.isPresent() ? Optional.of(fact(where.get())) : Optional.empty();
    }

    private static NpcDefinition.Fact fact(Fields fields) throws NpcDefinitionException {
        NpcDefinition.Fact fact =
                new NpcDefinition.Fact(
                        fields.text("object_id", 512),
                        fields.text("property", NAME),
                        fields.text("value", LINE));
        fields.end();
        return fact;
    }

    private static NpcDefinition.Rule rule(Fields fields) throws NpcDefinitionException {
        NpcDefinition.Rule rule =
                new NpcDefinition.Rule(
                        fields.choice(
                                "on", NpcDefinition.Occasion.class, NpcDefinition.Occasion.CHAT),
                        fields.texts("words", MOST, NAME),
                        fields.optionalText("artifact", 512),
                        fields.optionalText("carries", 512),
                        fields.optionalText("lacks", 512),
                        where(fields),
                        fields.flag("once", false),
                        fields.number("leastWarmth", -100, -100, 100),
                        fields.optionalText("think", LINE).orElse(""),
                        fields.texts("say", MOST, LINE),
                        fields.texts("do", 8, LINE),
                        fields.optionalText("action", LINE));
        fields.end();
        return rule;
    }
}
