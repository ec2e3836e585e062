package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.Limit;
import dev.orbwright.world.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DraftingTest {

    private static final Patience PATIENCE =
            new Patience(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    private static final Order ORDER =
            new Order(
                    "f",
                    Language.JAVASCRIPT,
                    "a tool",
                    JsonObject.EMPTY,
                    Optional.empty(),
                    List.of(),
                    List.of());

    private final List<Order> orders = new ArrayList<>();

    private final FunctionWriter writer =
            new FunctionWriter() {
                @Override
                public String description() {
                    return "a script";
                }

                @Override
                public Draft write(Order order, ForgeListener listener) {
                    orders.add(order);
                    return new Draft.Written(
                            "draft " + orders.size(), Language.JAVASCRIPT, JsonObject.EMPTY);
                }
            };

    private Drafting.Result draft(Examination... examinations) {
        Iterator<Examination> next = List.of(examinations).iterator();
        return new Drafting(writer, ForgeListener.none())
                .draft(
                        "f",
                        ORDER,
                        _ ->
                                PATIENCE.examine(
                                        Stage.TRYING, ForgeListener.none(), () -> next.next()));
    }

    private static Examination prevented(Limit limit) {
        return new Examination.Prevented(limit);
    }

    @Test
    void draftThatFailedIsWrittenAgainWithItsProblem() {
        assertThat(draft(new Examination.Failed("no hold"), new Examination.Passed()))
                .isEqualTo(
                        new Drafting.Result.Accepted(
                                new Draft.Written("draft 2", Language.JAVASCRIPT, JsonObject.EMPTY),
                                new Examination.Passed(),
                                2));
        assertThat(orders.getLast().failed())
                .containsExactly(new Order.Failed("draft 1", "no hold"));
    }

    @Test
    void writerIsAskedToRepairAtMostFourTimes() {
        assertThat(
                        draft(
                                new Examination.Failed("one"),
                                new Examination.Failed("two"),
                                new Examination.Failed("three"),
                                new Examination.Failed("four"),
                                new Examination.Failed("five")))
                .isInstanceOfSatisfying(
                        Drafting.Result.Declined.class,
                        declined -> {
                            assertThat(declined.code()).isEqualTo("NO_WORKING_FUNCTION");
                            assertThat(declined.message()).contains("5 attempts", "five");
                        });
        assertThat(orders).hasSize(5);
    }

    @Test
    void sameFailureForTheThirdTimeEndsTheWritingEarly() {
        assertThat(
                        draft(
                                new Examination.Failed("line 3: no hold"),
                                new Examination.Failed("line 4: no hold"),
                                new Examination.Failed("line 5: no hold")))
                .isInstanceOfSatisfying(
                        Drafting.Result.Declined.class,
                        declined ->
                                assertThat(declined.message()).contains("same thing", "no hold"));
        assertThat(orders).hasSize(3);
    }

    @Test
    void sameFailureOfTheSameTextEndsTheWritingAtOnce() {
        FunctionWriter stubborn =
                new FunctionWriter() {
                    @Override
                    public String description() {
                        return "stubborn";
                    }

                    @Override
                    public Draft write(Order order, ForgeListener listener) {
                        orders.add(order);
                        return new Draft.Unusable("I would rather not.", "there is no code");
                    }
                };

        assertThat(
                        new Drafting(stubborn, ForgeListener.none())
                                .draft("f", ORDER, _ -> new Examination.Passed()))
                .isInstanceOf(Drafting.Result.Declined.class);
        assertThat(orders).hasSize(2);
    }

    @Test
    void draftThatIsKeptSaysWhatAllTook() {
        FunctionWriter counting =
                new FunctionWriter() {
                    @Override
                    public String description() {
                        return "counting";
                    }

                    @Override
                    public Draft write(Order order, ForgeListener listener) {
                        orders.add(order);
                        JsonObject tokens =
                                JsonObject.of("prompt_tokens", 100, "completion_tokens", 7)
                                        .with("cost", orders.size() == 1 ? 0.5 : 0.25);
                        return orders.size() == 1
                                ? new Draft.Unusable("prose", "no code", tokens)
                                : new Draft.Written("f", Language.JAVASCRIPT, tokens);
                    }
                };

        assertThat(
                        new Drafting(counting, ForgeListener.none())
                                .draft("f", ORDER, _ -> new Examination.Passed()))
                .isInstanceOfSatisfying(
                        Drafting.Result.Accepted.class,
                        accepted ->
                                assertThat(accepted.draft().provenance())
                                        .isEqualTo(
                                                JsonObject.of(
                                                                "prompt_tokens",
                                                                200,
                                                                "completion_tokens",
                                                                14)
                                                        .with("cost", 0.75)));
    }

    @Test
    void busyServerIsAskedAgainAndTheWriterIsNot() {
        assertThat(
                        draft(
                                prevented(Limit.BUSY),
                                prevented(Limit.RUNAWAYS),
                                prevented(Limit.BUSY),
                                new Examination.Passed()))
                .isInstanceOf(Drafting.Result.Accepted.class);
        assertThat(orders).hasSize(1);
    }

    @Test
    void serverThatStaysBusyDeclinesAndTheWriterIsNotAskedAgain() {
        assertThat(
                        draft(
                                prevented(Limit.BUSY),
                                prevented(Limit.BUSY),
                                prevented(Limit.BUSY),
                                prevented(Limit.BUSY)))
                .isInstanceOfSatisfying(
                        Drafting.Result.Declined.class,
                        declined -> {
                            assertThat(declined.code()).isEqualTo("SERVER_BUSY");
                            assertThat(declined.message()).contains("too busy", "again");
                        });
        assertThat(orders).hasSize(1);
    }

    @Test
    void serverThatStopsOrLacksMemoryIsNotAskedAgain() {
        assertThat(draft(prevented(Limit.SHUTDOWN)))
                .isInstanceOfSatisfying(
                        Drafting.Result.Declined.class,
                        declined ->
                                assertThat(declined.code())
                                        .isEqualTo(ForgeResult.Declined.SHUTDOWN));
        assertThat(draft(prevented(Limit.MEMORY))).isInstanceOf(Drafting.Result.Declined.class);
        assertThat(orders).hasSize(2);
    }

    @Test
    void interruptEndsTheWaiting() {
        Patience endless = new Patience(List.of(Duration.ofDays(1)));
        Thread.currentThread().interrupt();

        Examination seen =
                endless.examine(Stage.TRYING, ForgeListener.none(), () -> prevented(Limit.BUSY));

        assertThat(seen).isEqualTo(prevented(Limit.BUSY));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void pauseIsTold() {
        List<String> heard = new ArrayList<>();
        Iterator<Examination> next =
                List.of(prevented(Limit.BUSY), new Examination.Passed()).iterator();

        PATIENCE.examine(
                Stage.LINTING,
                (stage, detail) -> heard.add(stage.wireName() + ": " + detail),
                () -> next.next());

        assertThat(heard).containsExactly("linting: The server is busy; this goes on in a moment.");
    }
}
