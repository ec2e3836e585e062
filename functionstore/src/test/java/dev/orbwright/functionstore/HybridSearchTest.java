package dev.orbwright.functionstore;

import static dev.orbwright.functionstore.Samples.function;
import static dev.orbwright.functionstore.Samples.ids;
import static dev.orbwright.functionstore.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridSearchTest {
    /// Each row: as the documents say it, and as the players say it.
    private static final List<List<String>> VERBS =
            pairs(
                    "conjures summon, destroys ruin, repairs mend, paints color, moves shift,"
                            + " hides conceal, reveals expose, melts thaw, lifts raise, feeds nourish,"
                            + " wakes rouse, guards protect, copies clone, weighs measure, burns ignite");

    private static final List<List<String>> ADJECTIVES =
            pairs(
                    "glowing shiny, ancient old, tiny small, huge giant, frozen icy, wooden timber,"
                            + " silent quiet, cursed hexed, hollow empty, golden gilded, broken cracked,"
                            + " invisible unseen, heavy weighty, scarlet red, swift fast");
    private static final List<List<String>> NOUNS =
            pairs(
                    "bridge walkway, potion tonic, lantern lamp, gate portal, statue sculpture,"
                            + " boat vessel, rope cord, mirror glass, chest coffer, tower spire,"
                            + " garden orchard, wolf hound, crown tiara, stair steps, cloak robe,"
                            + " drum tambour, kettle pot, map chart, feather plume, anchor ballast");
    private static final List<List<String>> PLACES =
            pairs(
                    "river stream, cellar basement, forest woods, harbour port, chapel shrine,"
                            + " meadow grassland, cave grotto, tavern inn, desert dunes, market bazaar");

    private final WordEmbedder embedder = WordEmbedder.knowing(synonyms());
    @TempDir Path folder;

    @Test
    void neighboursAreThoseOfBruteForce() {
        List<Document> documents = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            documents.add(function("f" + i, sentence(0, random)));
        }
        List<Double> recalls = new ArrayList<>();
        try (FunctionIndex index = FunctionIndex.open(folder, embedder)) {
            index.putAll(documents);
            for (int i = 0; i < 50; i++) {
                // Not one word in common with a document: only the vectors can find it.
                String wish = sentence(1, random);
                double tenth = bruteForce(wish, documents).get(9).similarity();
                recalls.add(
                        index.search(query(wish)).stream()
                                        .filter(hit -> hit.similarity() > tenth - 1e-4)
                                        .count()
                                / 10.0);
            }
        }
        assertThat(recalls.stream().mapToDouble(recall -> recall).average().orElse(0))
                .isGreaterThan(0.97);
    }

    @Test
    void bothHalvesTogetherFindMoreThanEitherAlone() {
        List<Document> documents =
                List.of(
                        function("spanRiver", "conjures a bridge of rays", "host.create({})"),
                        function("openVault", "moves the gate", "if (code === 'zx81') host.open()"),
                        function("mender", "repairs the potion kettle", "host.repair()"),
                        function("oldMender", "repairs the ancient potion kettle", "ember()"),
                        function("painter", "paints the potion kettle", "host.paint()"),
                        function("kettleFeeder", "feeds the potion kettle", "host.feed()"),
                        function("hearth", "burns", "ember ember"),
                        function("lullaby", "wakes the wolf", ""),
                        function("cartographer", "copies a map", ""));
        Map<String, String> wanted =
                Map.of(
                        "summon a walkway", "spanRiver", // other words
                        "zx81", "openVault", // only in the source
                        "ember: mend my tonic pot", "oldMender"); // a bit of both

        assertThat(firsts(wanted.keySet(), documents, embedder)).isEqualTo(wanted);
        assertThat(firsts(wanted.keySet(), documents, new Meaningless()))
                .containsEntry("zx81", "openVault")
                .doesNotContainEntry("ember: mend my tonic pot", "oldMender")
                .doesNotContainKey("summon a walkway");
        assertThat(bruteForce("ember: mend my tonic pot", documents).getFirst().document().id())
                .isEqualTo("mender");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createLightBridge",
                "create_light_bridge",
                "CREATELIGHTBRIDGE",
                "light bridges",
                "Bridge",
                "the bridge's",
                "temporary objects",
                "createTemporaryObject",
                "naive cafe",
                "level 42"
            })
    void identifiersAreFoundByTheirParts(String text) {
        try (FunctionIndex index = FunctionIndex.open(folder, new Meaningless())) {
            index.put(function("lullaby", "wakes the wolf", "host.wake('wolf')"));
            index.put(
                    function(
                            "createLightBridge",
                            "a naïve café",
                            "host.create_temporary_object(level42)"));

            assertThat(ids(index.search(query(text)))).containsExactly("createLightBridge");
            assertThat(index.search(query(text)).getFirst().similarity()).isZero();
        }
    }

    @Test
    void similarityTellsNearFromFar() {
        try (FunctionIndex index = FunctionIndex.open(folder, embedder)) {
            index.put(function("bridge", "conjures a glowing bridge"));
            index.put(function("potion", "weighs a heavy potion"));

            List<Hit> hits = index.search(query("summon a shiny walkway"));

            assertThat(ids(hits)).containsExactly("bridge", "potion");
            assertThat(hits.getFirst().similarity()).isGreaterThan(0.8);
            assertThat(hits.getLast().similarity()).isBetween(-0.4, 0.4);
        }
    }

    private Map<String, String> firsts(Set<String> wishes, List<Document> documents, Embedder by) {
        Map<String, String> firsts = new HashMap<>();
        try (FunctionIndex index = FunctionIndex.open(folder.resolve(by.id()), by)) {
            index.putAll(documents);
            for (String wish : wishes) {
                ids(index.search(query(wish))).stream()
                        .findFirst()
                        .ifPresent(first -> firsts.put(wish, first));
            }
        }
        return firsts;
    }

    private List<Hit> bruteForce(String text, List<Document> documents) {
        float[] wish = embedder.embed(text);
        return documents.stream()
                .map(document ->
                        new Hit(
                                document,
                                0,
                                cosine(wish, embedder.embed(UnitVectors.meaning(document)))))
                .sorted(Comparator.comparingDouble(Hit::similarity).reversed())
                .toList();
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static String sentence(int speaker, Random random) {
        return "%s the %s %s at the %s and %s the %s"
                .formatted(
                        pick(VERBS, speaker, random),
                        pick(ADJECTIVES, speaker, random),
                        pick(NOUNS, speaker, random),
                        pick(PLACES, speaker, random),
                        pick(VERBS, speaker, random),
                        pick(NOUNS, speaker, random));
    }

    private static String pick(List<List<String>> words, int speaker, Random random) {
        return words.get(random.nextInt(words.size())).get(speaker);
    }

    private static Map<String, String> synonyms() {
        Map<String, String> synonyms = new HashMap<>();
        for (List<List<String>> words : List.of(VERBS, ADJECTIVES, NOUNS, PLACES)) {
            words.forEach(pair -> synonyms.put(pair.get(1), pair.get(0)));
        }
        return Map.copyOf(synonyms);
    }

    private static List<List<String>> pairs(String text) {
        return List.of(text.split(",\\s*", -1)).stream()
                .map(pair -> List.of(pair.split(" ", 2)))
                .toList();
    }

    /// Leaves only the words.
    private record Meaningless() implements Embedder {
        @Override
        public String id() {
            return "meaningless";
        }

        @Override
        public int dimensions() {
            return 4;
        }

        @Override
        public float[] embed(String text) {
            return new float[4];
        }
    }
}
