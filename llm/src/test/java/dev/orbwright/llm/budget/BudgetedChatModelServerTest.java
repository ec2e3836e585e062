package dev.orbwright.llm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orbwright.llm.Bill;
import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatMessage;
import dev.orbwright.llm.ChatModels;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.ModelChoice;
import dev.orbwright.llm.ModelSettings;
import dev.orbwright.llm.Payer;
import dev.orbwright.llm.StubAnswer;
import dev.orbwright.llm.StubModelServer;
import dev.orbwright.llm.TokenUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BudgetedChatModelServerTest {

    private static final Payer ADA = Payer.player("ada");
    private static final Payer WORLD = Payer.world("w");

    /// A dollar for a million tokens, in or out.
    private static final Tariff TARIFF =
            new Tariff(
                    Tariff.Kind.LISTED,
                    new Price(new Money(1000), new Money(1000), new Money(1000)));

    private static final Tariff DEAR =
            new Tariff(
                    Tariff.Kind.LISTED,
                    new Price(new Money(9000), new Money(9000), new Money(9000)));

    @TempDir private Path folder = Path.of("");
    private final List<Settlement> settled = new CopyOnWriteArrayList<>();
    private final List<Payer> refused = new CopyOnWriteArrayList<>();
    private final List<Payer> warned = new CopyOnWriteArrayList<>();
    private StubModelServer server;
    private Spending spending;
    private BudgetedChatModel model;

    @BeforeEach
    void start() {
        server = StubModelServer.start();
        open(1000, Map.of("LLM_MAX_TOKENS", "100"));
    }

    private void open(long tokensPerDay, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.putAll(more);
        ModelSettings settings = ModelSettings.read(environment, folder.resolve("no.env"));
        Limits limits =
                new Limits(
                        Limits.Limit.NONE,
                        new Limits.Limit(Optional.of(tokensPerDay), Optional.empty()));
        spending =
                new Spending(
                        new Budgets(Map.of(Payer.Kind.PLAYER, limits)),
                        InstantSource.fixed(Instant.parse("2026-05-04T15:39:40Z")));
        model =
                new BudgetedChatModel(
                        ChatModels.open(settings).orElseThrow(),
                        settings.chat().orElseThrow(),
                        name -> name.equals("dear-model") ? DEAR : TARIFF,
                        WORLD,
                        spending,
                        new SpendingLog() {
                            @Override
                            public void settled(Settlement settlement) {
                                settled.add(settlement);
                            }

                            @Override
                            public void warned(Payer payer) {
                                warned.add(payer);
                            }

                            @Override
                            public void refused(Charge charge, Payer payer) {
                                refused.add(payer);
                            }
                        });
    }

    @AfterEach
    void stop() {
        model.close();
        server.close();
    }

    private static ChatRequest ask(String text) {
        return ChatRequest.of(ChatMessage.user(text)).chargedTo(Charge.to(ADA, "test"));
    }

    private ChatOutcome chat(String text) {
        return model.chat(ask(text), ChatListener.none());
    }

    @Test
    void whatAnotherModelTakesIsChargedAtThatModelsPrice() {
        server.answer(StubAnswer.reply("hi"));
        var _ =
                model.chat(
                        ask("hello")
                                .asking(
                                        new ModelChoice(
                                                Optional.of("dear-model"), Optional.empty())),
                        ChatListener.none());

        assertThat(spending.balance(ADA).day().spent())
                .isEqualTo(new Amount(18, new Money(18 * 9000)));
    }

    @Test
    void replyIsChargedToThePlayerTheWorldAndTheServer() {
        server.answer(StubAnswer.reply("hi"));
        chat("hello");

        Amount amount = new Amount(18, new Money(18_000));
        for (Payer payer : List.of(ADA, WORLD, Payer.ALL)) {
            assertThat(spending.balance(payer).day().spent()).isEqualTo(amount);
            assertThat(spending.balance(payer).day().held()).isEqualTo(Amount.NONE);
        }
        assertThat(settled)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.usage()).isEqualTo(new TokenUsage(11, 7));
                    assertThat(one.estimated()).isFalse();
                    assertThat(one.charge().purpose()).isEqualTo("test");
                });
    }

    @Test
    void whoeverAsksHearsWhatTheReplyWasCharged() {
        server.answer(StubAnswer.reply("hi"));
        Bills bills = new Bills();

        model.chat(ask("hello"), bills);

        assertThat(bills.heard).containsExactly(new Bill(new BigDecimal("0.000018000"), false));
    }

    @Test
    void billForWhatNobodyCountedIsAGuess() {
        open(100_000, Map.of("LLM_MAX_TOKENS", "100", "LLM_TIMEOUT_SECONDS", "1"));
        server.otherwise(_ -> StubAnswer.stall("a".repeat(200)));
        Bills bills = new Bills();

        model.chat(ask("hello"), bills);

        assertThat(bills.heard)
                .singleElement()
                .satisfies(bill -> {
                    assertThat(bill.guessed()).isTrue();
                    assertThat(bill.usd()).isGreaterThan(new BigDecimal("0.0001"));
                });
    }

    private static final class Bills implements ChatListener {
        private final List<Bill> heard = new CopyOnWriteArrayList<>();

        @Override
        public void delta(String text) {}

        @Override
        public void charged(Bill bill) {
            heard.add(bill);
        }
    }

    @Test
    void requestThatMightGoOverIsNotSent() {
        open(100, Map.of("LLM_MAX_TOKENS", "100"));

        ChatOutcome outcome = chat("hello");

        assertThat(((ChatOutcome.Failure) outcome).kind()).isEqualTo(FailureKind.OVER_BUDGET);
        assertThat(server.requests()).isEmpty();
        assertThat(settled).isEmpty();
        assertThat(refused).containsExactly(ADA);
    }

    @Test
    void brokenStreamIsChargedByWhatCameOfIt() {
        open(100_000, Map.of("LLM_MAX_TOKENS", "100", "LLM_TIMEOUT_SECONDS", "1"));
        server.otherwise(_ -> StubAnswer.stall("a".repeat(200)));

        ChatOutcome outcome = chat("hello");

        assertThat(outcome).isInstanceOf(ChatOutcome.Failure.class);
        assertThat(settled)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.estimated()).isTrue();
                    assertThat(one.usage().completionTokens()).isEqualTo(100);
                    assertThat(one.result()).isEqualTo(Settlement.Result.FAILURE);
                });
        assertThat(spending.balance(ADA).day().held()).isEqualTo(Amount.NONE);
        assertThat(spending.balance(ADA).day().spent().tokens()).isGreaterThan(100);
    }

    @Test
    void replyThatGrowsLongerThanWasReservedIsBrokenOffAndChargedAsFar() {
        open(100_000, Map.of());
        server.answer(StubAnswer.endless());

        ChatOutcome outcome = chat("hello");

        ChatOutcome.Failure failure = (ChatOutcome.Failure) outcome;
        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LONG);
        assertThat(failure.message()).contains("8,192 tokens", "LLM_MAX_TOKENS");
        assertThat(server.requests()).hasSize(1);
        assertThat(settled)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.estimated()).isTrue();
                    assertThat(one.usage().completionTokens())
                            .isBetween(
                                    BudgetedChatModel.USUAL_REPLY,
                                    BudgetedChatModel.USUAL_REPLY + 1_000);
                });
        assertThat(spending.balance(ADA).day().held()).isEqualTo(Amount.NONE);
        assertThat(spending.balance(ADA).day().spent().tokens())
                .isGreaterThan(BudgetedChatModel.USUAL_REPLY);
    }

    @Test
    void replyThatItsProviderHasCountedAndEndedIsHeardInFull() {
        String text = "word ".repeat(60);
        server.answer(StubAnswer.reply(text));

        assertThat(((ChatOutcome.Reply) chat("hello")).text()).isEqualTo(text);
    }

    @Test
    void whoeverKeepsAccountsIsToldOnceThatABudgetIsNearlyOver() {
        open(200, Map.of("LLM_MAX_TOKENS", "100"));
        server.otherwise(_ -> StubAnswer.reply("hi"));
        for (int i = 0; i < 8; i++) {
            chat("hello");
        }
        assertThat(refused).isNotEmpty();
        assertThat(warned).containsExactly(ADA);
    }

    @Test
    void attemptThatBrokeOffIsChargedBesidesTheOneThatWorked() {
        server.answer(StubAnswer.breakOff("half"), StubAnswer.reply("whole"));
        chat("hello");
        assertThat(settled)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.usage().promptTokens()).isGreaterThan(11);
                    assertThat(one.usage().completionTokens()).isEqualTo(7 + 2);
                });
    }

    @Test
    void requestThatIsTurnedAwayCostsNothing() {
        server.answer(StubAnswer.error(401, "no", "No."));
        chat("hello");
        assertThat(spending.balance(ADA).day().spent()).isEqualTo(Amount.NONE);
        assertThat(spending.balance(ADA).day().held()).isEqualTo(Amount.NONE);
    }

    @Test
    void listenerThatFailsStillPays() {
        server.answer(StubAnswer.reply("hi"));
        assertThatThrownBy(() ->
                        model.chat(
                                ask("hello"),
                                text -> {
                                    throw new IllegalStateException("the page is gone");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(settled).hasSize(1);
        assertThat(spending.balance(ADA).day().spent().tokens()).isPositive();
        assertThat(spending.balance(ADA).day().held()).isEqualTo(Amount.NONE);
    }

    @Test
    void callsAtOnceDoNotOverdraw() throws Exception {
        server.otherwise(_ -> StubAnswer.reply("hi"));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            threads.add(Thread.ofVirtual().start(() -> chat("hello")));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(spending.balance(ADA).day().spent().tokens())
                .isEqualTo(18L * server.requests().size())
                .isLessThanOrEqualTo(1000);
        assertThat(refused).hasSize(60 - server.requests().size());
    }

    @Test
    void estimateIsAboveWhatTokenizersCount() {
        assertThat(TokenEstimate.of("function f(x) { return x; }")).isGreaterThan(10);
        assertThat(TokenEstimate.of("\u4f60\u597d")).isEqualTo(6);
        assertThat(TokenEstimate.of("\ud83d\ude00")).isEqualTo(4);
        assertThat(TokenEstimate.of("")).isZero();
    }
}
