package dev.orbwright.forge.recipe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colours as people write them: `dark red`, `#ff8800`, `like the sunset`.
final class Colors {

    private static final Map<String, String> COLORS =
            table(
                    """
                    red #e0252d crimson #b3123a scarlet #ff2a1a ruby #c4114a maroon #7a1026 blood #8a0d18
                    orange #ff8a1f amber #ffb300 yellow #ffe033 gold #ffd34d golden #ffd34d lemon #fff14d
                    green #2fbf4a lime #a6ff1f emerald #12b76a olive #7d8a2b mint #a6ffd8 jade #2ea87a
                    turquoise #2fd6c8 teal #148a8a cyan #2fe6ff aqua #5af2ff blue #2f6bff azure #2f9bff
                    navy #1a2a6c sapphire #1f4fd6 indigo #4b2fbf violet #8a3fe0 purple #8f2fd6 lilac #c8a2e8
                    lavender #c7b5f5 magenta #ff2fd0 fuchsia #ff2fa0 pink #ff7ac8 peach #ffc09a coral #ff7f6a
                    brown #7a4f2b tan #d2b48c beige #e8dcc0 ivory #fffbe8 cream #fff4d6 white #ffffff
                    black #141418 gray #8a8d94 grey #8a8d94 silver #c9ced6 bronze #b0793a copper #c8763f
                    pearl #f2efe8 charcoal #36393f
                    """);
    private static final Map<String, String> MOODS =
            table(
                    """
                    sunset #ff7e5f sunrise #ffb07a dawn #ffc1a6 dusk #7d5a9e night #1c1f4a midnight #12143a
                    ocean #1f6fb2 sea #1f7fa8 sky #7ec8ff forest #2f6b3a spring #9be36b autumn #d9772b
                    love #ff4d7d danger #e0252d warm #ffb066 cold #9fd8ff cheerful #ffd34d eerie #9fffe0
                    ghostly #cfeee6 poison #8fd61f toxic #a6ff1f royal #6a3fc8 sun #ffd76a moon #cfd8ff
                    honey #e8a723 chocolate #5a3522 blossom #ffb3d1
                    """);

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])");
    private static final Pattern COLOR =
            Pattern.compile(
                    "\\b(?:(dark|deep|pale|light|soft|pastel) )?(%s)(?:ish)?\\b"
                            .formatted(String.join("|", COLORS.keySet())));
    private static final Pattern ISH = Pattern.compile("\\b(blu|purpl|orang)ish\\b");
    private static final Pattern MOOD =
            Pattern.compile("\\b(%s)\\b".formatted(String.join("|", MOODS.keySet())));

    private Colors() {}

    /// The first colour that lower-case text names, as `#rrggbb`; where it names none, that of a
    /// material or a mood.
    static Optional<String> in(String text) {
        return hex(text)
                .or(() -> named(text))
                .or(() -> Stuff.colorIn(text))
                .or(() ->
                        Optional.of(MOOD.matcher(text))
                                .filter(Matcher::find)
                                .flatMap(mood -> Optional.ofNullable(MOODS.get(mood.group(1)))));
    }

    /// Whether a word is one for a colour or the shade of one.
    static boolean isNamed(String word) {
        return COLOR.matcher(word).matches()
                || ISH.matcher(word).matches()
                || MOODS.containsKey(word)
                || Set.of("dark", "deep", "pale", "light", "soft", "pastel", "colour", "color")
                        .contains(word);
    }

    /// The text without words for colours.
    static String without(String text) {
        return COLOR.matcher(text).replaceAll("").replaceAll(" {2,}", " ").strip();
    }

    private static Optional<String> hex(String text) {
        Matcher hex = HEX.matcher(text);
        if (!hex.find()) {
            return Optional.empty();
        }
        String digits = hex.group(1);
        return Optional.of(
                "#" + (digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1")));
    }

    private static Optional<String> named(String text) {
        Matcher found = COLOR.matcher(ISH.matcher(text).replaceAll("$1e"));
        if (!found.find()) {
            return Optional.empty();
        }
        Optional<String> shade = Optional.ofNullable(found.group(1));
        return Optional.ofNullable(COLORS.get(found.group(2)))
                .map(color -> shade.map(how -> shaded(color, how)).orElse(color));
    }

    private static String shaded(String color, String shade) {
        boolean darker = shade.equals("dark") || shade.equals("deep");
        StringBuilder out = new StringBuilder("#");
        for (int i = 1; i < color.length(); i += 2) {
            int part = Integer.parseInt(color.substring(i, i + 2), 16);
            long shaded = Math.round(darker ? part * 0.55 : part + (255 - part) * 0.5);
            out.append(String.format(Locale.ROOT, "%02x", shaded));
        }
        return out.toString();
    }

    private static Map<String, String> table(String text) {
        Map<String, String> table = new LinkedHashMap<>();
        String[] words = text.strip().split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return table;
    }
}
