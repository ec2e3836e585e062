package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.llm.StubAnswer;
import dev.orbwright.npc.history.HistoryEntry;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What NPCs do, in a real world, through the real gate, with a scripted model over the wire.
final class NpcDeedsServerTest extends VillageServerFixture {

    private static final String GIVER =
            "{\"permissions\": {\"allowedCommands\": [\"give\", \"go\", \"lead\", \"ask\", \"remember\"],"
                    + " \"deniedCommands\": [\"setWorldProperty\"]}, \"tools\": {\"remember\": true}}";

    @Test
    void whatTheListsForbidIsRefusedAndTold() throws Exception {
        withModel().with("ilse", "Ilse", GIVER);
        stub.answer(
                StubAnswer.reply(
                        "<function>{\"command\": \"setWorldProperty\", \"params\": {\"property_name\": \"x\","
                                + " \"property_value\": 1}}</function><say>Done!</say>"),
                StubAnswer.reply("<function>/spawnNpc {}</function><say>Hm.</say>"),
                StubAnswer.reply("<function>/host_give_artifact_to_soul {}</function>"));
        for (int i = 1; i <= 3; i++) {
            village.npcs.say("ann", "Make it so, number " + i, Optional.of("ilse"));
            over("ilse", i);
        }
        assertThat(village.deeds("ilse")).hasSize(3).noneMatch(HistoryEntry.Deed::done);
        assertThat(village.world.durable().property("x")).isEmpty();
        assertThat(stub.requests().get(1).body()).contains("REFUSED");
    }

    @Test
    void anAllowedHostApiStillNeedsTheCapability() throws Exception {
        withModel()
                .with(
                        "ilse",
                        "Ilse",
                        "{\"permissions\": {\"allowedCommands\": [\"*\"], \"accessLevel\": \"trusted\"}}");
        stub.answer(
                StubAnswer.reply(
                        "<function>{\"command\": \"setWorldProperty\", \"params\": {\"property_name\": \"x\","
                                + " \"property_value\": 1}}</function>"));
        village.npcs.say("ann", "Change the world", Optional.of("ilse"));
        over("ilse", 1);
        assertThat(village.deeds("ilse").getFirst().result()).contains("FORBIDDEN");
        assertThat(village.world.durable().property("x")).isEmpty();
    }

    @Test
    void nothingIsTakenWithoutBeingHandedOver() throws Exception {
        withModel().with("ilse", "Ilse", GIVER);
        stub.answer(
                StubAnswer.reply(
                        "<say>The apple, please.</say><function>/ask Ann The apple</function>"),
                StubAnswer.reply("<say>Thank you!</say>"));
        village.npcs.say("ann", "What do you want?", Optional.empty());
        over("ilse", 1);
        assertThat(village.asked).containsExactly("ilse asks ann for apple");
        assertThat(village.soul("ann").carries("apple")).isTrue();
        assertThat(village.npcs.give("ann", "ilse", "apple").join()).isEqualTo(Npcs.Given.DONE);
        over("ilse", 2);
        assertThat(village.soul("ilse").carries("apple")).isTrue();
        assertThat(village.npcs.look("ilse").mind().relation("ann", "Ann", 0).warmth())
                .isGreaterThan(10);
        assertThat(village.npcs.give("ann", "ilse", "apple").join())
                .isEqualTo(Npcs.Given.NOT_CARRIED);
    }

    @Test
    void npcsAskEachOtherAndKnowWhatTheyAreGiven() throws Exception {
        withModel().with("ilse", "Ilse", GIVER).with("bram", "Bram", GIVER);
        stub.otherwise(request -> {
            String body = request.body();
            if (body.contains("You are Bram")) {
                return StubAnswer.reply(
                        body.contains("asks you for The whistle")
                                ? "<function>/give Ilse The whistle</function>"
                                : "<silence/>");
            }
            return StubAnswer.reply(
                    body.contains("gives you The whistle")
                            ? "<say>Thank you, friend.</say>"
                            : body.contains("Fetch it")
                                    ? "<function>/ask Bram The whistle</function>"
                                    : "<silence/>");
        });
        village.hand("bram", "whistle");
        village.npcs.say("ann", "Fetch it.", Optional.of("ilse"));
        await().until(() -> village.said("ilse").contains("Thank you, friend."));
        assertThat(village.soul("ilse").carries("whistle")).isTrue();
    }

    @Test
    void npcsWalkLeadAndChangePlaces() throws Exception {
        withModel().with("ilse", "Ilse", GIVER);
        stub.answer(
                StubAnswer.reply("<function>/lead Ann well</function>"),
                StubAnswer.reply("<function>/go Gate</function>"));
        village.npcs.say("ann", "Show me the well", Optional.empty());
        over("ilse", 1);
        assertThat(village.led).containsExactly("ilse leads ann to well");
        assertThat(village.soul("ilse").position().x()).isEqualTo(4);
        village.npcs.say("ann", "Go away", Optional.empty());
        over("ilse", 2);
        assertThat(village.soul("ilse").placeId()).isEqualTo("meadow");
        assertThat(village.npcs.say("ann", "Come back!", Optional.empty()).heardBy()).isEmpty();
    }

