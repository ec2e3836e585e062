package dev.orbwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubRequest;
import dev.orbwright.world.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What happens before a tool is kept, over the wire: offers of others, duplicates, second looks,
/// promises.
final class ToolChecksServerTest extends DraftingServerFixture {

    @Test
    void whatWorksForOneIsOfferedToAnother() throws Exception {
        String wish = "let a small lamp shine on the flame pedestal";
        here.model().otherwise(request -> lamp(request, 45));
        String artifact = done(wish(wish)).text("artifact_id").orElseThrow();
        done(ada.use(artifact, JsonObject.EMPTY));
        int asked = here.model().requests().size();

        try (Player bea = Player.enter(here.server().port())) {
            JsonObject payload =
                    JsonObject.of("description", wish, "catalyst_artifact_id", "orb_01")
                            .with("offers", true);
            JsonObject offered = done(bea.ask("submitToolDescription", payload));
            assertThat(offered.text("event")).hasValue("TOOL_OFFERED");
            assertThat(here.model().requests()).hasSize(asked);
            JsonObject offer = (JsonObject) offered.items("offers").getFirst();
            assertThat(offer.text("made_for")).hasValue(wish);
            assertThat(offer.number("succeeded")).hasValue(1);
            String asking = offered.text("wish_id").orElseThrow();
            assertThat(offersOf(asking)).isEqualTo(JsonObject.of("became", "awaited"));
            JsonObject answer =
                    JsonObject.of(
                            "wish_id",
                            offered.text("wish_id").orElseThrow(),
                            "function_name",
                            offer.text("function_name").orElseThrow());

            assertThat(ada.ask("takeOffer", answer).text("code")).hasValue("NO_OFFER");
            JsonObject taken = done(bea.ask("takeOffer", answer));

            assertThat(taken.text("function_name")).isEqualTo(offer.text("function_name"));
            assertThat(offersOf(asking))
                    .isEqualTo(
                            JsonObject.of("became", "taken")
                                    .with(
                                            "function_name",
                                            taken.text("function_name").orElseThrow())
                                    .with("artifact_id", taken.text("artifact_id").orElseThrow()));
            done(bea.use(taken.text("artifact_id").orElseThrow(), JsonObject.EMPTY));
            assertThat(bea.ask("takeOffer", answer).text("code")).hasValue("NO_OFFER");

            JsonObject again = done(bea.ask("submitToolDescription", payload));
            JsonObject made =
                    done(
                            bea.ask(
                                    "declineOffers",
                                    JsonObject.of("wish_id", again.text("wish_id").orElseThrow())));
            assertThat(made.text("function_name")).isNotEqualTo(offer.text("function_name"));
            assertThat(offersOf(again.text("wish_id").orElseThrow()).text("became"))
                    .hasValue("declined");

            // Whoever took it may give it back, and its author may remove it whoever has it.
            String path = "/api/functions/" + offer.text("function_name").orElseThrow();
            assertThat(library(bea).delete(path).body().flag("given_back")).isTrue();
            JsonObject late = done(bea.ask("submitToolDescription", payload));
            assertThat(library(ada).delete(path).body().flag("removed")).isTrue();
            String gone = late.text("wish_id").orElseThrow();
            assertThat(bea.ask("takeOffer", answer.with("wish_id", gone)).flag("success"))
                    .isFalse();
            assertThat(offersOf(gone).text("became")).hasValue("not_taken");
        }
    }

    /// Ada has made this and used it with success, so that it is offered to others.
    private String madeByAda(String wish, int seconds) throws Exception {
        here.model().otherwise(request -> lamp(request, seconds));
        JsonObject made = done(wish(wish));
        done(ada.use(made.text("artifact_id").orElseThrow(), JsonObject.EMPTY));
        return made.text("function_name").orElseThrow();
    }

    private static JsonObject offered(Player player, String wish) throws Exception {
        JsonObject offered =
                done(
                        player.ask(
                                "submitToolDescription",
                                JsonObject.of("description", wish, "catalyst_artifact_id", "orb_01")
                                        .with("offers", true)));
        assertThat(offered.text("event")).hasValue("TOOL_OFFERED");
        return offered;
    }

