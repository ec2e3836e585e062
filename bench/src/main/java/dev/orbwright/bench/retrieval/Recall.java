package dev.orbwright.bench.retrieval;

import dev.orbwright.functionstore.Effort;
import dev.orbwright.functionstore.FunctionIndex;
import dev.orbwright.functionstore.Hit;
import dev.orbwright.functionstore.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many of the right ten are found: those that an exhaustive search finds.
final class Recall {

    static final int HITS = 10;

    private static final String COLLECTION = "function";

    private final FunctionIndex index;
    private int wanted;
    private int found;
    private int wantedByMeaning;
    private int foundByMeaning;

    Recall(FunctionIndex index) {
        this.index = index;
    }

    void compare(String text) {
        Query query = new Query(text, COLLECTION, HITS, Map.of());
        List<Hit> exact = index.search(query, Effort.EXHAUSTIVE);
        found += shared(exact, index.search(query, Effort.USUAL));
        wanted += exact.size();
        List<Hit> nearest = index.nearest(query, Effort.EXHAUSTIVE);
        foundByMeaning += shared(nearest, index.nearest(query, Effort.USUAL));
        wantedByMeaning += nearest.size();
    }

    private static int shared(List<Hit> exact, List<Hit> usual) {
        Set<String> ids = new HashSet<>();
        usual.forEach(hit -> ids.add(hit.document().id()));
        return (int) exact.stream().filter(hit -> ids.contains(hit.document().id())).count();
    }

    /// Of the whole search, words and meaning; 0 to 1.
    double whole() {
        return wanted == 0 ? 0 : (double) found / wanted;
    }

    /// Of its part by meaning.
    double byMeaning() {
        return wantedByMeaning == 0 ? 0 : (double) foundByMeaning / wantedByMeaning;
    }
}
