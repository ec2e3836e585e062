package dev.orbwright.npc.turn;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Keeps an NPC in character when its model is not: the beginning of what it says is held back
/// while it may turn out to be a model's apology or a program's error, and never told where it is
/// one. The beginnings of later sentences are looked at, too, for what nobody in the world would
/// say; what such a sentence begins is not told, nor what follows it.
///
/// Most sentences begin otherwise, and are told at once.
public final class Composure {

    /// By then it shows.
    private static final int ENOUGH = 160;

    private static final List<String> OPENINGS =
            List.of(
                    "i'm sorry",
                    "i’m sorry",
                    "i am sorry",
                    "sorry, but",
                    "sorry, i",
                    "i apologize",
                    "apologies",
                    "my apologies",
                    "unfortunately",
                    "i cannot",
                    "i can't",
                    "i can’t",
                    "i'm unable",
                    "i’m unable",
                    "i am unable",
                    "i'm not able",
                    "i'm not comfortable",
                    "i’m not comfortable",
                    "i don't feel",
                    "i don’t feel",
                    "i do not feel",
                    "as an ai",
                    "as a large",
                    "as a language",
                    "as a responsible",
                    "i am an ai",
                    "i'm an ai",
                    "i’m an ai",
                    "i'm just",
                    "i’m just",
                    "i am just",
                    "error",
                    "{\"error",
                    "{ \"error",
                    "<html",
                    "<!doctype",
                    "http ",
                    "http/",
                    "traceback",
                    "exception",
                    "internal server",
                    "rate limit",
                    "token limit",
                    "429 ",
                    "500 ",
                    "502 ",
                    "503 ",
                    "504 ",
                    "null",
                    "undefined");

    /// Somebody who is a model. What follows is waited for: an aide is none.
    private static final String IS_A_MODEL =
            "\\bas an? (responsible )?(ai(?=\\W)|large language|language model)|\\b(ai|language) (model|assistant)"
                    + "|\\b(i('|’)?m|i am) (just )?an ai(?=\\W)|openai|content polic";

    /// What a model refuses: its task, or nothing by name. Whoever cannot help with a lock, or
    /// cannot continue because a lamp is out, is in character.
    private static final String REFUSES =
            "\\b(cannot|can not|can't|can’t|unable to|not able to) ("
                    + "generate|roleplay"
                    + "|(assist|help|comply|fulfill?|continue|provide|engage)( you)?( with| in)?"
                    + "( that| this| your| the| such| any)?( [a-z]+)?"
                    + " (requests?|prompts?|conversation|content|role-?play)\\b"
                    + "|(assist|help with|provide|continue|comply|fulfill?|engage)"
                    + "( you)?( with)?( that| this| it)? ?[.!?…\n])";

    private static final Pattern OUT_OF_CHARACTER =
            Pattern.compile(
                    "("
                            + IS_A_MODEL
                            + "|"
                            + REFUSES
                            + "|my guidelines|(\\bnot|n('|’)t)( feel)? comfortable continuing"
                            + "|^\\{ ?\"error|^<html|^<!doctype|^error\\b[: ]|^http[ /]\\S*\\d{3}|^traceback"
                            + "|\\bexception\\b.*\\bat\\b|^internal server|^rate limit|token limit exceeded"
                            + "|^\\d{3} (too many|internal|bad gateway|service|gateway)|^null$|^undefined$)");

    /// What gives a model or a program away in the middle of a speech, where "I cannot help with
    /// that" may well be in character.
    private static final Pattern NOBODYS_WORDS =
            Pattern.compile(
                    "("
                            + IS_A_MODEL
                            + "|^\\{ ?\"error|^<html|^<!doctype|^error\\b: |^http[ /]\\S*\\d{3}|^traceback"
                            + "|^internal server|^rate limit|token limit exceeded"
                            + "|^\\d{3} (too many|internal|bad gateway|service|gateway))");

    private static final String ENDS_OF_SENTENCES = ".!?…";

    private final StringBuilder held = new StringBuilder();
    private Pattern givesAway = OUT_OF_CHARACTER;
    private boolean trusted;
    private boolean lost;
    private char last = ' ';

    Composure() {}

    /// Whether a whole text is a model's apology or a program's error, and nothing that somebody in
    /// the world would say or remember.
    public static boolean isOutOfCharacter(String text) {
        Composure composure = new Composure();
        String _ = composure.pass(text);
        String _ = composure.end();
        return composure.lost;
    }

    /// More of what is said.
    ///
    /// @return what of it may be told now; may be empty
    String pass(String text) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < text.length() && !lost; i++) {
            char next = text.charAt(i);
            boolean begins =
                    trusted && ENDS_OF_SENTENCES.indexOf(last) >= 0 && Character.isWhitespace(next);
            last = next;
            if (trusted) {
                told.append(next);
                if (begins) {
                    trusted = false;
                    givesAway = NOBODYS_WORDS;
                }
            } else {
                held.append(next);
                told.append(passHeld());
            }
        }
        return told.toString();
    }

    private String passHeld() {
        String beginning = held.toString().toLowerCase(Locale.ROOT).stripLeading();
        boolean suspicious =
                OPENINGS.stream()
                        .anyMatch(opening ->
                                opening.startsWith(beginning) || beginning.startsWith(opening));
        if (suspicious && beginning.length() < ENOUGH && !givesAway.matcher(beginning).find()) {
            return "";
        }
        return judged(beginning);
    }

    /// Nothing more comes.
    String end() {
        return trusted ? "" : judged(held.toString().toLowerCase(Locale.ROOT).strip() + "\n");
    }

    private String judged(String beginning) {
        boolean suspicious =
                OPENINGS.stream().anyMatch(beginning::startsWith)
                        && givesAway.matcher(beginning).find();
        if (suspicious || lost) {
            lost = true;
            return "";
        }
        trusted = true;
        String told = held.toString();
        held.setLength(0);
        return told;
    }

    /// True where it was out of character, and nothing of it may be told.
    boolean isLost() {
        return lost;
    }
}
