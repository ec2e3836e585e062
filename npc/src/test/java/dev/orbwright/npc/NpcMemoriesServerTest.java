package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.npc.memory.Memory;
import dev.orbwright.world.npc.NpcKeys;
import dev.orbwright.world.state.Metadata;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What NPCs keep in mind and find again.
final class NpcMemoriesServerTest extends VillageServerFixture {

    @Test
    void memoriesOutliveARestartAndComeBackByWhatIsSaid() throws Exception {
        offline().with("ilse", "Ilse", "{}");
        village.npcs.say("ann", "My name is Ann and I like apples. It rains.", Optional.empty());
        over("ilse", 1);
        village.startAgain();
        List<Memory> memories = village.npcs.memories().of("ilse");
        assertThat(memories).extracting(Memory::text).anyMatch(text -> text.contains("apples"));
        assertThat(village.npcs.look("ilse").history()).hasSize(2);
        village.npcs.say("ann", "Do you remember me?", Optional.empty());
        over("ilse", 2);
        assertThat(village.said("ilse")).contains("remember you, Ann").contains("apples");
    }

    private void told(String npcId, String reply) {
        long before = village.over(npcId);
        stub.otherwise(_ -> StubAnswer.reply(reply));
        village.npcs.say("ann", "Please do it.", Optional.of(npcId));
        await().until(() -> village.over(npcId) > before);
    }

    private HistoryEntry.Deed lastDeed(String npcId) {
        return village.deeds(npcId).getLast();
    }

    @Test
    void whatAnNpcNotesItRemembersAndWhatWasSaidItFinds() throws Exception {
        withModel()
                .with(
                        "ilse",
                        "Ilse",
                        "{\"permissions\": {\"allowedCommands\": [\"*\"]},"
                                + " \"tools\": {\"remember\": true, \"search_history\": true}}");
        told(
                "ilse",
                "<say>The moon is blue.</say><function>/remember Ann owes me a cow</function>");
        village.npcs.memories().awaitCaughtUp();
        assertThat(village.npcs.memories().of("ilse"))
                .extracting(Memory::text)
                .contains("Ann owes me a cow");

        told("ilse", "<function>/recall moon blue</function>");
        assertThat(lastDeed("ilse").result()).contains("The moon is blue.");
        told("ilse", "<function>/remember As an AI language model I cannot do that</function>");
        village.npcs.memories().awaitCaughtUp();
        assertThat(village.npcs.memories().of("ilse").toString()).doesNotContain("language model");
    }

    /// As many as an NPC can have, the first one the least.
    private void fillMemory(String npcId) {
        village.world
                .submit(
                        Actor.WORLD,
                        "remember much",
                        transaction -> {
                            for (int i = 0; i < 400; i++) {
                                Memory memory =
                                        new Memory(
                                                "old" + i,
                                                npcId,
                                                "Memory %d.".formatted(i),
                                                i == 0 ? 1 : 5,
                                                0,
                                                Optional.empty());
                                transaction.put(
                                        new Metadata(
                                                NpcKeys.memory(npcId, memory.id()),
                                                memory.toJson()));
                            }
                            return Decision.commit(true);
                        })
                .join();
        await().until(() -> village.npcs.memories().of(npcId).size() == 400);
    }

    private CompletableFuture<Boolean> remembers(String text, double importance) {
        return village.npcs.memories().remember("ilse", text, importance, Optional.empty());
    }

    private List<String> memories() {
        return village.npcs.memories().of("ilse").stream().map(Memory::text).toList();
    }

    @Test
    void howeverQuicklyMemoriesComeThereAreNeverMoreThanThereIsRoomFor() throws Exception {
        offline().with("ilse", "Ilse", "{}");
        fillMemory("ilse");
        List<CompletableFuture<Boolean>> written = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            written.add(remembers("News " + i % 10, 9));
        }
        written.forEach(CompletableFuture::join);
        await().untilAsserted(() ->
                assertThat(memories())
                        .hasSize(400)
                        .doesNotContain("Memory 0.")
                        .filteredOn(text -> text.startsWith("News"))
                        .as("each once")
                        .hasSize(10));
    }

    @Test
    void whatIsMadeFreshIsNotForgottenForIt() throws Exception {
        offline().with("ilse", "Ilse", "{}");
        fillMemory("ilse");
        remembers("Memory 0.", 1).join();
        village.npcs.memories().awaitCaughtUp();
        assertThat(memories()).hasSize(400).contains("Memory 0.");
        remembers("x".repeat(500), 9).join();
        remembers("x".repeat(500), 9).join();
        await().untilAsserted(() ->
                assertThat(memories())
                        .hasSize(400)
                        .filteredOn(text -> text.startsWith("x"))
                        .hasSize(1));
    }

    @Test
    void operatorsEditAndForgetMemories() throws Exception {
        offline().with("ilse", "Ilse", "{}");
        village.npcs
                .memories()
                .remember("ilse", "Ann owes me a cow.", 6, Optional.of("ann"))
                .join();
        Memory memory = village.npcs.memories().of("ilse").getFirst();
        assertThat(
                        village.npcs
                                .memories()
                                .edit("ilse", memory.id(), "Ann owes me two cows.", 9)
                                .join())
                .isTrue();
        assertThat(village.npcs.memories().of("ilse").getFirst().text()).contains("two cows");
        assertThat(
                        village.npcs
                                .memories()
                                .recall("ilse", "cows", Optional.empty(), 1)
                                .getFirst()
                                .importance())
                .isEqualTo(9);
        assertThat(village.npcs.memories().forget("ilse", memory.id()).join()).isTrue();
        assertThat(village.npcs.memories().forget("ilse", memory.id()).join()).isFalse();
        assertThat(village.npcs.memories().of("ilse")).isEmpty();
    }
}
