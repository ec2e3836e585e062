package dev.orbwright.forge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What kind of thing a wish asks for, as far as its words say.
final class Intent {

    /// Words of wishes that words alone may fulfil.
    private static final Set<String> WORDS_WILL_DO =
            words(
                    """
                    advice alarm alert analyse announce announcement announces answer answers ask asks
                    bell broadcast button call calls check checks cheer cheers chime chronicle coin
                    comfort compliment count counts cry describe describes detect detects dice distance
                    doorbell drum echo encourage examine explain explains find finds flip fortune
                    gossip greet greeting greets hello help helps hi hint hints horn how hum identify
                    inspect inspire insult inventory joke jokes know laugh list lists locate look looks
                    measure measures megaphone melody message messages motivate motto music news note
                    notify oracle play plays poem praise prayer proclaim question questions quiz quote
                    read reads recite remind reminds report reports rhyme riddle ring rings roll rolls
                    say says scan search shout shouts show shows signal sing sings song sound speak
                    speaks speech status story study switch tale talk talks tell tells told trigger
                    triggers tune verse voice warn warns what where whether whisper whispers whistle
                    who why wisdom word words write writes writing yell yells
                    """);

    private static final Set<String> ENGLISH =
            words(
                    """
                    a an the to of at in on for from with by into across i me my you it that this can could
                    would want make create please some is are be and or
                    """);

    /// Words of wishes that a tool fulfils by keeping something in mind, or that are about itself.
    private static final Set<String> A_NOTE_WILL_DO =
            words(
                    """
                    bookmark charge charges counter forget itself keep keeps mark marks mode name orb record
                    records remember remembers rename save saves score set store stores switches this toggle
                    toggles tool track tracks turn turns
                    """);

    /// With what politeness a wish may begin before it says what is to be done; a regular
    /// expression of words with one blank after each.
    static final String ASKING =
            "^(?:(?:please|can you|could you|would you|i (?:want|wish) (?:you )?to|help me(?: to)?|let me) )*";

    /// What a wish begins with that is for something to become otherwise, whatever else it says.
    private static final Pattern CHANGE =
            Pattern.compile(
                    ASKING
                            + "(?:open|unlock|close|lock|shut|destroy|remove|repair|mend|build|bridge"
                            + "|(?:call|conjure) (?:up|forth))\\b");

    /// The same, where nothing that words may do is wished for besides: ice is broken with a joke.
    private static final Pattern BREAK =
            Pattern.compile(ASKING + "(?:break|shatter|lower|raise)\\b");

    private static final Set<String> HELP = words("help helps");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private Intent() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// Whether something is to happen in the world, so that words alone are a boast. False where
    /// the wish is not known to be in English, and does not begin with what is to be done.
    static boolean asksForChange(String wish) {
        List<String> said = said(wish);
        String plain = String.join(" ", said);
        Set<String> words = Set.copyOf(said);
        if (CHANGE.matcher(plain).find()) {
            return true;
        }
        if (BREAK.matcher(plain).find()) {
            return words.stream()
                    .noneMatch(word -> WORDS_WILL_DO.contains(word) && !HELP.contains(word));
        }
        boolean english = words.stream().anyMatch(ENGLISH::contains);
        return english
                && wish.indexOf('?') < 0
                && words.stream().noneMatch(WORDS_WILL_DO::contains);
    }

    /// Whether a tool that only notes something in its own properties may be what is wished for.
    static boolean asksForMemory(String wish) {
        return said(wish).stream().anyMatch(A_NOTE_WILL_DO::contains);
    }

    private static List<String> said(String wish) {
        return WORD.matcher(wish.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
