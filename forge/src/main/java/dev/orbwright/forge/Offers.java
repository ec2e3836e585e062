package dev.orbwright.forge;

import dev.orbwright.sandbox.Language;
import dev.orbwright.world.condition.Conditions;
import dev.orbwright.world.condition.MalformedConditionException;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.WorldState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds functions that do already what a wish is for: much alike, used with success, made for a
/// player, and with an effect here, as a dry run shows.
final class Offers {

    /// Of embeddings of sentences; what is less alike is often for something else.
    static final double ALIKE = 0.75;

    /// Of all words that carry meaning in the two, so much is in both.
    private static final double SAME_WORDS = 0.7;

    private static final int MOST = 3;

    private final Workbench workbench;
    private final TrackRecord.Book records;

    Offers(Workbench workbench, TrackRecord.Book records) {
        this.workbench = workbench;
        this.records = records;
    }

    /// Best first; none where nothing fits.
    List<Offer> find(Wish wish, Place place, List<Order.Similar> similar, ForgeListener listener) {
        List<Offer> offers = new ArrayList<>();
        for (Order.Similar candidate : similar) {
            if (offers.size() < MOST && isAlike(wish.text(), candidate)) {
                tool(wish, place.state(), candidate.name(), candidate.source())
                        .filter(tool ->
                                workbench.tryOut(tool, place, listener)
                                        instanceof Examination.Passed)
                        .map(_ -> offer(place.state(), candidate))
                        .ifPresent(offers::add);
            }
        }
        return offers;
    }

    /// By meaning, or by nearly the same words: names of players' functions say nothing, and are
    /// part of what the index compares.
    private static boolean isAlike(String wish, Order.Similar candidate) {
        Set<String> wanted = Words.of(wish);
        Set<String> all = new HashSet<>(Words.of(candidate.description()));
        long common = wanted.stream().filter(all::contains).count();
        all.addAll(wanted);
        return candidate.similarity() >= ALIKE
                || (!all.isEmpty() && (double) common / all.size() >= SAME_WORDS);
    }

    private Offer offer(WorldState state, Order.Similar candidate) {
        StoredFunction function = state.function(candidate.name()).orElseThrow();
        TrackRecord record = records.of(candidate.name());
        return new Offer(
                candidate.name(),
                candidate.description(),
                function.ownerId()
                        .flatMap(id -> state.entity(id, Soul.class))
                        .map(Soul::name)
                        .orElse("somebody"),
                function.active().provenance().text("prompt").orElse(candidate.description()),
                record.runs(),
                record.succeeded(),
                candidate.similarity());
    }

    /// The function as a tool in the hands of whoever made the wish; empty where it is not one to
    /// be offered.
    static Optional<NewTool> tool(Wish wish, WorldState state, String functionName, String source) {
        Optional<StoredFunction> function =
                state.function(functionName)
                        .filter(found -> found.status() == StoredFunction.Status.ACTIVE)
                        .filter(found -> found.ownerId().isPresent());
        Optional<Language> language =
                function.flatMap(found -> Language.named(found.active().language()));
        if (function.isEmpty() || language.isEmpty()) {
            return Optional.empty();
        }
        FunctionRevision active = function.get().active();
        return Optional.of(
                new NewTool(
                        functionName,
                        artifactId(state, functionName),
                        NewTool.nameFor(wish.text()),
                        wish.soulId(),
                        active.description(),
                        active.parametersSchema(),
                        language.get(),
                        source,
                        conditions(active),
                        List.of(),
                        new NewTool.Making.Existing(),
                        JsonObject.EMPTY));
    }

    /// The first of its kind that nothing has.
    static String artifactId(WorldState state, String functionName) {
        String first = NewTool.artifactIdFor(functionName);
        String id = first;
        for (int i = 2; state.entity(id).isPresent(); i++) {
            id = first + "_" + i;
        }
        return id;
    }

    static Conditions conditions(FunctionRevision revision) {
        try {
            return Conditions.of(revision.conditions());
        } catch (MalformedConditionException e) {
            // Of another version of the server: it is judged by what it does.
            return Conditions.NONE;
        }
    }
}
