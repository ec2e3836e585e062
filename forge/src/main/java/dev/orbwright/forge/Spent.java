package dev.orbwright.forge;

import dev.orbwright.world.json.JsonObject;
import java.util.List;

/// Adds up what the drafts of a function took, so that the one that is kept says what it took in
/// all.
final class Spent {

    private static final List<String> COUNTED = List.of("prompt_tokens", "completion_tokens");

    private final double[] sums = new double[COUNTED.size()];

    void add(Draft draft) {
        JsonObject provenance =
                switch (draft) {
                    case Draft.Written written -> written.provenance();
                    case Draft.Unusable unusable -> unusable.provenance();
                    case Draft.Declined _ -> JsonObject.EMPTY;
                };
        for (int i = 0; i < sums.length; i++) {
            sums[i] += provenance.number(COUNTED.get(i)).orElse(0);
        }
    }

    /// The draft, whose provenance says what all of them took.
    Draft.Written on(Draft.Written draft) {
        JsonObject provenance = draft.provenance();
        for (int i = 0; i < sums.length; i++) {
            if (provenance.number(COUNTED.get(i)).isPresent()) {
                provenance = provenance.with(COUNTED.get(i), sums[i]);
            }
        }
        return draft.with(provenance);
    }
}
