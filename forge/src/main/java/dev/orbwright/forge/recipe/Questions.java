package dev.orbwright.forge.recipe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from a wish what its tool is to ask: `a tool that asks me for my name` asks `What is your
/// name?`.
///
/// Grammar enough for short clauses about the player. What it does not understand becomes `Tell me
/// ...`, which is right whatever follows.
final class Questions {

    private static final int LONGEST = 200;

    /// For a wish that wants to be asked, and does not say what.
    private static final String OPEN = "What do you say?";

    private static final Pattern ASKED =
            Pattern.compile("\\b(?:asks?|asking|interviews?|quiz(?:zes)?) me\\b\\s*(.*)$");

    /// Where the question ends and the wish says what becomes of the answer.
    private static final Pattern REST =
            Pattern.compile(
                    "[,.;:!?].*$"
                            + "|\\s+(?:each|every) time\\b.*$|\\s+when(?:ever)? i (?:use|press|touch)\\b.*$"
                            + "|\\s+(?:and|then|so|but)\\s+(?:then\\s+|that\\s+|it\\s+|to\\s+)*(?:remember|keep|store|write|save|tell"
                            + "|repeat|announce|show|say|note|shout|greet|put|make|give|count|record)s?\\b.*$"
                            + "|\\s+(?:and|then|so|but)$");

    private static final Pattern THING =
            Pattern.compile(
                    "(?:for |about )?(my|your|the|an?) (?!riddles?\\b|questions?\\b|quiz\\b)(.+)");
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "(?:for |about )?((?:what|which|whose|how|where|when|why|who|whom)\\b.*?|whether|if) (i|my [\\w-]+)\\b(.*)");
    private static final Pattern TO_DO =
            Pattern.compile("((?:what|which|where|when|how|who)\\b.*?) to (\\w.*)");
    private static final Pattern SELF = Pattern.compile("\\b(i'm|i am|i|me|my|mine|myself)\\b");
    private static final Map<String, String> YOU =
            Map.of(
                    "i'm",
                    "you are",
                    "i am",
                    "you are",
                    "i",
                    "you",
                    "me",
                    "you",
                    "my",
                    "your",
                    "mine",
                    "yours",
                    "myself",
                    "yourself");
    private static final Map<String, String> LEADING =
            Map.ofEntries(
                    Map.entry("am", "are"),
                    Map.entry("was", "were"),
                    Map.entry("is", "is"),
                    Map.entry("are", "are"),
                    Map.entry("can", "can"),
                    Map.entry("could", "could"),
                    Map.entry("will", "will"),
                    Map.entry("would", "would"),
                    Map.entry("should", "should"),
                    Map.entry("shall", "shall"),
                    Map.entry("must", "must"));
    private static final Set<String> PAST =
            Set.of(
                    "ate", "came", "did", "felt", "found", "gave", "got", "had", "heard", "knew",
                    "learnt", "lost", "made", "met", "said", "saw", "slept", "thought", "told",
                    "took", "went", "won", "wrote");

    private Questions() {}

    /// What the wish wants to have asked; empty where it does not say that anything is.
    static Optional<String> in(Wording wording) {
        Optional<String> spoken = wording.said().filter(text -> text.strip().endsWith("?"));
        if (spoken.isPresent()) {
            return spoken;
        }
        Matcher asked = ASKED.matcher(wording.plain());
        if (!asked.find()) {
            return wording.said();
        }
        String wanted = REST.matcher(asked.group(1)).replaceFirst("").strip();
        return about(wanted.replace('\u2019', '\''))
                .filter(question -> question.length() <= LONGEST)
                .or(wording::said)
                .or(() -> Optional.of(OPEN));
    }

    private static Optional<String> about(String wanted) {
        Matcher clause = CLAUSE.matcher(wanted.replace("i'm", "i am"));
        if (clause.matches()) {
            return Optional.of(ofClause(clause.group(1), clause.group(2), clause.group(3).strip()));
        }
        Matcher toDo = TO_DO.matcher(wanted);
        if (toDo.matches()) {
            return Optional.of(
                    sentence(
                            toDo.group(1) + " shall I " + toDo.group(2).replace(" me", " you"),
                            "?"));
        }
        Matcher thing = THING.matcher(wanted);
        if (!thing.matches()) {
            return Optional.empty();
        }
        if (wanted.startsWith("about ")) {
            return Optional.of(sentence("tell me " + turned(wanted), "."));
        }
        return Optional.of(
                thing.group(1).startsWith("a")
                        ? sentence("which " + turned(thing.group(2)), "?")
                        : sentence(
                                "what is " + turned(thing.group(1) + " " + thing.group(2)), "?"));
    }

    /// @param asking `how`, `what colour`, `whether`
    /// @param subject `i` or `my name`
    /// @param rest `like best`
    private static String ofClause(String asking, String subject, String rest) {
        String start = asking.equals("whether") || asking.equals("if") ? "" : asking + " ";
        String[] verb = rest.split(" ", 2);
        String after = verb.length > 1 ? " " + turned(verb[1]) : "";
        String leading = LEADING.get(verb[0]);
        if (leading != null) {
            String first = subject.equals("i") ? leading : verb[0];
            return sentence(start + first + " " + turned(subject) + after, "?");
        }
        boolean isPast = verb[0].endsWith("ed") || PAST.contains(verb[0]);
        if (!subject.equals("i") || rest.isEmpty() || isPast) {
            return sentence("tell me " + turned(asking + " " + subject + " " + rest), ".");
        }
        return sentence(start + "do you " + verb[0] + after, "?");
    }

    private static String turned(String words) {
        return SELF.matcher(words).replaceAll(Questions::you).strip();
    }

    private static String you(MatchResult self) {
        return YOU.getOrDefault(self.group(), self.group());
    }

    private static String sentence(String words, String end) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + end;
    }
}
