package dev.orbwright.npc.mind;

import dev.orbwright.functionstore.Embedder;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.memory.Memory;
import dev.orbwright.npc.memory.Relation;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.world.npc.NpcDefinition;
import dev.orbwright.world.npc.NpcDefinition.Occasion;
import dev.orbwright.world.npc.NpcDefinition.Rule;
import dev.orbwright.world.state.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Thinks without a model: by rules, by what the NPC knows and by what it remembers. It answers in
/// the same tags, which go through the same parser and the same gate.
public final class OfflineMind implements Mind {

    private static final Pattern GREETING =
            Pattern.compile(
                    "\\b(hi|hello|hey|greetings|good (day|morning|evening|afternoon)|well met)\\b");
    private static final Pattern FAREWELL =
            Pattern.compile("\\b(bye|goodbye|farewell|see you|until (then|next time))\\b");
    private static final Pattern ABOUT_ME =
            Pattern.compile(
                    "\\b(remember me|who am i|know me|about me|recognise me|recognize me|do you remember)\\b");
    private static final Pattern WHO_ARE_YOU =
            Pattern.compile(
                    "\\b(who are you|your name|what are you|about yourself|introduce yourself)\\b");

    private static final List<String> GREETINGS =
            List.of("Well met, {player}.", "Good {part}, {player}.");
    private static final List<String> FAREWELLS = List.of("Farewell, {player}.", "Go well.");
    private static final List<String> UNKNOWN =
            List.of(
                    "I know nothing of that, {player}.",
                    "That is beyond me. Ask me of what I know.",
                    "I could not say.");

    private final Knowledge knowledge;
    private final Duration pause;

    /// @param pause between words; 0 tells everything at once
    public OfflineMind(Optional<Embedder> embedder, Duration pause) {
        this.knowledge = new Knowledge(embedder);
        this.pause = pause;
    }

    @Override
    public String description() {
        return "offline: rules, knowledge and memories";
    }

    @Override
    public Thought think(Situation situation, Voice voice) {
        Message main = situation.batch().main();
        voice.asked("(offline) %s: %s".formatted(main.senderName(), main.content()));
        try {
            for (String word : answer(situation, main, voice).split("(?<=\\s)", -1)) {
                if (!word.isEmpty()) {
                    voice.delta(word);
                }
                if (pause.isPositive()) {
                    // Nothing is waited for but time. Turns have virtual threads, which hold
                    // nothing while they sleep, and whoever stops a turn interrupts it.
                    Thread.sleep(pause);
                }
            }
            return new Thought.Done(TokenUsage.NONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Thought.Failed(FailureKind.CANCELLED, "interrupted", TokenUsage.NONE);
        }
    }

    private String answer(Situation situation, Message main, Voice voice) {
        Optional<Occasion> occasion = occasion(main);
        List<Rule> rules = situation.who().offline().rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            String once = "rule %d for %s".formatted(i, main.senderId().orElse("all"));
            if (occasion.equals(Optional.of(rule.on()))
                    && !(rule.once() && situation.mind().done().contains(once))
                    && fits(rule, situation, main)) {
                if (rule.once()) {
                    voice.did(once);
                }
                return byRule(rule, situation, main);
            }
        }
        return switch (main.kind()) {
            case CHAT -> chat(situation, main);
            case NPC, COMPANY -> small(situation, main);
            case GIFT ->
                    tags(
                            "%s gives me something.".formatted(main.senderName()),
                            "Thank you, %s. I will take good care of it."
                                    .formatted(main.senderName()));
            case PROXIMITY -> greet(situation, main);
            case SYSTEM -> known(situation, main).orElse("<silence/>");
            case HAPPENING, RESULT ->
                    "<thinking>Nothing that I must speak of.</thinking><silence/>";
        };
    }

    private static Optional<Occasion> occasion(Message main) {
        return switch (main.kind()) {
            case CHAT -> Optional.of(Occasion.CHAT);
            case NPC -> Optional.of(Occasion.NPC);
            case GIFT -> Optional.of(Occasion.GIFT);
            case PROXIMITY -> Optional.of(Occasion.PROXIMITY);
            case HAPPENING -> Optional.of(Occasion.HAPPENING);
            case COMPANY, SYSTEM, RESULT -> Optional.empty();
        };
    }

    private static boolean fits(Rule rule, Situation situation, Message main) {
        String heard =
                " "
                        + main.content()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        + " ";
        boolean said =
                rule.words().isEmpty()
                        || rule.words().stream()
                                .anyMatch(words ->
                                        Stream.of(words.toLowerCase(Locale.ROOT).split(" ", -1))
                                                .allMatch(word -> heard.contains(" " + word)));
        return said
                && (rule.artifact().isEmpty() || rule.artifact().equals(main.thing()))
                && rule.carries().filter(id -> !situation.soul().carries(id)).isEmpty()
                && rule.lacks().filter(situation.soul()::carries).isEmpty()
                && rule.where()
                        .filter(fact -> !fact.holds(situation.world().entity(fact.objectId())))
                        .isEmpty()
                && relation(situation, main).warmth() >= rule.leastWarmth();
    }

    private static Relation relation(Situation situation, Message main) {
        return situation
                .mind()
                .relation(main.senderId().orElse(""), main.senderName(), situation.worldTime());
    }