    @Test
    void aThingDoesNotDoForAnNpcWhatItsListsForbid() throws Exception {
        withModel()
                .with(
                        "ilse",
                        "Ilse",
                        "{\"permissions\": {\"allowedCommands\": [\"use\"], \"deniedCommands\": [\"rings\"]}}")
                .with("bram", "Bram", "{\"permissions\": {\"allowedCommands\": [\"use\"]}}");
        village.tool("ilse", "bell", "rings");
        village.tool("bram", "chime", "rings");
        stub.otherwise(request ->
                StubAnswer.reply(
                        request.body().contains("The bell")
                                ? "<function>/use \"The bell\"</function>"
                                : "<function>/use \"The chime\"</function>"));
        village.npcs.say("ann", "Please ring it.", Optional.of("ilse"));
        village.npcs.say("ann", "Please ring it.", Optional.of("bram"));
        over("ilse", 1);
        over("bram", 1);

        assertThat(village.deeds("ilse"))
                .singleElement()
                .satisfies(deed -> assertThat(deed.result()).contains("rings is denied to you"));
        assertThat(village.deeds("bram"))
                .singleElement()
                .satisfies(deed -> assertThat(deed.done()).as(deed.result()).isTrue());
    }

    private static String allowed(String commands, String more) {
        return "{\"permissions\": {\"allowedCommands\": [%s]%s}}".formatted(commands, more);
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
    void anNpcRunsAStoredFunctionThatItMayUseAndNoOther() throws Exception {
        withModel().with("ilse", "Ilse", allowed("\"rings\"", ""));
        village.tool("ann", "bell", "rings");

        told("ilse", "<function>/rings {\"a\": 1}</function>");
        assertThat(lastDeed("ilse").done()).as(lastDeed("ilse").result()).isTrue();
        assertThat(village.world.log().getLast().text()).isEqualTo("ding");

        told("ilse", "<function>/createTemporaryObject {\"type\": \"lamp\"}</function>");
        assertThat(lastDeed("ilse").result()).contains("not among those that you may use");
    }

    @Test
    void whatIsDeniedIsNotDoneThroughAnotherCommand() throws Exception {
        withModel().with("ilse", "Ilse", allowed("\"*\"", ", \"deniedCommands\": [\"rings\"]"));
        village.tool("ann", "bell", "rings");
        for (String way :
                List.of(
                        "/call {\"name\": \"rings\"}",
                        "/call rings",
                        "/after {\"seconds\": 1, \"name\": \"rings\"}",
                        "/every {\"seconds\": 5, \"name\": \"rings\"}")) {
            told("ilse", "<function>%s</function>".formatted(way));
            assertThat(lastDeed("ilse").result()).as(way).contains("rings is denied to you");
        }
        assertThat(village.world.log()).isEmpty();
        assertThat(village.world.durable().timers()).isEmpty();
    }

    private static final String MAKES_A_LAMP =
            "function %s(p) { host.createTemporaryObject({type: 'lamp', to_landmark_id: 'well'}); }";

    @Test
    void aGuestsThingsDoNoMoreThanGuestsMay() throws Exception {
        withModel()
                .with("ilse", "Ilse", allowed("\"use\"", ", \"accessLevel\": \"guest\""))
                .with("bram", "Bram", allowed("\"use\"", ""));
        village.tool("ilse", "bell", "lights", JsonObject.EMPTY, MAKES_A_LAMP);
        village.tool("bram", "chime", "lights", JsonObject.EMPTY, MAKES_A_LAMP);

        told("ilse", "<function>/use \"The bell\"</function>");
        assertThat(lastDeed("ilse").result()).contains("needs the capability TEMPORARY");
        told("bram", "<function>/use \"The chime\"</function>");
        assertThat(lastDeed("bram").done()).as(lastDeed("bram").result()).isTrue();
    }

    @Test
    void anNpcOpensWhatItHasTheKeyToAndNothingElse() throws Exception {
        withModel()
                .with("bram", "Bram", "{\"permissions\": {\"allowedCommands\": [\"open\"]}}")
                .with("ilse", "Ilse", "{\"permissions\": {\"allowedCommands\": [\"open\"]}}");
        village.world
                .submit(
                        Actor.WORLD,
                        "a hatch",
                        transaction -> {
                            transaction.put(
                                    new Landmark(
                                            "green",
                                            "hatch",
                                            JsonObject.of(
                                                    "landmark_interaction_type_key",
                                                    "lock",
                                                    "targetable_as_env_object_id",
                                                    "padlock")));
                            return Decision.commit(true);
                        })
                .join();
        village.tool(
                "bram",
                "key",
                "turns",
                Village.json(
                        "{\"client_interaction_rules\": [{\"requires_landmark_interaction_type_key\": \"lock\"}]}"));
        stub.otherwise(_ -> StubAnswer.reply("<function>/open hatch</function>"));
        village.npcs.say("ann", "Open the hatch, please.", Optional.of("bram"));
        village.npcs.say("ann", "Open the hatch, please.", Optional.of("ilse"));
        over("bram", 1);
        over("ilse", 1);

        assertThat(village.deeds("bram"))
                .singleElement()
                .satisfies(deed -> assertThat(deed.done()).as(deed.result()).isTrue());
        assertThat(village.world.log().getLast().text()).isEqualTo("ding");
        assertThat(village.deeds("ilse"))
                .singleElement()
                .satisfies(
                        deed -> assertThat(deed.result()).contains("you carry nothing that opens"));
    }
}
