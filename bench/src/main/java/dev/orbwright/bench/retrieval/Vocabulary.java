package dev.orbwright.bench.retrieval;

import java.util.List;
import java.util.random.RandomGenerator;

/// Words with which one wish is said in many ways: places, stuff, colours, times, reasons.
final class Vocabulary {

    private static final List<String> KINDS =
            words(
                    """
                    old crooked silver forgotten northern sunken marble whispering narrow abandoned mossy
                    golden broken hidden western tall quiet burnt haunted round sleeping frozen painted
                    eastern hollow rusty white black crowded windy leaning royal sandy wooden southern
                    flooded shining lonely upper lower twisted ancient new secret ruined green blue warm
                    dusty little great tiny foggy steep sunny stony
                    """);

    private static final List<String> PLACES =
            lines(
                    """
                    lighthouse|herb garden|bell tower|fountain|library|mill|orchard|well|harbour|observatory
                    market hall|stable|greenhouse|bakery|watchtower|chapel|drawbridge|armoury|kitchen|wine cellar
                    waterfall|cave|oak tree|vineyard|graveyard|pier|lighthouse stairs|throne room|forge|workshop
                    school|theatre|arena|bathhouse|inn|cliff|island|beach|pond|meadow
                    beehive|statue of the queen|sundial|windmill|ferry|tunnel|gate|archway|balcony|rooftop
                    staircase|crypt|treasury|map room|music room|ballroom|nursery|dovecote|boathouse|quarry
                    ropewalk|glass house|moon gate|rose hedge|stone circle|fish market|clock tower|aqueduct|toll house|camp fire
                    """);

    private static final List<String> COLORS =
            words(
                    """
                    red crimson orange amber yellow golden green emerald turquoise teal blue azure navy
                    violet purple lilac magenta pink coral brown ivory white black silver copper bronze
                    """);

    private static final List<String> STUFF =
            words(
                    """
                    ice glass marble oak bamboo silk ivy moonlight starlight crystal sand clay brass copper
                    feathers paper velvet coral driftwood rope leather amber obsidian roses snow smoke water
                    fire lightning thorns shells honey wax chalk bone
                    """);

    private static final List<String> TIMES =
            lines(
                    """
                    for %d seconds|for %d minutes|that lasts %d seconds|until %d minutes have passed|for about %d minutes
                    for at least %d seconds|and let it fade after %d seconds|for the next %d minutes
                    """);

    private static final List<String> REASONS =
            lines(
                    """
                    so that my friends find me|because the children are afraid of the dark|for the feast of lanterns|to surprise the gardener
                    so the wolves stay away|for my sister's wedding|to warm my hands|because I lost my way here yesterday|so that nobody falls in
                    for the harvest parade|to impress the queen|when the ferry arrives|as a sign of peace|to scare the crows|so we can dance
                    because it looks so empty|for the memory of the old miller|so that travellers rest there|to mark the way home|for a game of hide and seek
                    before the storm comes|so that the bees have something to look at|for the actors on market day|to hide what is behind it|and nobody should notice
                    because I promised it to Tom|so that we hear when somebody comes|for the first day of spring|to cheer up the guards|as a gift for the baker
                    so that the ghost leaves us alone|to celebrate our victory|for those who come after us|so that I can see it from my window|because the mayor asked me to
                    to make the cat curious|for the longest night of the year|so that the boats find the shore|to keep my place in the queue|and it should look friendly
                    """);

    private static final List<String> OPENINGS =
            lines(
                    """
                    |I want|I would like|please make|make me|a tool for this:|I need|can you create|something like|what about|my wish:
                    let me have|we want|could there be|give me|for tonight:|a spell:|help me with|how about|I have always wanted|a trick that does this:
                    """);

    private final RandomGenerator random;

    Vocabulary(RandomGenerator random) {
        this.random = random;
    }

    /// Such as `the old lighthouse`.
    String place() {
        return "the " + one(KINDS) + " " + one(PLACES);
    }

    String color() {
        return one(COLORS);
    }

    String stuff() {
        return one(STUFF);
    }

    String time() {
        return one(TIMES).formatted(2 + random.nextInt(58));
    }

    String reason() {
        return one(REASONS);
    }

    /// May be empty.
    String opening() {
        return one(OPENINGS);
    }

    /// `#rrggbb`.
    String hex() {
        return "#%06x".formatted(random.nextInt(1 << 24));
    }

    /// True in so many of a hundred cases.
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int number(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    private static List<String> lines(String text) {
        return List.of(text.strip().replace("\n", "|").split("\\|", -1));
    }
}
