package dev.orbwright.world.npc;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Entry;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Puzzle;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who an NPC is and what it may do, in the shape `{id, name, type, enabled, permissions, context,
/// llm, tools, ...}`; see docs/npcs.md for all fields.
///
/// @param id of its soul
/// @param enabled false where it stands there and does nothing
/// @param tools what it may use beside commands, see [#TOOLS]
/// @param home where it is put at first; where left out, where newcomers begin
/// @param json what it was read from
public record NpcDefinition(
        String id,
        String name,
        boolean enabled,
        Permissions permissions,
        Context context,
        Llm llm,
        Set<String> tools,
        Conduct conduct,
        Optional<Home> home,
        List<RoutineStep> routine,
        List<Belonging> belongings,
        List<Ability> abilities,
        Offline offline,
        JsonObject json) {

    /// `forge`: it may have functions made; `remember`: it may note memories; `search_history`: it
    /// may look up what was said.
    public static final Set<String> TOOLS = Set.of("forge", "remember", "search_history");

    /// Copies the lists.
    public NpcDefinition {
        tools = Set.copyOf(tools);
        routine = List.copyOf(routine);
        belongings = List.copyOf(belongings);
        abilities = List.copyOf(abilities);
    }

    /// The step of its day that holds at this minute, 0 to 1439; empty where it has no routine.
    public Optional<RoutineStep> stepAt(int minute) {
        return routine.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        routine.reversed().stream()
                                .filter(step -> step.minute() <= minute)
                                .findFirst()
                                .orElseGet(routine::getLast));
    }

    /// How much the host APIs let it do.
    public enum AccessLevel {
        /// Look, speak and walk.
        GUEST,
        /// What a player's tools may do, and hand over what it carries.
        TRUSTED,
        /// Everything that the world's own functions may do.
        ADMIN
    }

    /// What it may do.
    ///
    /// @param allowedCommands `*` for all
    /// @param deniedCommands win over the others
    public record Permissions(
            boolean canExecuteCommands,
            List<String> allowedCommands,
            List<String> deniedCommands,
            AccessLevel accessLevel) {
        /// Copies the lists.
        public Permissions {
            allowedCommands = List.copyOf(allowedCommands);
            deniedCommands = List.copyOf(deniedCommands);
        }
    }

    /// Who it is and what it notices.
    ///
    /// @param knowledge sentences that it knows to be true
    public record Context(
            String systemPrompt,
            String personality,
            List<String> goals,
            List<String> knowledge,
            Senses senses,
            Cares cares) {
        /// Copies the lists.
        public Context {
            goals = List.copyOf(goals);
            knowledge = List.copyOf(knowledge);
        }
    }

    /// What matters to it, beside what is its own.
    ///
    /// @param usualMood how it feels where nothing has moved it, -1 (miserable) to 1 (radiant)
    /// @param wants what it would like to be so; of environment objects and puzzles
    /// @param guards ids of what nobody else should change, as entities have them
    public record Cares(double usualMood, List<Fact> wants, Set<String> guards) {
        /// Copies the collections.
        public Cares {
            wants = List.copyOf(wants);
            guards = Set.copyOf(guards);
        }
    }

    /// What it notices.
    ///
    /// @param seesThings landmarks, objects and temporary objects, and what becomes of them
    /// @param radius metres within its location; -1 for all of it
    public record Senses(boolean seesPlayers, boolean seesNpcs, boolean seesThings, double radius) {
        /// True where something at this distance is noticed.
        public boolean reach(double metres) {
            return radius < 0 || metres <= radius;
        }
    }

    /// Which model speaks for it.
    ///
    /// @param enabled false where its own rules always do
    /// @param model empty for the server's
    /// @param temperature empty for the server's
    public record Llm(boolean enabled, Optional<String> model, Optional<Double> temperature) {}

    /// What stops it while it thinks or speaks.
    public enum Interruption {
        /// Anything that it would answer.
        NEWER,
        /// What matters at least as much as what it is answering.
        IMPORTANT,
        /// Nothing; it is answered afterwards.
        NEVER
    }

    /// What besides being spoken to makes it take a turn.
    public enum Wake {
        /// A player comes near.
        PROXIMITY,
        /// Something happens near it.
        HAPPENING
    }

    /// How it behaves in conversations.
    ///
    /// @param responseTimeoutSeconds how long nothing may come from its mind
    /// @param timeoutLines what it says where its mind gave no answer
    /// @param sociable whether it talks to other NPCs by itself
    /// @param cooldownSeconds between conversations among NPCs
    /// @param mostTurns that one conversation among NPCs may have
    /// @param cachesGreetings whether simple greetings are answered from what it said before
    /// @param voice a name that pages may choose a voice by
    public record Conduct(
            Interruption interruption,
            Set<Wake> wakesOn,
            int responseTimeoutSeconds,
            List<String> timeoutLines,
            boolean sociable,
            int cooldownSeconds,
            int mostTurns,
            boolean cachesGreetings,
            Optional<String> voice) {
        /// Copies the collections.
        public Conduct {
            wakesOn = Set.copyOf(wakesOn);
            timeoutLines = List.copyOf(timeoutLines);
        }
    }

    /// A spot.
    public record Home(String locationId, Optional<String> landmarkKey, List<Double> position) {
        /// Copies the position.
        public Home {
            position = List.copyOf(position);
        }
    }

    /// Where it is from some hour on.
    ///
    /// @param minute of the world's day, 0 to 1439
    public record RoutineStep(
            int minute, String locationId, Optional<String> landmarkKey, String activity) {}

    /// A function of the world's own that comes with it.
    ///
    /// @param language `javascript` or `python`
    public record Code(String name, String description, String language, String source) {}

    /// Something that it has with it at first.
    public record Belonging(
            String id,
            String name,
            String description,
            JsonObject properties,
            Optional<Code> function) {}

    /// A command of its own: a function of the world that it may run.
    ///
    /// @param code the function, where it comes with the definition
    public record Ability(
            String command, String description, String functionName, Optional<Code> code) {}

    /// What it goes by where no model speaks for it.
    ///
    /// @param unknown what it says where it knows nothing about it
    public record Offline(
            List<String> greetings,
            List<String> farewells,
            List<String> unknown,
            List<String> chatter,
            List<Rule> rules) {
        /// Copies the lists.
        public Offline {
            greetings = List.copyOf(greetings);
            farewells = List.copyOf(farewells);
            unknown = List.copyOf(unknown);
            chatter = List.copyOf(chatter);
            rules = List.copyOf(rules);
        }
    }

    /// What a rule waits for.
    public enum Occasion {
        /// A player says something.
        CHAT,
        /// Another NPC says something.
        NPC,
        /// A player comes near.
        PROXIMITY,
        /// A player hands it something.
        GIFT,
        /// Something happens near it.
        HAPPENING
    }

    /// That an environment object, or a puzzle, has this text as a property; a number or a flag
    /// counts as it is written.
    public record Fact(String objectId, String property, String value) {

        /// Whether it is so of what stands in the world under an id; never of nothing.
        public boolean holds(Optional<? extends Entry> entity) {
            return switch (entity.orElse(null)) {
                case EnvironmentObject(String id, _, _, JsonObject details) -> is(id, details);
                case Puzzle(String id, JsonObject state, _) -> is(id, state);
                case null, default -> false;
            };
        }

        private boolean is(String id, JsonObject properties) {
            return id.equals(objectId)
                    && properties
                            .get(property)
                            .filter(known ->
                                    known instanceof Json.Str(String text)
                                            ? text.equals(value)
                                            : JsonText.write(known).equals(value))
                            .isPresent();
        }
    }

    /// What it does on some occasion.
    ///
    /// @param words one of them must be said; none for any words. Several words in one are all
    ///   needed
    /// @param artifact what is handed over; empty for anything
    /// @param carries what it must carry itself
    /// @param lacks what it must not carry
    /// @param where what must be so in the world
    /// @param once whether it does so only once for each player
    /// @param say one of these, with `{player}`, `{place}` and `{time}`
    /// @param commands done in this order, with `{player_id}`
    public record Rule(
            Occasion on,
            List<String> words,
            Optional<String> artifact,
            Optional<String> carries,
            Optional<String> lacks,
            Optional<Fact> where,
            boolean once,
            double leastWarmth,
            String think,
            List<String> say,
            List<String> commands,
            Optional<String> action) {
        /// Copies the lists.
        public Rule {
            words = List.copyOf(words);
            say = List.copyOf(say);
            commands = List.copyOf(commands);
        }
    }
}
