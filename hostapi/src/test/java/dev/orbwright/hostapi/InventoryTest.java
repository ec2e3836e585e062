package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Artifacts and who carries them.
class InventoryTest {

    @Test
    void aPlayersToolMakesAThingAndGivesIt() {
        Guest guest = Guest.as(TestWorld.ann());
        JsonObject made =
                guest.ok(
                        "addArtifact",
                        """
                        {"id": "cup", "name": "Cup", "description": "",
                         "properties": {"client_interaction_rules": []},
                         "linked_dynamic_function_name": "df_user_ann_2"}
                        """);
        assertThat(made.text("artifact_id")).contains("cup");
        guest.ok("giveArtifact", "{\"artifact_id\": \"cup\"}");
        guest.ok("giveArtifact", "{\"artifact_id\": \"cup\"}");
        assertThat(guest.entity("cup", Artifact.class).creatorId()).contains("ann");
        assertThat(guest.entity("ann", Soul.class).inventory())
                .containsExactly("key_01", "ann_tool", "cup");
        guest.ok("take", "{\"artifact_id\": \"cup\"}");
        assertThat(guest.entity("ann", Soul.class).carries("cup")).isFalse();
        guest.refused(RefusalCode.NOT_FOUND, "take", "{\"artifact_id\": \"cup\"}");
    }

    @Test
    void aTakenIdIsAConflict() {
        String taken = "{\"id\": \"key_01\", \"name\": \"n\", \"description\": \"\"}";
        Guest.as(TestWorld.ann()).refused(RefusalCode.CONFLICT, "addArtifact", taken);
        Guest.as(TestWorld.world()).refused(RefusalCode.CONFLICT, "addArtifact", taken);
    }

    @Test
    void playersLinkTheirOwnFunctionsAndThoseOfToolsTheyCarry() {
        String linking =
                "{\"id\": \"copy\", \"name\": \"n\", \"description\": \"\","
                        + " \"linked_dynamic_function_name\": \"%s\"}";
        Guest.as(TestWorld.ann()).ok("addArtifact", linking.formatted("df_user_ann"));
        Guest.as(TestWorld.ann()).ok("addArtifact", linking.formatted("df_use_key"));
        for (String other : List.of("df_orb", "df_user_bob", "df_check")) {
            assertThat(
                            Guest.as(TestWorld.ann())
                                    .refused(
                                            RefusalCode.FORBIDDEN,
                                            "addArtifact",
                                            linking.formatted(other)))
                    .contains("linked_dynamic_function_name");
            Guest.as(TestWorld.world()).ok("addArtifact", linking.formatted(other));
        }
        Guest.as(TestWorld.world())
                .refused(RefusalCode.NOT_FOUND, "addArtifact", linking.formatted("df_nil"));
    }

    @Test
    void anotherOwnersFunctionIsLinkedOnlyByAnExactCopy() {
        WorldState water =
                TestWorld.state()
                        .with(
                                TestWorld.artifact("key_01", "df_use_key", Optional.empty())
                                        .withProperties(
                                                JsonObject.of("element", "water", "power", 1)));
        String linking =
                "{\"id\": \"copy\", \"name\": \"n\", \"description\": \"\","
                        + " \"linked_dynamic_function_name\": \"%s\", \"properties\": %s}";
        for (String chosen :
                List.of(
                        "{}",
                        "{\"element\": \"wind\", \"power\": 1}",
                        "{\"element\": \"water\"}",
                        "{\"element\": \"water\", \"power\": 1, \"more\": null}")) {
            assertThat(
                            Guest.in(water, TestWorld.ann())
                                    .refused(
                                            RefusalCode.FORBIDDEN,
                                            "addArtifact",
                                            linking.formatted("df_use_key", chosen)))
                    .contains("properties", "exact copy");
            Guest.in(water, TestWorld.ann())
                    .ok("addArtifact", linking.formatted("df_user_ann", chosen));
            Guest.in(water, TestWorld.world())
                    .ok("addArtifact", linking.formatted("df_use_key", chosen));
        }
        Guest ann = Guest.in(water, TestWorld.ann());
        ann.ok(
                "addArtifact",
                linking.formatted("df_use_key", "{\"power\": 1.0, \"element\": \"water\"}"));

        String wind = "{\"artifact_id\": \"copy\", \"properties\": {\"element\": \"wind\"}}";
        assertThat(ann.refused(RefusalCode.FORBIDDEN, "setArtifactProperties", wind))
                .contains("df_use_key");
        ann.and(TestWorld.world()).ok("setArtifactProperties", wind);
    }

    @Test
    void whatTheWorldMakesForAPlayersFunctionIsThatPlayers() {
        Guest guest = Guest.as(TestWorld.world());
        guest.ok(
                "addArtifact",
                "{\"id\": \"new_tool\", \"name\": \"n\", \"description\": \"\","
                        + " \"linked_dynamic_function_name\": \"df_user_bob\"}");
        guest.ok("addArtifact", "{\"id\": \"relic\", \"name\": \"n\", \"description\": \"\"}");
        assertThat(guest.entity("new_tool", Artifact.class).creatorId()).contains("bob");
        assertThat(guest.entity("relic", Artifact.class).creatorId()).isEmpty();
    }