    @Test
    void offersOutliveAnAnswerThatNamesNoneOfThem() throws Exception {
        String wish = "make a green lantern gleam beside the burning plinth";
        String function = madeByAda(wish, 46);
        try (Player bea = Player.enter(here.server().port())) {
            String asking = offered(bea, wish).text("wish_id").orElseThrow();
            JsonObject answer = JsonObject.of("wish_id", asking, "function_name", function);

            JsonObject wrong = bea.ask("takeOffer", answer.with("function_name", "df_user_none"));

            assertThat(wrong.text("code")).hasValue("NO_OFFER");
            assertThat(offersOf(asking)).isEqualTo(JsonObject.of("became", "awaited"));
            assertThat(done(bea.ask("takeOffer", answer)).text("function_name")).hasValue(function);
        }
    }

    @Test
    void offersAreDeclinedOnlyWhereSomethingIsMadeInstead() throws Exception {
        String wish = "raise a violet candelabrum near the ember stone";
        madeByAda(wish, 47);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Player bea = Player.enter(here.server().port())) {
            String asking = offered(bea, wish).text("wish_id").orElseThrow();
            JsonObject answer = JsonObject.of("wish_id", asking);
            here.model()
                    .otherwise(request ->
                            exchange -> {
                                awaitQuietly(goOn);
                                lamp(request, 48).send(exchange);
                            });
            int before = here.model().requests().size();
            CompletableFuture<JsonObject> other = bea.wishLater("an owl of brass that hoots");
            await().until(() -> here.model().requests().size() > before);

            assertThat(bea.ask("declineOffers", answer).text("code")).hasValue("ALREADY_WISHING");
            assertThat(offersOf(asking)).isEqualTo(JsonObject.of("became", "awaited"));

            goOn.countDown();
            done(other.get(1, TimeUnit.MINUTES));
            here.model().otherwise(request -> lamp(request, 49));
            done(bea.ask("declineOffers", answer));
            assertThat(offersOf(asking)).isEqualTo(JsonObject.of("became", "declined"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void offersAreShownAgainUntilTheyAreAnswered() throws Exception {
        String wish = "let an amber torch smoulder over the sacred hearth";
        String function = madeByAda(wish, 50);
        String token;
        String asking;
        try (Player bea = Player.enter(here.server().port())) {
            token = bea.token();
            asking = offered(bea, wish).text("wish_id").orElseThrow();
        }
        try (Player bea = Player.comeBack(here.server().port(), token)) {
            assertThat(stages(bea)).contains("offered");
            library(ada).delete("/api/functions/" + function);
            JsonObject answer = JsonObject.of("wish_id", asking, "function_name", function);
            assertThat(bea.ask("takeOffer", answer).flag("success")).isFalse();
        }
        try (Player bea = Player.comeBack(here.server().port(), token)) {
            assertThat(stages(bea)).doesNotContain("offered");
        }
    }

    /// What was told before the answer to the last request.
    private static List<String> stages(Player player) throws Exception {
        player.state();
        return player.progress().stream().map(told -> told.text("stage").orElse("")).toList();
    }

    /// What operators are told of the offers that answered a wish.
    private JsonObject offersOf(String wishId) throws Exception {
        return operator().get("/api/wishes/" + wishId).body().object("offers");
    }

    @Test
    void sameCodeOfTheSameOwnerIsKeptOnce() throws Exception {
        here.model().otherwise(request -> lamp(request, 77));

        JsonObject first = done(wish("set a lamp upon the flames, please"));
        JsonObject second = done(wish("a lamp upon the flames once more"));

        assertThat(second.text("function_name")).isEqualTo(first.text("function_name"));
        assertThat(second.text("artifact_id")).isNotEqualTo(first.text("artifact_id"));
        done(ada.use(second.text("artifact_id").orElseThrow(), JsonObject.EMPTY));
    }

    @Test
    void sameCodeUnderOtherNamesIsKeptOnceAnOwner() throws Exception {
        here.model().otherwise(request -> lampOf(request, "params", "seconds"));
        JsonObject first = done(wish("light up the flames with a lamp, please"));
        here.model().otherwise(request -> lampOf(request, "input", "howLong"));
        JsonObject second = done(wish("let a lamp light up the flames again"));

        assertThat(second.text("function_name")).isEqualTo(first.text("function_name"));
        assertThat(second.text("artifact_id")).isNotEqualTo(first.text("artifact_id"));

        // Whoever else wishes for it gets a function of their own, which nobody can change for
        // them.
        try (Player bea = Player.enter(here.server().port())) {
            JsonObject others =
                    done(
                            bea.ask(
                                    "submitToolDescription",
                                    JsonObject.of(
                                            "description",
                                            "light up the flames with a lamp",
                                            "catalyst_artifact_id",
                                            "orb_01")));
            assertThat(others.text("function_name")).isNotEqualTo(first.text("function_name"));
        }
    }

    private static StubAnswer lampOf(StubRequest request, String parameter, String variable) {
        return isSecondLook(request)
                ? CONTENT
                : StubAnswer.reply(
                        "```javascript\nfunction %s(%s) { const %s = 78; %s }\n```"
                                        .formatted(
                                                name(request),
                                                parameter,
                                                variable,
                                                LAMP.replace("SECONDS", variable))
                                + ENSURES);
    }

    @Test
    void secondLookSendsAToolBackThatIsNotWhatWasWishedFor() throws Exception {
        int before = here.model().requests().size();
        here.model()
                .otherwise(request -> {
                    if (!isSecondLook(request)) {
                        return lamp(request, request.body().contains("too short") ? 600 : 5);
                    }
                    return StubAnswer.reply(
                            request.body().contains("for 5 seconds")
                                    ? "{\"fulfils\": false, \"why\": \"five seconds are too short\"}"
                                    : "{\"fulfils\": true}");
                });

        JsonObject made = done(wish("a lamp on the pedestal that shines for ten minutes"));

        assertThat(made.number("attempts")).hasValue(2);
        assertThat(here.model().requests().size() - before).isEqualTo(4);
    }

    @Test
    void secondLookThatFailsIsNoObstacle() throws Exception {
        here.model()
                .otherwise(request ->
                        isSecondLook(request)
                                ? StubAnswer.error(400, "bad_request", "No.")
                                : lamp(request, 31));

        assertThat(done(wish("a lamp on the fire pedestal, thirty one seconds")).number("attempts"))
                .hasValue(1);
    }

    private static StubAnswer lampThatEnsures(StubRequest request, String body, String ensured) {
        return isSecondLook(request)
                ? CONTENT
                : StubAnswer.reply(
                        "```javascript\nfunction %s(params) { %s %s }\n```"
                                        .formatted(
                                                name(request), body, LAMP.replace("SECONDS", "38"))
                                + "\n```json\n{\"requires\": [], \"ensures\": [%s]}\n```"
                                        .formatted(ensured));
    }

    /// What a model promises is held against what its function did, and the other way round.
    @Test
    void promiseThatIsNotKeptAndChangeThatIsNotPromisedGoBackToTheModel() throws Exception {
        String lamp = "{\"fact\": \"exists\", \"thing\": {\"type\": \"lamp\"}}";
        String glow =
                "host.applyEffect({object_id: 'pedestal_fire', effect_details: {glow: 'red'}});";
        AtomicInteger drafts = new AtomicInteger();
        here.model()
                .otherwise(request ->
                        switch (isSecondLook(request) ? 3 : drafts.incrementAndGet()) {
                            case 1 ->
                                    lampThatEnsures(
                                            request, "", lamp.replace("\"lamp\"", "\"moon\""));
                            case 2 -> lampThatEnsures(request, glow, lamp);
                            default -> lampThatEnsures(request, "", lamp);
                        });
        int before = here.model().requests().size();

        JsonObject made = done(wish("a lamp that hangs over the flames for thirty eight seconds"));

        assertThat(made.number("attempts")).hasValue(3);
        List<String> asked =
                here.model().requests().subList(before, here.model().requests().size()).stream()
                        .filter(request -> !isSecondLook(request))
                        .map(StubRequest::lastMessage)
                        .toList();
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1)).contains("it ensures that", "moon");
        assertThat(asked.get(2)).contains("pedestal_fire");
    }
}
