package dev.orbwright.npc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orbwright.npc.memory.MindState;
import dev.orbwright.npc.memory.Relation;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.EntryKey;
import dev.orbwright.world.state.EnvironmentObject;
import dev.orbwright.world.state.Landmark;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to what matters to an NPC moves it.
final class NpcFeelingsServerTest {

    private static final Duration HOUR = Duration.ofMinutes(1);
    private static final Actor ANN = Actor.player("ann");

    private static final String KEEPER =
            "{\"context\": {\"cares\": {\"usualMood\": 0.2, \"guards\": [\"lamp\", \"green/gate\"],"
                    + " \"wants\": [{\"object_id\": \"lamp\", \"property\": \"lit\", \"value\": \"true\"}]}}}";

    @TempDir private Path folder = Path.of("");
    private Village village;

    @BeforeEach
    void open() throws Exception {
        village = new Village(folder, Optional.empty());
        does(Actor.WORLD, transaction -> transaction.put(lamp(false, "red")));
    }

    @AfterEach
    void close() throws Exception {
        village.close();
    }

    private static EnvironmentObject lamp(boolean lit, String colour) {
        return new EnvironmentObject(
                "lamp",
                "green",
                "lamp",
                JsonObject.of("name", "Old Lamp", "lit", lit).with("colour", colour));
    }

    private void does(Actor actor, Consumer<Transaction> edit) {
        village.world
                .submit(
                        actor,
                        "test",
                        transaction -> {
                            edit.accept(transaction);
                            return Decision.commit(true);
                        })
                .join();
        village.npcs.awaitCaughtUp();
    }

    private void moves(Actor actor, String thing, String from, String to) {
        does(
                actor,
                transaction -> {
                    transaction.put(soul(transaction, from).without(thing));
                    transaction.put(soul(transaction, to).with(thing));
                });
    }

    private static Soul soul(Transaction transaction, String id) {
        return transaction.state().entity(id, Soul.class).orElseThrow();
    }

    private MindState mind() {
        return village.npcs.look("ilse").mind();
    }

    private Relation towards(String soulId) {
        return mind().relation(soulId, soulId, village.world.worldTime());
    }

    private String lately() {
        return village.npcs.look("ilse").lately().toString();
    }

    @Test
    void whoeverTakesAThingOfAnNpcsIsDislikedAndRemembered() {
        village.with("ilse", "Ilse", "{}").hand("ilse", "whistle");
        moves(ANN, "whistle", "ilse", "ann");

        assertThat(towards("ann").feeling()).isEqualTo("disliked");
        assertThat(towards("bob").warmth()).isZero();
        assertThat(mind().feeling(0)).isEqualTo("gloomy");
        assertThat(lately()).contains("Ann took The whistle from me.");
        await().until(() ->
                village.npcs.memories().of("ilse").stream()
                        .anyMatch(memory -> memory.about().equals(Optional.of("ann"))));

        village.startAgain();
        assertThat(towards("ann").feeling()).as("after a restart").isEqualTo("disliked");
        assertThat(mind().moved())
                .singleElement()
                .satisfies(by -> assertThat(by.why()).isEqualTo("Ann took The whistle from me"));
    }

    @Test
    void whatAnNpcGivesAwayItselfDoesNotMoveIt() {
        village.with("ilse", "Ilse", "{}").hand("ilse", "whistle");
        moves(new Actor(Actor.Kind.NPC, "ilse"), "whistle", "ilse", "ann");
        assertThat(mind().moved()).isEmpty();
        assertThat(mind().relations()).isEmpty();
    }

    @Test
    void whoeverIsNotSeenIsNotBlamed() {
        village.with("ilse", "Ilse", "{\"context\": {\"worldState\": {\"perceptionRadius\": 3}}}")
                .hand("ilse", "whistle");
        moves(Actor.player("bob"), "whistle", "ilse", "bob");
        assertThat(mind().relations()).isEmpty();
        assertThat(mind().feeling(0)).isEqualTo("gloomy");
        assertThat(lately()).contains("Somebody took The whistle from me.");
    }

    @Test
    void whatIsDestroyedOfAnNpcsIsWorseThanNothing() {
        village.with("ilse", "Ilse", "{}").hand("ilse", "whistle");
        does(
                ANN,
                transaction -> {
                    transaction.put(soul(transaction, "ilse").without("whistle"));
                    transaction.remove(EntryKey.entity("whistle"));
                });
        assertThat(lately()).contains("Ann destroyed The whistle, which was mine.");
        assertThat(towards("ann").warmth()).isNegative();
    }

    @Test
    void whatAnNpcHasMadeIsItsOwn() {
        village.with("ilse", "Ilse", "{}");
        TemporaryObject bridge =
                new TemporaryObject(
                        "bridge",
                        "bridge",
                        "green",
                        Optional.empty(),
                        Position.ORIGIN,
                        "well",
                        new Position(4, 0, 0),
                        true,
                        Optional.of("ilse"),
                        0,
                        1_000_000_000_000L,
                        JsonObject.EMPTY);
        does(Actor.WORLD, transaction -> transaction.put(bridge));
        does(Actor.WORLD, transaction -> transaction.remove(bridge.key()));
        assertThat(mind().moved()).as("it fades by itself").isEmpty();

        does(Actor.WORLD, transaction -> transaction.put(bridge));
        does(ANN, transaction -> transaction.remove(bridge.key()));
        assertThat(towards("ann").warmth()).isNegative();
        assertThat(lately()).contains("Ann destroyed what I made: bridge.");
    }