    @Test
    void playersNeitherGetNorLoseWhatTheWorldMade() {
        Guest ann = Guest.as(TestWorld.ann());
        ann.refused(RefusalCode.FORBIDDEN, "giveArtifact", "{\"artifact_id\": \"orb_01\"}");
        ann.refused(RefusalCode.FORBIDDEN, "giveArtifact", "{\"artifact_id\": \"bob_tool\"}");
        ann.refused(RefusalCode.FORBIDDEN, "take", "{\"artifact_id\": \"key_01\"}");
        ann.refused(RefusalCode.FORBIDDEN, "remove", "{\"id\": \"key_01\"}");
        Guest world = Guest.as(TestWorld.world());
        world.ok("giveArtifact", "{\"artifact_id\": \"orb_01\"}");
        world.ok("take", "{\"artifact_id\": \"key_01\"}");
    }

    @Test
    void playersDoNotTouchOtherInventories() {
        Guest ann = Guest.as(TestWorld.ann());
        ann.refused(
                RefusalCode.FORBIDDEN,
                "giveArtifact",
                "{\"artifact_id\": \"ann_tool\", \"soul_id\": \"bob\"}");
        ann.refused(
                RefusalCode.FORBIDDEN,
                "take",
                "{\"artifact_id\": \"bob_tool\", \"soul_id\": \"bob\"}");
        Guest.as(TestWorld.world())
                .ok("take", "{\"artifact_id\": \"bob_tool\", \"soul_id\": \"bob\"}");
    }

    @Test
    void whatAPlayerMadeStaysWithWhoeverWasGivenIt() {
        Guest guest = Guest.as(TestWorld.world());
        guest.ok("giveArtifact", "{\"artifact_id\": \"ann_tool\", \"soul_id\": \"bob\"}");
        guest.and(TestWorld.ann())
                .refused(
                        RefusalCode.FORBIDDEN,
                        "take",
                        "{\"artifact_id\": \"ann_tool\", \"soul_id\": \"bob\"}");
    }

    @Test
    void aPlayerWhoRunsAnothersToolMayBeGivenSomethingByIt() {
        Caller annsToolInBobsHand =
                new Caller(
                        "df_user_ann",
                        Optional.of("ann"),
                        Optional.of("bob"),
                        Optional.of("ann_tool"),
                        Capability.ofPlayer());
        Guest guest = Guest.as(annsToolInBobsHand);
        guest.ok("giveArtifact", "{\"artifact_id\": \"ann_tool\"}");
        assertThat(guest.entity("bob", Soul.class).carries("ann_tool")).isTrue();
    }

    @Test
    void aHundredAreCarriedAndAHundredMade() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "thing_" + i).toList();
        WorldState laden = TestWorld.state().with(TestWorld.soul("ann", "hall", many));
        String give = "{\"artifact_id\": \"ann_tool\"}";
        Guest.in(laden, TestWorld.ann()).refused(RefusalCode.LIMIT, "giveArtifact", give);
        Guest.in(laden, TestWorld.world()).ok("giveArtifact", give);

        WorldState prolific = TestWorld.state();
        for (String id : many) {
            prolific = prolific.with(TestWorld.artifact(id, "df_user_ann", Optional.of("ann")));
        }
        String make = "{\"id\": \"cup\", \"name\": \"n\", \"description\": \"\"}";
        Guest.in(prolific, TestWorld.ann()).refused(RefusalCode.LIMIT, "addArtifact", make);
        Guest.in(prolific, TestWorld.world()).ok("addArtifact", make);
    }

    @Test
    void propertiesOfTheToolInUseAreRemembered() {
        Guest guest = Guest.as(TestWorld.ann());
        assertThat(guest.ok("setArtifactProperties", "{\"properties\": {\"uses\": 1, \"a\": 2}}"))
                .isEqualTo(TestWorld.json("{\"properties\": {\"uses\": 1, \"a\": 2}}"));
        guest.ok("setArtifactProperties", "{\"properties\": {\"uses\": 2, \"a\": null}}");
        assertThat(guest.entity("ann_tool", Artifact.class).properties())
                .isEqualTo(JsonObject.of("uses", 2));
    }

    @Test
    void playersSetNoPropertiesOfOthersThingsAndNoInteractionRules() {
        Guest ann = Guest.as(TestWorld.ann());
        for (String id : List.of("key_01", "bob_tool")) {
            ann.refused(
                    RefusalCode.FORBIDDEN,
                    "setArtifactProperties",
                    "{\"properties\": {\"a\": 1}, \"artifact_id\": \"%s\"}".formatted(id));
        }
        String rules = "{\"properties\": {\"a\": 1, \"client_interaction_rules\": []}}";
        assertThat(ann.refused(RefusalCode.FORBIDDEN, "setArtifactProperties", rules))
                .contains("client_interaction_rules");
        Guest.as(TestWorld.world()).ok("setArtifactProperties", rules);
        Guest.as(TestWorld.clock())
                .refused(RefusalCode.BAD_ARGUMENT, "setArtifactProperties", rules);
    }

    @Test
    void whoSeesAnArtifactSeesItsFunction() {
        assertThat(Guest.as(TestWorld.ann()).ok("getEntity", "{\"entity_id\": \"key_01\"}"))
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"id": "key_01", "name": "The key_01", "description": "A thing.",
                                 "linked_dynamic_function_name": "df_use_key", "properties": {},
                                 "kind": "artifact"}
                                """));
    }
}
