package dev.orbwright.server.session;

import dev.orbwright.forge.Forge;
import dev.orbwright.forge.ForgeResult;
import dev.orbwright.forge.Offer;
import dev.orbwright.forge.Wish;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// `takeOffer {wish_id, function_name}` and `declineOffers {wish_id}`: what a player says to
/// functions that do already what was wished for. The last offers of each soul are remembered, in
/// memory. Thread-safe.
final class ToolOffers {

    private static final int MOST = 1_000;

    private final Forge forge;
    private final Wishes wishes;
    private final Map<String, Made> bySoul = new LinkedHashMap<>();

    /// Offers that were made.
    private record Made(String wishId, Wish wish, boolean preview, Set<String> functions) {}

    ToolOffers(Forge forge, Wishes wishes) {
        this.forge = forge;
        this.wishes = wishes;
    }

    synchronized void remember(
            String wishId, Wish wish, boolean preview, ForgeResult.Offered offered) {
        bySoul.remove(wish.soulId());
        if (bySoul.size() >= MOST) {
            bySoul.remove(bySoul.keySet().iterator().next());
        }
        bySoul.put(
                wish.soulId(),
                new Made(
                        wishId,
                        wish,
                        preview,
                        offered.offers().stream()
                                .map(Offer::functionName)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private synchronized Optional<Made> made(Session session, JsonObject payload) {
        return Optional.ofNullable(bySoul.get(session.soulId()))
                .filter(made -> payload.text("wish_id").equals(Optional.of(made.wishId())));
    }

    /// These offers are answered; false where they were already.
    private synchronized boolean answered(Made made) {
        return bySoul.remove(made.wish().soulId(), made);
    }

    CompletionStage<Reply> take(Session session, JsonObject payload) {
        Optional<String> name = payload.text("function_name");
        if (name.isEmpty() || payload.text("wish_id").isEmpty()) {
            return Replies.error("takeOffer needs `wish_id` and `function_name`.");
        }
        Optional<Made> made =
                made(session, payload)
                        .filter(offers -> offers.functions().contains(name.get()))
                        .filter(this::answered);
        if (made.isEmpty()) {
            return noOffer();
        }
        wishes.answered(session.soulId());
        return CompletableFuture.supplyAsync(
                () -> take(made.get(), name.get()), WishesUnderWay.THREADS);
    }

    private Reply take(Made made, String name) {
        Wish wish = made.wish();
        ForgeResult result = forge.take(wish, name);
        JsonObject what = JsonObject.of("function_name", name);
        switch (result) {
            case ForgeResult.Created created ->
                    wishes.noteOffers(
                            made.wishId(), "taken", what.with("artifact_id", created.artifactId()));
            case ForgeResult.Declined declined ->
                    wishes.noteOffers(
                            made.wishId(), "not_taken", what.with("code", declined.code()));
            case ForgeResult.Offered _, ForgeResult.Previewed _ -> {} // comes of no taking
        }
        return wishes.reply(wish, result, wishes.silently(wish));
    }

    /// Whether the offers that answer a wish of this soul can still be taken.
    synchronized boolean await(String soulId, String wishId) {
        Made made = bySoul.get(soulId);
        return made != null && made.wishId().equals(wishId);
    }

    CompletionStage<Reply> decline(Session session, JsonObject payload) {
        if (payload.text("wish_id").isEmpty()) {
            return Replies.error("declineOffers needs `wish_id`.");
        }
        Optional<Made> made = made(session, payload);
        if (made.isEmpty()) {
            return noOffer();
        }
        return wishes.begin(
                made.get().wish(),
                new Errand.Make(false, made.get().preview()),
                () -> declined(made.get()));
    }

    /// What is made instead is under way.
    private void declined(Made made) {
        if (answered(made)) {
            wishes.answered(made.wish().soulId());
            wishes.noteOffers(made.wishId(), "declined", JsonObject.EMPTY);
        }
    }

    private static CompletionStage<Reply> noOffer() {
        return Replies.now(
                Reply.refused("NO_OFFER", "There is no such offer any more. Make the wish again."));
    }

    /// What a client needs to show offers.
    static JsonObject payload(ForgeResult.Offered offered) {
        List<Json> offers = new ArrayList<>();
        for (Offer offer : offered.offers()) {
            offers.add(
                    JsonObject.builder()
                            .put("function_name", offer.functionName())
                            .put("description", offer.description())
                            .put("author", offer.author())
                            .put("made_for", offer.madeFor())
                            .put("runs", offer.runs())
                            .put("succeeded", offer.succeeded())
                            .put("similarity", Math.round(offer.similarity() * 1000) / 1000.0)
                            .build());
        }
        return JsonObject.of("event", "TOOL_OFFERED", "offers", new Json.Arr(offers));
    }
}
