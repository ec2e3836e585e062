package dev.orbwright.forge.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What things are made of, with the colour that it usually has.
final class Stuff {

    /// Word in a wish, what a person would call the stuff, its colour; a dash for the same word.
    private static final String TABLE =
            """
            light - #ffe08a | sunlight - #ffd76a | sunbeams - #ffd76a | moonlight - #cfd8ff
            moonbeams - #cfd8ff | starlight - #fff6d8 | stars - #fff6d8 | stardust - #e6dcff
            magic - #b48cff | ice - #bfe9ff | icy ice #bfe9ff | frost - #d6f1ff | snow - #ffffff
            vines - #4f9d45 | vine vines #4f9d45 | ivy - #3f7d3a | roots - #7a5a3a | root roots #7a5a3a
            branches - #7a5a3a | leaves - #5aa845 | flowers - #ff7ab8 | petals - #ff9ecb | roses - #d4213d
            grass - #5f9e4a | moss - #5f7d3a | thorns - #4f7d3a | lilies - #f4c6e0
            wood - #8a5a33 | wooden wood #8a5a33 | planks - #8a5a33 | plank planks #8a5a33 | logs - #7a4f2b
            bamboo - #b5a642 | trunk - #7a4f2b | rope - #a07a4a | ropes rope #a07a4a | silk - #f2f2f7
            web silk #f2f2f7 | cloth - #d8c7a8 | velvet - #7a1f3d | paper - #f5efdc
            stone - #8b8791 | stones stone #8b8791 | rock - #7d7680 | rocks rock #7d7680 | marble - #e4e0d8
            granite - #6d6a72 | brick - #a4523a | bricks brick #a4523a | obsidian - #2a2433 | clay - #b0704a
            sand - #dcc48a | earth - #6b4f35 | bone - #e8e0cc | bones bone #e8e0cc | coral - #ff7f6a
            glass - #d6f6ff | crystal - #c9f0ff | crystals crystal #c9f0ff | diamond - #e6fbff
            iron - #7d8288 | steel - #9aa3ab | metal - #8f949b | silver - #c9ced6 | gold - #ffd34d
            golden gold #ffd34d | brass - #d9b45a | bronze - #b0793a | copper - #c8763f
            fire - #ff6a1f | flames fire #ff6a1f | flame fire #ff6a1f | lava - #ff4a12 | embers - #ff8a3c
            water - #2fa8ff | waves water #2fa8ff | clouds - #f2f5ff | cloud clouds #f2f5ff | mist - #d9dee8
            wind - #b9ffe4 | air - #eaf6ff | feathers - #f7f3ea | rainbow - #ff8ad8 | lightning - #cfe0ff
            shadow - #2a2438 | shadows shadow #2a2438 | darkness shadow #2a2438 | music - #fff0b8
            """;

    private record Kind(String name, String color) {}

    private static final Map<String, Kind> KINDS = kinds();
    private static final Pattern WORD =
            Pattern.compile(
                    "\\b(%s)\\b"
                            .formatted(KINDS.keySet().stream().collect(Collectors.joining("|"))));
    private static final Pattern OF =
            Pattern.compile(
                    "\\b(?:of|from)(?: (?:pure|solid|pale|thick|strong|old|bright|glowing|\\p{L}+en))? (%s)\\b"
                            .formatted(KINDS.keySet().stream().collect(Collectors.joining("|"))));
    private static final Pattern MADE_OF =
            Pattern.compile(
                    "\\b(?:made (?:out )?(?:of|from)|out of) (?!the\\b|my\\b|me\\b|it\\b|an?\\b|this\\b|that\\b)(\\p{L}{2,20})");

    private Stuff() {}

    /// What lower-case text says that something is made of.
    static Optional<String> in(String text) {
        return find(OF, text)
                .or(() -> find(MADE_OF, text))
                .or(() -> find(WORD, text))
                .map(word -> Optional.ofNullable(KINDS.get(word)).map(Kind::name).orElse(word));
    }

    /// The colour of what lower-case text says that something is made of.
    static Optional<String> colorIn(String text) {
        return find(OF, text)
                .or(() -> find(WORD, text))
                .flatMap(word -> Optional.ofNullable(KINDS.get(word)))
                .map(Kind::color);
    }

    /// Whether this is a word for stuff.
    static boolean isNamed(String word) {
        return KINDS.containsKey(word);
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String entry : TABLE.split("[|\n]", -1)) {
            String[] parts = entry.strip().split(" ", -1);
            if (parts.length == 3) {
                String name = parts[1].equals("-") ? parts[0] : parts[1];
                kinds.put(parts[0], new Kind(name, parts[2]));
            }
        }
        return kinds;
    }
}
