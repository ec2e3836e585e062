package dev.orbwright.forge.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A wish, taken apart: what is asked for, and what is only to be said or written by the tool.
///
/// @param plain lower case, without what is to be said
/// @param core `plain` without the words around the wish itself (`I want a tool that ...`) and
///   without how long something is to last
/// @param said what is to be said or written, as it was typed
record Wording(String plain, String core, Optional<String> said) {

    /// In characters; what a person says in quotes is short.
    private static final int LONGEST_SAID = 500;

    private static final Pattern QUOTED =
            Pattern.compile(
                    "\"([^\"]+)\"|\u201c([^\u201d]+)\u201d|\u201e([^\u201c\u201d]+)[\u201c\u201d]|\u00ab([^\u00bb]+)\u00bb"
                            + "|(?<![\\p{L}\\p{N}])['\u2018]([^'\u2018\u2019]+)['\u2019](?![\\p{L}\\p{N}])");
    private static final Pattern SAID =
            Pattern.compile(
                    "\\b(?:says?|saying|reads|that read|reading|spells?|spelling|the (?:words?|text|inscription|message)|called|named)"
                            + "\\b[: ]+(?!hello to |to |me\\b|something\\b|in\\b|on\\b)(.+?)[.!]?\\s*$",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ANNOUNCED =
            Pattern.compile(
                    "\\b(?:tell|inform|let)\\s+(?:everyone|everybody|all(?:\\s+(?:players|others|the others))?|the (?:whole )?world|(?:the )?others)\\s+"
                            + "(?:know\\s+)?(?:that\\s+|:\\s*)?(.+?)[.!]?\\s*$"
                            + "|\\b(?:announces?|proclaims?|shouts?|broadcasts?|yells?)\\b.*?(?:(?<!so )\\bthat\\s+|:\\s*)(.+?)[.!]?\\s*$",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern REMINDED =
            Pattern.compile(
                    "\\bremind(?:s|ing)? me\\b.{0,40}?\\b(?:to|that|of|about) (.+?)[.!]?\\s*$",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\b(?:write|writes|carve|engrave|scratch|shout|yell|whisper)\\s+"
                            + "((?!a\\b|an\\b|it\\b|my\\b|me\\b|some|letters\\b|words\\b|down\\b|to\\b|in\\b|on\\b|into\\b|the\\b)[^,.]{1,80}?)"
                            + "\\s+(?:into|on|onto|over|above|at|in|across|to|so)\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern AROUND =
            Pattern.compile(
                    "^(?:please|hello|hi|hey|dear|oh|orb|kindly|so|and|well"
                            + "|(?:can|could|would|will) you(?: please)?"
                            + "|i(?:'d| would)? (?:really )?(?:want|need|wish|like|love)(?: to have| you to| for)?(?! to\\b)"
                            + "|i wish(?: i had)?(?: for)?"
                            + "|(?:give|make|create|build|forge|craft) (?:me )?(?=an? (?:magic(?:al)? )?(?:tool|device|gadget|spell|artifact|item|wand|thing)\\b)"
                            + "|an? (?:magic(?:al)? )?(?:tool|device|gadget|spell|artifact|item|wand|thing|something) (?:that|which|to|for)(?: (?:can|could|will|would))?"
                            + ")[\\s,!.]+",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER =
            Pattern.compile("[\\s,.!?]+(?:please|thanks|thank you)?[\\s,.!?]*$");

    /// What goes before a request that comes late: `it is dark, I want a lamp`.
    private static final Pattern REQUEST =
            Pattern.compile(
                    "^.{3,80}?[,.;:!]\\s+(?:so |and |therefore )?(?=(?:i(?:'d| would)? (?:want|need|like|wish for)(?: to have)? (?:an?|the|some|you to)\\b"
                            + "|please\\b|can you\\b|could you\\b|give me an?\\b|make me an?\\b))");

    private static final Pattern LONGER =
            Pattern.compile("\\b(?:more|longer|another|extend|prolong|keep|left)\\b");

    static Wording of(String wish) {
        String oneLine = wish.strip().replaceAll("\\s+", " ");
        List<String> said = new ArrayList<>();
        String rest = cut(QUOTED, oneLine, said);
        for (Pattern pattern : List.of(ANNOUNCED, REMINDED, SAID, WRITTEN)) {
            if (said.isEmpty()) {
                rest = cut(pattern, rest, said);
            }
        }
        String plain = rest.toLowerCase(Locale.ROOT).strip();
        return new Wording(
                plain,
                core(plain),
                said.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .map(Wording::shortened));
    }

    /// The text without what the pattern's groups match, which is added to the list.
    private static String cut(Pattern pattern, String text, List<String> found) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            String match = matcher.group();
            String group = group(matcher);
            found.add(group);
            matcher.appendReplacement(
                    rest,
                    Matcher.quoteReplacement(
                            match.replace(group, "")
                                    .replaceAll("[\"'\u2018-\u201f\u00ab\u00bb]", " ")));
        }
        matcher.appendTail(rest);
        return rest.toString();
    }

    private static String group(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            String group = match.group(i);
            if (group != null) {
                return group;
            }
        }
        return "";
    }

    /// The same, but that less is said: what was taken for a part of it, `at the door`, says where.
    Wording withSaid(String words, String place) {
        return new Wording(plain + " " + place, core + " " + place, Optional.of(words));
    }

    private static String core(String plain) {
        String core = AFTER.matcher(plain).replaceFirst("");
        Matcher request = REQUEST.matcher(core);
        if (request.find()) {
            core = core.substring(request.end());
        }
        if (!LONGER.matcher(core).find()) {
            core = Durations.without(core);
        }
        for (int i = 0; i < 5; i++) {
            core = AROUND.matcher(core).replaceFirst("");
        }
        return core.isBlank() ? plain : core;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SAID
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SAID));
    }
}
