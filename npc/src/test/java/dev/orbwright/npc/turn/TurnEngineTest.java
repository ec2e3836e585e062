package dev.orbwright.npc.turn;

import static dev.orbwright.npc.turn.Rehearsal.fails;
import static dev.orbwright.npc.turn.Rehearsal.says;
import static dev.orbwright.npc.turn.Rehearsal.saysAndHangs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.TokenUsage;
import dev.orbwright.npc.history.Happening;
import dev.orbwright.npc.history.History;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.mind.Mind;
import dev.orbwright.npc.mind.Situation;
import dev.orbwright.npc.queue.Batch;
import dev.orbwright.npc.queue.Message;
import dev.orbwright.npc.tag.Tag;
import dev.orbwright.world.json.JsonText;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TurnEngineTest {

    private Rehearsal stage = new Rehearsal();

    @AfterEach
    void close() {
        stage.close();
    }

    private void over(int turns) {
        await().untilAsserted(() -> {
            assertThat(stage.over()).isEqualTo(turns);
            assertThat(stage.engine.state("ilse")).isIn(NpcState.IDLE, NpcState.SILENT);
        });
    }

    @Test
    void aTurnIsToldWhileItIsMade() {
        stage.script(says("<thinking>Hm.</thinking><say>Hel", "lo, An", "n.</say>"));
        stage.chat("Hello!");
        over(1);
        assertThat(stage.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "Changed",
                        "Started",
                        "Changed",
                        "Opened",
                        "Chunk",
                        "Closed",
                        "Changed",
                        "Opened",
                        "Chunk",
                        "Chunk",
                        "Chunk",
                        "Closed",
                        "Finished",
                        "Changed");
        assertThat(stage.told(Tag.SAY)).isEqualTo("Hello, Ann.");
        assertThat(stage.all(TurnEvent.Changed.class))
                .extracting(TurnEvent.Changed::state)
                .containsExactly(
                        NpcState.LISTENING, NpcState.THINKING, NpcState.SPEAKING, NpcState.IDLE);
        assertThat(stage.responses())
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.said()).containsExactly("Hello, Ann.");
                    assertThat(response.thinking()).containsExactly("Hm.");
                    assertThat(response.cut()).isFalse();
                });
    }

    @Test
    void aNewerMessageStopsTheTurnAndWhatWasCutIsMarked() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        stage.script(saysAndHangs(said, "<say>It was a dark and"), says("<say>Yes?</say>"));
        stage.chat("Tell me a story");
        said.await();
        stage.chat("Wait!");
        over(2);
        assertThat(stage.all(TurnEvent.Interrupted.class)).hasSize(1);
        assertThat(stage.responses()).hasSize(2);
        assertThat(stage.responses().getFirst().said()).containsExactly("It was a dark and");
        assertThat(stage.responses().getFirst().cut()).isTrue();
        assertThat(stage.responses().getLast().said()).containsExactly("Yes?");
    }

    @Test
    void whatWasShownIsWhatIsRemembered() throws Exception {
        stage.close();
        stage = new Rehearsal(Rehearsal.patient());
        stage.confirming = true;
        CountDownLatch said = new CountDownLatch(1);
        stage.script(saysAndHangs(said, "<say>One two three"), says("<say>Well?</say>"));
        stage.chat("Count");
        said.await();
        String turnId = stage.all(TurnEvent.Started.class).getFirst().turnId();
        stage.chat("Stop");
        await().until(() -> !stage.all(TurnEvent.Interrupted.class).isEmpty());
        stage.engine.confirm(turnId, 7);
        over(2);
        assertThat(stage.responses().getFirst().said()).containsExactly("One two");
        assertThat(stage.responses().getFirst().cut()).isTrue();
        assertThat(stage.situations.getLast().recent())
                .filteredOn(HistoryEntry.Response.class::isInstance)
                .singleElement()
                .satisfies(entry ->
                        assertThat(((HistoryEntry.Response) entry).said())
                                .containsExactly("One two"));
    }

    @Test
    void whatMattersLessWaits() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        stage.script(
                (_, voice) -> {
                    voice.delta("<say>First");
                    said.countDown();
                    go.await();
                    voice.delta(" and whole.</say>");
                    return new Mind.Thought.Done(TokenUsage.NONE);
                },
                says("<say>Second.</say>"));
        stage.engine.deliver("ilse", Message.chat("ann", "Ann", "near", 1));
        said.await();
        stage.engine.deliver("ilse", Message.chat("bob", "Bob", "far away", 9));
        go.countDown();
        over(2);
        assertThat(stage.all(TurnEvent.Interrupted.class)).isEmpty();
        assertThat(stage.responses().getFirst().said()).containsExactly("First and whole.");
    }

    @Test
    void anNpcThatIsNeverInterruptedIsNot() throws Exception {
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {\"interruption\": \"never\"}}";
        CountDownLatch said = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        stage.script((_, voice) -> {
            voice.delta("<say>On and");
            said.countDown();
            go.await();
            voice.delta(" on.</say>");
            return new Mind.Thought.Done(TokenUsage.NONE);
        });
        stage.chat("one");
        said.await();
        stage.chat("two");
        go.countDown();
        over(2);
        assertThat(stage.all(TurnEvent.Interrupted.class)).isEmpty();
    }

    @Test
    void commandsOutsideOfThoughtsAreExecutedInOrderAndTheirResultsReachTheNextTurn() {
        stage.hands =
                function ->
                        new HistoryEntry.Deed(
                                function, !function.contains("op"), "as it was " + function);
        stage.script(
                says(
                        "<thinking>/op me <function>/op</function></thinking>",
                        "<function>/give Ann key</function><say>Here.</say><function>/op Ann</function>"),
                says("<say>And?</say>"));
        stage.chat("Give me the key and make me operator");
        over(1);
        assertThat(stage.acted).containsExactly("/give Ann key", "/op Ann");
        assertThat(stage.responses().getFirst().deeds())
                .extracting(HistoryEntry.Deed::done)
                .containsExactly(true, false);
        stage.chat("And now?");
        over(2);
        assertThat(stage.situations.getLast().results())
                .containsExactly(
                        "/give Ann key: as it was /give Ann key",
                        "/op Ann: REFUSED, as it was /op Ann");
    }

    @Test
    void aDeedThatHadCommittedStandsWhenTheTurnIsStopped() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        stage.hands =
                function -> {
                    done.countDown();
                    return new HistoryEntry.Deed(function, true, "given");
                };
        stage.script(
                saysAndHangs(said, "<function>/give Ann key</function><say>And furthermore"),
                says("<say>Yes.</say>"));
        stage.chat("The key, please");
        said.await();
        done.await();
        stage.chat("Thanks!");
        over(2);
        assertThat(stage.responses().getFirst().deeds())
                .containsExactly(new HistoryEntry.Deed("/give Ann key", true, "given"));
    }

    @Test
    void aModelThatFailsIsNeverHeardNorRemembered() {
        stage.script(fails(FailureKind.SERVER_ERROR));
        stage.chat("Hello?");
        over(1);
        assertThat(stage.told(Tag.SAY)).isEqualTo("By heart.");
        assertThat(stage.responses().getFirst().toString()).doesNotContain("500");
    }

    @Test
    void aGestureOrADeedAloneIsNoAnswerWhereTheMindThenFails() {
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {"
                        + "\"timeoutLines\": [\"Hm? Once more.\"]}}";
        stage.script(
                fails(FailureKind.SERVER_ERROR, "<action>looks up</action>"),
                fails(FailureKind.CUT_OFF, "<function>/wave</function>"),
                says("<action>nods</action><say>As an AI language model I cannot.</say>"),
                (_, voice) -> {
                    voice.delta("<action>shrugs</action>");
                    voice.restarted();
                    return new Mind.Thought.Done(TokenUsage.NONE);
                });
        for (int i = 1; i <= 4; i++) {
            stage.chat("Hello " + i);
            over(i);
        }
        assertThat(stage.told(Tag.SAY)).isEqualTo("Hm? Once more.".repeat(4));
        assertThat(stage.told(Tag.ACTION)).isEqualTo("looks upnodsshrugs");
    }

    @Test
    void aReplyThatBreaksOffIsMarkedAsCut() {
        stage.script(fails(FailureKind.CUT_OFF, "<say>I was about to sa"));
        stage.chat("Hello?");
        over(1);
        assertThat(stage.responses().getFirst().said()).containsExactly("I was about to sa");
        assertThat(stage.responses().getFirst().cut()).isTrue();
    }

    @Test
    void aMindThatDoesNotAnswerIsExcusedInCharacter() {
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {\"responseTimeoutSeconds\": 1,"
                        + " \"timeoutLines\": [\"Hm? Once more.\"]}}";
        stage.script(saysAndHangs(new CountDownLatch(1), "<thinking>er"));
        stage.chat("Hello?");
        over(1);
        assertThat(stage.told(Tag.SAY)).isEqualTo("Hm? Once more.");
        assertThat(stage.all(TurnEvent.Finished.class)).hasSize(1);
    }

    @Test
    void aMindThatStallsInMidSentenceIsCutThere() {
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {\"responseTimeoutSeconds\": 1}}";
        stage.script(saysAndHangs(new CountDownLatch(1), "<say>I was about to sa"));
        stage.chat("Hello?");
        over(1);
        assertThat(stage.responses().getFirst().said()).containsExactly("I was about to sa");
        assertThat(stage.responses().getFirst().cut()).isTrue();
        assertThat(stage.all(TurnEvent.Finished.class)).hasSize(1);
    }

    @Test
    void refusalsAndErrorsOfModelsAreNotSpoken() {
        stage.script(
                says("I'm sorry, but as an AI language model I cannot ", "pretend to be a warden."),
                says("<say>I cannot assist with that request.</say>"),
                says("{\"error\": {\"message\": \"quota\"}}"),
                says("Error: 429 Too Many Requests"));
        for (int i = 1; i <= 4; i++) {
            stage.chat("Say something " + i);
            over(i);
        }
        assertThat(stage.told(Tag.SAY)).isEqualTo("By heart.".repeat(4));
    }

    @Test
    void anApologyInCharacterIsSpoken() {
        stage.script(says("<say>I'm sorry, ", "friend, ", "the door stays shut.</say>"));
        stage.chat("Open!");
        over(1);
        assertThat(stage.told(Tag.SAY)).isEqualTo("I'm sorry, friend, the door stays shut.");
    }

    @Test
    void silenceOnPurposeIsSaidToBe() {
        stage.script(says("<thinking>Too far away.</thinking><silence/>"));
        stage.chat("Psst");
        over(1);
        assertThat(stage.engine.look("ilse").state()).isEqualTo(NpcState.SILENT);
        assertThat(stage.engine.look("ilse").reason()).isNotEmpty();
        assertThat(stage.responses().getFirst().silence()).isTrue();
    }

    @Test
    void endlessTalkIsStopped() {
        stage.script((_, voice) -> {
            voice.delta("<say>");
            while (true) {
                voice.delta("and on ");
            }
        });
        stage.chat("Talk");
        over(1);
        assertThat(stage.all(TurnEvent.Interrupted.class)).hasSize(1);
        assertThat(stage.told(Tag.SAY)).hasSizeLessThanOrEqualTo(4000);
    }

    @Test
    void aThousandMessagesAtOnceDropWhatMattersLeastAndSaySo() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {\"interruption\": \"never\"}}";
        CountDownLatch go = new CountDownLatch(1);
        stage.script((_, voice) -> {
            voice.delta("<say>One.</say>");
            said.countDown();
            go.await();
            return new Mind.Thought.Done(TokenUsage.NONE);
        });
        stage.chat("first");
        said.await();
        Rehearsal.many(1000).forEach(message -> stage.engine.deliver("ilse", message));
        assertThat(stage.engine.look("ilse").queue()).hasSize(50);
        assertThat(stage.all(TurnEvent.Dropped.class)).hasSize(950);
        assertThat(stage.engine.look("ilse").dropped()).isEqualTo(950);
        go.countDown();
        await().until(() -> stage.engine.look("ilse").queue().isEmpty());
    }

    @Test
    void anNpcThatIsRemovedInMidSentenceFallsSilent() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        stage.script(saysAndHangs(said, "<say>And then"));
        stage.chat("Go on");
        said.await();
        stage.engine.remove("ilse");
        await().until(() -> stage.all(TurnEvent.Interrupted.class).size() == 1);
        assertThat(stage.kept.get("ilse")).noneMatch(HistoryEntry.Response.class::isInstance);
    }

    @Test
    void anNpcThatIsSwitchedOffFallsSilentAndAnswersNothingThatWaits() throws Exception {
        CountDownLatch said = new CountDownLatch(1);
        stage.script(saysAndHangs(said, "<say>And then"), says("<say>Late.</say>"));
        stage.chat("Go on");
        said.await();
        stage.engine.deliver("ilse", Message.chat("bob", "Bob", "And you?", 9));
        stage.definition = "{\"id\": \"ilse\", \"name\": \"Ilse\", \"enabled\": false}";
        stage.engine.switchOff("ilse");
        over(1);
        stage.engine.notice("ilse", "Somebody sings.");
        assertThat(stage.told(Tag.SAY)).isEqualTo("And then");
        assertThat(stage.responses().getFirst().cut()).isTrue();
        assertThat(stage.engine.look("ilse").lately()).isEmpty();
        assertThat(stage.engine.underWay()).isZero();
    }

    @Test
    void aLongConversationIsRememberedBeforeItIsOver() {
        for (int i = 1; i <= 20; i++) {
            stage.script(says("<say>Answer " + i + "</say>"));
            stage.chat("Question " + i);
            over(i);
        }
        await().until(() -> stage.reflected.size() >= 40);
        stage.engine.reflect("ilse");
        assertThat(stage.reflected).as("each once").hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anNpcThatRestsAnswersAfterwards() {
        stage.engine.pause("ilse", true);
        stage.script(says("<say>Back.</say>"));
        stage.chat("Hello?");
        assertThat(stage.engine.look("ilse").state()).isEqualTo(NpcState.SILENT);
        assertThat(stage.over()).isZero();
        stage.engine.pause("ilse", false);
        over(1);
        assertThat(stage.told(Tag.SAY)).isEqualTo("Back.");
    }

    @Test
    void whatWasNotAnsweredBeforeARestartIsAnsweredAfterIt() {
        HistoryEntry heard =
                HistoryEntry.Incoming.of(
                        1, 0, new Batch(List.of(Message.chat("ann", "Ann", "Are you there?", 2))));
        stage.past = new Cast.Kept(new History(List.of(heard), "", 0), MindState.NEW, List.of());
        stage.script(says("<say>I am.</say>"));
        stage.engine.resume("ilse");
        over(1);
        assertThat(stage.situations.getFirst().batch().main().content())
                .isEqualTo("Are you there?");
        assertThat(stage.engine.look("ilse").history()).as("it was heard once").hasSize(2);
        assertThat(stage.situations.getFirst().recent()).isEmpty();
        stage.engine.reflect("ilse");
        assertThat(stage.reflected).hasSize(2);
    }

    @Test
    void whatWasSaidBeforeAServerDiedIsRememberedAfterwards() {
        HistoryEntry heard =
                HistoryEntry.Incoming.of(
                        7, 0, new Batch(List.of(Message.chat("ann", "Ann", "I am Ann.", 2))));
        HistoryEntry answered =
                new HistoryEntry.Response(
                        8,
                        0,
                        "ilse~1-1",
                        List.of(),
                        List.of("Hm."),
                        false,
                        List.of(),
                        List.of(),
                        false);
        stage.close();
        stage = new Rehearsal(Rehearsal.forgetful());
        stage.past =
                new Cast.Kept(
                        new History(List.of(heard, answered), "", 0),
                        MindState.NEW.reflected(6),
                        List.of());
        stage.engine.resume("ilse");
        await().untilAsserted(() -> assertThat(stage.reflected).containsExactly(heard, answered));
        await().until(() -> stage.engine.look("ilse").mind().reflected() == 8);
    }

    @Test
    void aGiftThatWasNotAnsweredBeforeARestartIsStillOne() throws Exception {
        HistoryEntry given =
                HistoryEntry.Incoming.of(
                        1,
                        0,
                        new Batch(
                                List.of(
                                        Message.gift(
                                                "ann", "Ann", "Ann gave me: Drop.", "water_01"))));
        HistoryEntry kept =
                HistoryEntry.of(1, JsonText.parseObject(JsonText.write(given.toJson())))
                        .orElseThrow();
        stage.past = new Cast.Kept(new History(List.of(kept), "", 0), MindState.NEW, List.of());
        stage.script(says("<say>Thank you.</say>"));
        stage.engine.resume("ilse");
        over(1);
        Message main = stage.situations.getFirst().batch().main();
        assertThat(main.kind()).isEqualTo(Message.Kind.GIFT);
        assertThat(main.thing()).hasValue("water_01");
    }

    @Test
    void aRestartedReplyBeginsAnewWhileNothingWasSeen() {
        stage.script((_, voice) -> {
            voice.delta("<thinking>half");
            voice.restarted();
            voice.delta("<say>Whole.</say>");
            return new Mind.Thought.Done(TokenUsage.NONE);
        });
        stage.chat("Hello");
        over(1);
        assertThat(stage.told(Tag.SAY)).isEqualTo("Whole.");
    }

    @Test
    void aReplyThatRestartsAfterItWasSeenEndsThere() {
        stage.script((_, voice) -> {
            voice.delta("<function>/give Ann key</function><say>Take");
            voice.restarted();
            voice.delta("<function>/give Ann key</function>");
            return new Mind.Thought.Done(TokenUsage.NONE);
        });
        stage.chat("Hello");
        over(1);
        assertThat(stage.acted).hasSizeLessThanOrEqualTo(1);
        assertThat(stage.responses().getFirst().cut()).isTrue();
    }

    @Test
    void longHistoriesAreSummarisedAndTheLastExchangesStay() {
        for (int i = 1; i <= 30; i++) {
            stage.script(says("<say>Answer " + i + "</say>"));
            stage.chat("Question " + i);
            over(i);
        }
        await().until(() -> !stage.engine.look("ilse").summary().isEmpty());
        stage.script(says("<say>Last</say>"));
        stage.chat("Last question");
        over(31);
        assertThat(stage.situations.getLast().recent())
                .hasSizeBetween(2 * History.VERBATIM - 1, History.BEFORE_SUMMARY);
        assertThat(stage.situations.getLast().summary()).contains("entries");
    }

    @Test
    void whatWasNoGreetingIsNotKeptAsOne() {
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {\"cachesGreetings\": true}}";
        stage.script(
                fails(FailureKind.SERVER_ERROR),
                fails(FailureKind.CUT_OFF, "<say>Good mor"),
                says("<say>Take it.</say><function>/give Ann key</function>"),
                says("<say>Welcome.</say>"));
        for (int i = 1; i <= 5; i++) {
            stage.chat("Hello!");
            over(i);
        }
        assertThat(stage.told(Tag.SAY)).isEqualTo("By heart.Good morTake it.Welcome.Welcome.");

        stage.definition = stage.definition.replace("true", "true, \"mostTurns\": 3");
        stage.script(says("<say>Anew.</say>"));
        stage.chat("Hello!");
        over(6);
        assertThat(stage.told(Tag.SAY)).as("defined anew").endsWith("Anew.");
    }

    @Test
    void cachedGreetingsAskTheMindOnce() {
        stage.definition =
                "{\"id\": \"ilse\", \"name\": \"Ilse\", \"conduct\": {\"cachesGreetings\": true}}";
        stage.script(says("<say>Halt & hello.</say>"), says("<say>Something else.</say>"));
        stage.chat("Hello!");
        over(1);
        stage.chat("hello");
        over(2);
        stage.chat("Where is the key?");
        over(3);
        assertThat(stage.told(Tag.SAY)).isEqualTo("Halt & hello.Halt & hello.Something else.");
    }

    @Test
    void nobodyIsNotSpokenTo() {
        assertThat(stage.engine.deliver("nobody", Message.chat("ann", "Ann", "hi", 1))).isFalse();
        stage.definition = "{\"id\": \"ilse\", \"name\": \"Ilse\", \"enabled\": false}";
        assertThat(stage.engine.deliver("ilse", Message.chat("ann", "Ann", "hi", 1))).isFalse();
    }

    private List<String> lately(Situation situation) {
        return situation.lately().stream().map(Happening::what).toList();
    }

    @Test
    void whatHappenedIsKnownForThreeHoursOfTheWorldHoweverOftenItAnswers() {
        stage.engine.deliver("ilse", Message.happening("A bridge appears."));
        for (int turn = 1; turn <= 3; turn++) {
            stage.worldTime = (turn - 1) * 90_000L;
            stage.chat("Did you see, number %d?".formatted(turn));
            over(turn);
            assertThat(lately(stage.situations.getLast())).containsExactly("A bridge appears.");
        }

        stage.worldTime = 180_001;
        stage.chat("And now?");
        over(4);
        assertThat(lately(stage.situations.getLast())).isEmpty();
        assertThat(stage.engine.look("ilse").lately()).isEmpty();
    }
}