    private static String byRule(Rule rule, Situation situation, Message main) {
        StringBuilder reply = new StringBuilder();
        if (!rule.think().isEmpty()) {
            reply.append("<thinking>").append(escaped(rule.think())).append("</thinking>");
        }
        rule.action()
                .ifPresent(action ->
                        reply.append("<action>")
                                .append(filled(action, situation, main))
                                .append("</action>"));
        if (!rule.say().isEmpty()) {
            reply.append("<say>")
                    .append(filled(one(rule.say(), situation), situation, main))
                    .append("</say>");
        }
        for (String command : rule.commands()) {
            reply.append("<function>")
                    .append(escaped(command.replace("{player_id}", main.senderId().orElse(""))))
                    .append("</function>");
        }
        return reply.isEmpty() ? "<silence/>" : reply.toString();
    }

    private String chat(Situation situation, Message main) {
        String text = main.content().toLowerCase(Locale.ROOT);
        NpcDefinition who = situation.who();
        if (ABOUT_ME.matcher(text).find()) {
            return aboutPlayer(situation, main);
        }
        if (FAREWELL.matcher(text).find()) {
            return tags(
                    "They leave.",
                    filled(
                            one(or(who.offline().farewells(), FAREWELLS), situation),
                            situation,
                            main));
        }
        Optional<String> known = known(situation, main);
        boolean greets = GREETING.matcher(text).find();
        if (greets && (known.isEmpty() || text.length() < 20)) {
            return greet(situation, main);
        }
        if (WHO_ARE_YOU.matcher(text).find()) {
            return tags(
                    "They ask who I am.",
                    escaped(
                            "I am %s. %s"
                                    .formatted(
                                            who.name(),
                                            firstSentence(who.context().personality()))));
        }
        return known.orElseGet(() ->
                tags(
                        "I know nothing that fits.",
                        filled(
                                one(or(who.offline().unknown(), UNKNOWN), situation),
                                situation,
                                main)));
    }

    private static List<String> or(List<String> own, List<String> usual) {
        return own.isEmpty() ? usual : own;
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String greet(Situation situation, Message main) {
        Relation relation = relation(situation, main);
        String line =
                filled(
                        one(or(situation.who().offline().greetings(), GREETINGS), situation),
                        situation,
                        main);
        if (relation.meetings() == 0) {
            return tags("Somebody new.", line);
        }
        Optional<Memory> memory = ofPlayer(situation, main).findFirst();
        return tags(
                "I know %s: %s.".formatted(main.senderName(), relation.feeling()),
                escaped("You again, %s.".formatted(main.senderName()))
                        + " "
                        + memory.map(known -> escaped("I have not forgotten. " + known.text()))
                                .orElse(line));
    }

    private static Stream<Memory> ofPlayer(Situation situation, Message main) {
        return situation.memories().stream()
                .filter(memory ->
                        memory.about().isPresent() && memory.about().equals(main.senderId()));
    }

    private static String aboutPlayer(Situation situation, Message main) {
        List<String> known = ofPlayer(situation, main).limit(2).map(Memory::text).toList();
        Relation relation = relation(situation, main);
        if (known.isEmpty() && relation.meetings() == 0) {
            return tags(
                    "I have never met them.",
                    escaped("I do not think that we have met, %s.".formatted(main.senderName())));
        }
        return tags(
                "They ask what I remember.",
                escaped(
                        "Of course I remember you, %s. %s"
                                .formatted(main.senderName(), String.join(" ", known))));
    }

    private Optional<String> known(Situation situation, Message main) {
        List<String> sentences = new ArrayList<>(situation.who().context().knowledge());
        List<String> memories = situation.memories().stream().map(Memory::text).toList();
        Optional<Knowledge.Found> fact = knowledge.best(main.content(), sentences);
        Optional<Knowledge.Found> memory = knowledge.best(main.content(), memories);
        if (memory.isPresent()
                && (fact.isEmpty() || memory.get().score() > fact.get().score() + 0.1)) {
            return Optional.of(
                    tags(
                            "I remember something.",
                            escaped("I remember. " + memory.get().sentence())));
        }
        return fact.map(found -> tags("I know something of this.", escaped(found.sentence())));
    }

    /// Small talk among NPCs, which runs dry.
    private String small(Situation situation, Message main) {
        List<String> chatter = situation.who().offline().chatter();
        int spoken = main.chain() / 2;
        if (spoken >= chatter.size()) {
            return "<thinking>We have said what there was to say.</thinking><silence/>";
        }
        return tags(
                "A word with %s.".formatted(main.senderName()),
                filled(chatter.get(spoken), situation, main));
    }

    private static String tags(String thought, String speech) {
        return "<thinking>%s</thinking><say>%s</say>".formatted(escaped(thought), speech);
    }

    /// Not always the same, and yet the same for the same world.
    private static String one(List<String> lines, Situation situation) {
        long number = situation.recent().isEmpty() ? 0 : situation.recent().getLast().number();
        return lines.get((int) Math.floorMod(number / 2, (long) lines.size()));
    }

    private static String filled(String line, Situation situation, Message main) {
        String place =
                situation
                        .world()
                        .entity(situation.soul().placeId(), Location.class)
                        .map(Location::name)
                        .orElse("this place");
        return escaped(
                line.replace(
                                "{player}",
                                main.senderName().isEmpty() ? "traveller" : main.senderName())
                        .replace("{player_id}", main.senderId().orElse(""))
                        .replace("{place}", place)
                        .replace("{part}", DayTime.part(DayTime.minute(situation.worldTime())))
                        .replace("{time}", DayTime.text(situation.worldTime())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
