package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.EventHandler;
import dev.orbwright.world.state.WorldState;
import dev.orbwright.world.task.WorldEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final String REGISTER =
            "{\"event_id\": \"%s\", \"handler_dynamic_function_name\": \"%s\"}";

    @Test
    void theHandlerGetsTheParametersAndCannotBeToldAnotherEventOrSoul() {
        Guest guest = Guest.as(TestWorld.world());
        guest.functions().answer("df_handle", Json.of("The door opens."));
        assertThat(
                        guest.ok(
                                "triggerEvent",
                                """
                                {"event_id": "world_event",
                                 "event_params": {"loud": true, "event_id": "x", "soul_id": "bob"}}
                                """))
                .isEqualTo(
                        JsonObject.of("message", "The door opens.", "result", "The door opens."));
        assertThat(guest.functions().calls())
                .containsExactly(
                        TestWorld.json(
                                """
                                {"loud": true, "event_id": "world_event", "soul_id": "ann"}
                                """));
    }

    @Test
    void withoutASoulTheHandlerGetsNull() {
        Guest guest = Guest.as(TestWorld.clock());
        guest.functions().answer("df_handle", TestWorld.json("{\"message\": \"Dawn.\"}"));
        assertThat(guest.ok("triggerEvent", "{\"event_id\": \"world_event\"}").text("message"))
                .contains("Dawn.");
        assertThat(guest.functions().calls())
                .containsExactly(
                        TestWorld.json("{\"event_id\": \"world_event\", \"soul_id\": null}"));
    }

    @Test
    void whatTheHandlerDidStays() {
        Guest guest = Guest.as(TestWorld.world());
        guest.functions().define("df_handle", EventsTest::lightTheLamp);
        guest.ok("triggerEvent", "{\"event_id\": \"world_event\"}");
        assertThat(guest.entity("lamp", EnvironmentObject.class).details())
                .isEqualTo(JsonObject.of("lit", true));
        assertThat(guest.events()).containsExactly(new WorldEvent.Logged("lit"));
    }

    @Test
    void whatAFailingHandlerDidIsTakenBackAndTheRestStays() {
        Guest guest = Guest.as(TestWorld.world());
        guest.functions()
                .define(
                        "df_handle",
                        (handler, params) -> {
                            lightTheLamp(handler, params);
                            return new Called.Failed("ERROR", "line 3: boom");
                        });
        guest.ok("log", "{\"message\": \"before\"}");
        assertThat(
                        guest.refused(
                                RefusalCode.FAILED,
                                "triggerEvent",
                                "{\"event_id\": \"world_event\"}"))
                .contains("df_handle", "world_event", "line 3: boom");
        assertThat(guest.events()).containsExactly(new WorldEvent.Logged("before"));
    }

    @Test
    void playersTriggerNoEventsButTheirOwn() {
        Guest guest = Guest.as(TestWorld.ann());
        guest.functions().answer("df_user_ann", Json.of(1));
        guest.functions().answer("df_user_bob", Json.of(2));
        assertThat(
                        guest.refused(
                                RefusalCode.FORBIDDEN,
                                "triggerEvent",
                                "{\"event_id\": \"world_event\"}"))
                .contains("world_event");
        guest.refused(RefusalCode.NOT_FOUND, "triggerEvent", "{\"event_id\": \"bob_event\"}");
        guest.refused(
                RefusalCode.BAD_ARGUMENT, "triggerEvent", "{\"event_id\": \"bob/bob_event\"}");
        guest.refused(RefusalCode.NOT_FOUND, "triggerEvent", "{\"event_id\": \"nil\"}");
        guest.refused(
                RefusalCode.FORBIDDEN,
                "triggerEvent",
                "{\"event_id\": \"ann_event\", \"soul_id\": \"bob\"}");
        assertThat(guest.functions().calls()).isEmpty();
        assertThat(guest.ok("triggerEvent", "{\"event_id\": \"ann_event\"}").text("message"))
                .contains("Event ann_event happened.");
        assertThat(guest.functions().calls())
                .containsExactly(
                        TestWorld.json("{\"event_id\": \"ann_event\", \"soul_id\": \"ann\"}"));
    }

    @Test
    void twoPlayersHandleTheSameNameAndEachGetsTheirOwnHandler() {
        Guest ann = Guest.as(TestWorld.ann());
        Guest bob = ann.and(bob());
        ann.functions().answer("df_user_ann", Json.of("ann's"));
        ann.functions().answer("df_user_bob", Json.of("bob's"));
        bob.ok("registerEventHandler", REGISTER.formatted("alarm", "df_user_bob"));
        ann.refused(RefusalCode.NOT_FOUND, "triggerEvent", "{\"event_id\": \"alarm\"}");
        ann.ok("registerEventHandler", REGISTER.formatted("alarm", "df_user_ann"));
        assertThat(ann.ok("triggerEvent", "{\"event_id\": \"alarm\"}").text("message"))
                .contains("ann's");
        assertThat(bob.ok("triggerEvent", "{\"event_id\": \"alarm\"}").text("message"))
                .contains("bob's");
        ann.and(TestWorld.world())
                .refused(RefusalCode.NOT_FOUND, "triggerEvent", "{\"event_id\": \"alarm\"}");
    }

    @Test
    void aHandlerOfAPlayerUnderANameOfTheWorldsAnswersNobody() {
        WorldState squatted =
                TestWorld.state().with(new EventHandler("dawn", "df_user_bob", Optional.of("bob")));
        for (Caller caller : List.of(TestWorld.ann(), TestWorld.world(), bob())) {
            Guest.in(squatted, caller)
                    .refused(RefusalCode.NOT_FOUND, "triggerEvent", "{\"event_id\": \"dawn\"}");
        }
    }

    @Test
    void playersHandleTheirOwnEventsWithTheirOwnFunctions() {
        Guest ann = Guest.as(TestWorld.ann());
        ann.ok("registerEventHandler", REGISTER.formatted("dawn", "df_user_ann_2"));
        ann.ok("registerEventHandler", REGISTER.formatted("ann_event", "df_user_ann_2"));
        assertThat(ann.state().handler("ann/dawn"))
                .contains(new EventHandler("ann/dawn", "df_user_ann_2", Optional.of("ann")));
        assertThat(ann.state().handler("dawn")).isEmpty();
        ann.ok("registerEventHandler", REGISTER.formatted("bob_event", "df_user_ann"));
        assertThat(ann.state().handler("bob/bob_event"))
                .isEqualTo(TestWorld.state().handler("bob/bob_event"))
                .isPresent();
        ann.refused(
                RefusalCode.FORBIDDEN,
                "registerEventHandler",
                REGISTER.formatted("world_event", "df_user_ann"));
        for (String function : List.of("df_handle", "df_user_bob", "df_nil")) {
            assertThat(
                            ann.refused(
                                    RefusalCode.FORBIDDEN,
                                    "registerEventHandler",
                                    REGISTER.formatted("dusk", function)))
                    .contains("handler_dynamic_function_name");
        }
    }

    @Test
    void theWorldHandlesWhatItLikes() {
        Guest world = Guest.as(TestWorld.world());
        world.ok("registerEventHandler", REGISTER.formatted("bob_event", "df_handle"));
        assertThat(world.state().handler("bob_event"))
                .contains(new EventHandler("bob_event", "df_handle", Optional.empty()));
        world.refused(
                RefusalCode.NOT_FOUND,
                "registerEventHandler",
                REGISTER.formatted("dawn", "df_nil"));
    }

    @Test
    void aPlayerHandlesFiftyEvents() {
        WorldState busy = TestWorld.state();
        for (int i = 1; i < 50; i++) {
            busy = busy.with(new EventHandler("ann/event_" + i, "df_user_ann", Optional.of("ann")));
        }
        Guest ann = Guest.in(busy, TestWorld.ann());
        ann.refused(
                RefusalCode.LIMIT,
                "registerEventHandler",
                REGISTER.formatted("dawn", "df_user_ann"));
        ann.ok("registerEventHandler", REGISTER.formatted("event_1", "df_user_ann_2"));
    }

    private static Caller bob() {
        return new Caller(
                "df_user_bob",
                Optional.of("bob"),
                Optional.of("bob"),
                Optional.of("bob_tool"),
                Capability.ofPlayer());
    }

    private static Called lightTheLamp(Guest handler, JsonObject params) {
        handler.ok("applyEffect", "{\"object_id\": \"lamp\", \"effect_details\": {\"lit\": true}}");
        handler.ok("log", "{\"message\": \"lit\"}");
        return new Called.Returned(params);
    }
}