    @Test
    void whoeverDoesWhatAnNpcWantsIsLikedAndWhoeverUndoesItIsNot() {
        village.with("ilse", "Ilse", KEEPER);
        does(ANN, transaction -> transaction.put(lamp(true, "red")));
        assertThat(towards("ann").feeling()).isEqualTo("liked");
        assertThat(mind().level(0.2)).isGreaterThan(0.4);

        does(Actor.player("bob"), transaction -> transaction.put(lamp(false, "red")));
        assertThat(towards("bob").feeling()).isEqualTo("disliked");
        assertThat(towards("ann").feeling()).isEqualTo("liked");
        assertThat(lately()).contains("Bob undid what I wanted: Old Lamp.");
    }

    @Test
    void whatTheWorldDoesIsNobodysMerit() {
        village.with("ilse", "Ilse", KEEPER);
        does(Actor.WORLD, transaction -> transaction.put(lamp(true, "red")));
        assertThat(mind().relations()).isEmpty();
        assertThat(mind().mood()).isPositive();
    }

    @Test
    void whatAnNpcGuardsIsNotToBeChanged() {
        village.with("ilse", "Ilse", KEEPER);
        does(ANN, transaction -> transaction.put(lamp(false, "green")));
        assertThat(towards("ann").feeling()).isEqualTo("disliked");
        assertThat(lately()).contains("Ann changed what I guard: Old Lamp.");

        does(ANN, transaction -> transaction.remove(EntryKey.entity("lamp")));
        assertThat(towards("ann").warmth()).isLessThan(-20);
    }

    @Test
    void whoeverOpensTheWayThatAnNpcGoesIsLiked() {
        village.with(
                "ilse",
                "Ilse",
                "{\"routine\": [{\"at\": \"08:00\", \"location_id\": \"meadow\"}]}");
        does(
                ANN,
                transaction ->
                        transaction.put(
                                new Landmark(
                                        "green",
                                        "hatch",
                                        JsonObject.of("is_exit_to_location_id", "meadow"))));
        assertThat(towards("ann").warmth()).isPositive();
        assertThat(lately()).contains("Ann opened my way: hatch.");
    }

    @Test
    void promisesAreKeptOrBroken() {
        village.with("ilse", "Ilse", "{}");
        village.npcs.say("ann", "I promise you the apple, Ilse.", Optional.empty());
        await().until(() -> village.over("ilse") == 1);
        double before = towards("ann").warmth();
        moves(ANN, "apple", "ann", "bob");
        assertThat(towards("ann").warmth()).isLessThan(before - 10);
        assertThat(lately()).contains("Ann broke a promise and gave away The apple.");

        double after = towards("ann").warmth();
        moves(Actor.player("bob"), "apple", "bob", "ann");
        moves(ANN, "apple", "ann", "bob");
        assertThat(towards("ann").warmth()).as("once").isGreaterThanOrEqualTo(after);
    }

    @Test
    void aPromiseThatIsKeptIsMoreThanAGift() {
        village.with("ilse", "Ilse", "{}");
        village.npcs.say("ann", "I promise to bring you an apple.", Optional.empty());
        await().until(() -> village.over("ilse") == 1);
        assertThat(village.npcs.give("ann", "ilse", "apple").join()).isEqualTo(Npcs.Given.DONE);
        await().until(() -> village.over("ilse") == 2);
        village.npcs.awaitCaughtUp();
        assertThat(towards("ann").warmth()).isGreaterThan(20);
        assertThat(mind().moved().toString()).contains("kept a promise and gave me The apple");
    }

    @Test
    void nothingIsMadeOfGiftsThatWereNotPromised() {
        village.with("ilse", "Ilse", "{}");
        village.npcs.say("ann", "I have an apple.", Optional.empty());
        await().until(() -> village.over("ilse") == 1);
        moves(ANN, "apple", "ann", "bob");
        assertThat(mind().moved()).isEmpty();
    }

    @Test
    void feelingsGoBackToWhatIsUsualForTheCharacter() {
        village.with("ilse", "Ilse", KEEPER).hand("ilse", "whistle");
        moves(ANN, "whistle", "ilse", "ann");
        moves(ANN, "apple", "ann", "ilse");
        moves(Actor.player("bob"), "apple", "ilse", "bob");
        assertThat(mind().feeling(0.2)).isEqualTo("gloomy");
        double warmth = towards("ann").warmth();

        village.pass(HOUR.multipliedBy(24));
        village.world.submit(Actor.WORLD, "wait", _ -> Decision.discard(true)).join();

        assertThat(mind().feeling(0.2)).isEqualTo("cheerful");
        assertThat(towards("ann").warmth()).isBetween(warmth * 0.95, warmth * 0.85);
    }
}
