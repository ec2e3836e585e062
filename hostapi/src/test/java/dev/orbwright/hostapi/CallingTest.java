package dev.orbwright.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.StoredFunction.Status;
import dev.orbwright.world.state.WorldState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CallingTest {

    private static WorldState with(String name, String owner, Status status) {
        FunctionRevision revision =
                new FunctionRevision(name, JsonObject.EMPTY, "javascript", "h", JsonObject.EMPTY);
        return TestWorld.state()
                .with(StoredFunction.first(name, Optional.of(owner), status, revision));
    }

    @Test
    void theAnswerOfTheFunctionIsTheAnswerOfTheCall() {
        Guest guest = Guest.in(with("df_sum", "bob", Status.ACTIVE), TestWorld.ann());
        guest.functions().answer("df_sum", Json.of(3));

        assertThat(guest.call("call", "[\"df_sum\", {\"a\": 1, \"b\": 2}]"))
                .isEqualTo(new HostReply.Value(Json.of(3)));
        assertThat(guest.call("call", "[{\"name\": \"df_sum\"}]"))
                .isEqualTo(new HostReply.Value(Json.of(3)));
        assertThat(guest.functions().calls())
                .isEqualTo(List.of(TestWorld.json("{\"a\": 1, \"b\": 2}"), JsonObject.EMPTY));
    }

    @Test
    void theFailureOfTheFunctionIsPassedOnWithItsNameAndLine() {
        Guest guest = Guest.in(with("df_sum", "bob", Status.ACTIVE), TestWorld.ann());
        guest.functions()
                .define(
                        "df_sum",
                        (_, _) ->
                                new Called.Failed(
                                        "GUEST_ERROR", "a is not defined", OptionalInt.of(3)));

        assertThat(guest.call("call", "[\"df_sum\"]"))
                .isEqualTo(
                        new HostReply.Refusal(
                                "GUEST_ERROR",
                                "function df_sum failed in line 3: a is not defined"));
    }

    @Test
    void aCandidateIsCalledByItsOwnerOnly() {
        WorldState state = with("df_new", "bob", Status.CANDIDATE);
        assertThat(refusal(Guest.in(state, TestWorld.ann()).call("call", "[\"df_new\"]")).code())
                .isEqualTo("FORBIDDEN");
        Guest owner = Guest.in(with("df_new", "ann", Status.CANDIDATE), TestWorld.ann());
        owner.functions().answer("df_new", Json.of(1));
        assertThat(owner.call("call", "[\"df_new\"]")).isEqualTo(new HostReply.Value(Json.of(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"RETIRED", "QUARANTINED"})
    void whatIsWithdrawnIsNotCalled(Status status) {
        Guest guest = Guest.in(with("df_old", "ann", status), TestWorld.ann());
        guest.functions().answer("df_old", Json.of(1));
        assertThat(refusal(guest.call("call", "[\"df_old\"]")).code()).isEqualTo("CONFLICT");
        assertThat(refusal(guest.call("after", "[5, \"df_old\"]")).code()).isEqualTo("CONFLICT");
        assertThat(refusal(guest.call("call", "[\"df_none\"]")).code()).isEqualTo("NOT_FOUND");
        assertThat(guest.functions().calls()).isEmpty();
    }

    @Test
    void theBudgetSaysWhatIsLeftAndIsNoStep() {
        Guest guest = Guest.as(TestWorld.ann());
        JsonObject left = guest.ok("budget", "{}");
        assertThat(left)
                .isEqualTo(
                        TestWorld.json(
                                """
                                {"statements": 900000, "cpu_ms": 400, "wall_ms": 1500, "host_calls": 499,
                                 "bytes_in": 1000, "bytes_out": 2000, "log_lines": 100,
                                 "memory": 1000000, "entities": 60}
                                """));
    }

    @Test
    void oneTaskCreatesSoManyThingsAndNoMore() {
        Guest guest = Guest.as(TestWorld.world()).creatingAtMost(2);
        guest.ok("addLocation", location("one"));
        guest.ok("addLocation", location("two"));
        HostReply.Refusal refusal = refusal(guest.call("addLocation", "[" + location("x") + "]"));
        assertThat(refusal.code()).isEqualTo("LIMIT");
        assertThat(refusal.message()).contains("at most 2 things");
        assertThat(guest.state().entity("x")).isEmpty();
        guest.ok("log", "{\"message\": \"what creates nothing goes on\"}");
    }

    private static String location(String id) {
        return "{\"id\": \"%s\", \"name\": \"N\", \"description\": \"D\"}".formatted(id);
    }

    private static HostReply.Refusal refusal(HostReply reply) {
        assertThat(reply).isInstanceOf(HostReply.Refusal.class);
        return (HostReply.Refusal) reply;
    }
}
