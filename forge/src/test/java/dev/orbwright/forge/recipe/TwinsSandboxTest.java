package dev.orbwright.forge.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.ChangeSentences;
import dev.orbwright.forge.Place;
import dev.orbwright.hostapi.HostApi;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.runtime.GuestWorld;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Trial;
import dev.orbwright.runtime.Use;
import dev.orbwright.sandbox.Language;
import dev.orbwright.sandbox.ThreadSandbox;
import dev.orbwright.storage.WorldFile;
import dev.orbwright.world.geometry.Position;
import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.state.FunctionRevision;
import dev.orbwright.world.state.Soul;
import dev.orbwright.world.state.StoredFunction;
import dev.orbwright.world.state.TemporaryObject;
import dev.orbwright.world.task.Actor;
import dev.orbwright.world.task.Decision;
import dev.orbwright.world.task.Transaction;
import dev.orbwright.world.task.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each recipe is there in both languages, and does and says the same in both.
final class TwinsSandboxTest {

    private static final ThreadSandbox SANDBOX =
            new ThreadSandbox(GuestWorld.binding(HostApi.standard()), GuestWorld.BUDGETS);
    private static final String NAME = "df_user_0001_0002";
    private static final String SOUL = "soul_1";
    private static final String TOOL = "tool_1";

    @TempDir private static Path folder = Path.of("");

    private static final List<Stand> STANDS = new ArrayList<>();

    /// A world to try recipes in.
    private record Stand(String name, WorldFile file, World world, FunctionRunner runner) {}

    @BeforeAll
    static void open() throws Exception {
        STANDS.add(stand("hall", Scenes.hall(), false));
        STANDS.add(stand("ledge", Scenes.ledge(), false));
        STANDS.add(stand("furnished", Scenes.ledge(), true));
    }

    private static Stand stand(String name, Place place, boolean furnished) throws Exception {
        WorldFile file = WorldFile.open(folder.resolve(name + ".sqlite"));
        World world = World.open(name, file, () -> System.nanoTime() / 1_000_000);
        world.submit(
                        Actor.WORLD,
                        "arrange",
                        transaction -> {
                            place.state().entries().forEach(transaction::put);
                            if (furnished) {
                                furnish(transaction, place);
                            }
                            return Decision.commit(true);
                        })
                .join();
        return new Stand(name, file, world, new FunctionRunner(world, SANDBOX, HostApi.standard()));
    }

    /// A lamp and a bridge of the player's own, and a lamp of somebody else.
    private static void furnish(Transaction transaction, Place place) {
        String mark = place.landmarks().getFirst().name();
        Position far = place.landmarks().getFirst().position();
        for (String[] thing :
                List.of(
                        new String[] {"lamp_1", "hovering_light", SOUL},
                        new String[] {"bridge_1", "ice_bridge", SOUL},
                        new String[] {"lamp_2", "hovering_light", "soul_2"})) {
            boolean walkable = thing[1].endsWith("bridge");
            transaction.put(
                    new TemporaryObject(
                            thing[0],
                            thing[1],
                            place.location().id(),
                            walkable ? Optional.empty() : Optional.of(mark),
                            walkable ? place.soul().position() : far,
                            mark,
                            far,
                            walkable,
                            Optional.of(thing[2]),
                            transaction.worldTime(),
                            600_000,
                            JsonObject.of("material_config", JsonObject.of("opacity", 0.5))));
        }
        transaction.put(
                new Soul(
                        "soul_2",
                        "Bea",
                        Soul.Type.PLAYER,
                        place.location().id(),
                        place.soul().position(),
                        List.of(),
                        JsonObject.EMPTY));
    }

    @AfterAll
    static void close() throws Exception {
        for (Stand stand : STANDS) {
            stand.world().close();
            stand.file().close();
        }
        SANDBOX.close();
    }

    static Stream<String> recipes() {
        return RecipeBook.standard().all().stream().map(Recipe::id);
    }

    @Test
    void everyRecipeIsThereInBothLanguages() {
        assertThat(RecipeBook.standard().all())
                .allSatisfy(recipe -> {
                    for (Language language : Language.values()) {
                        assertThat(recipe.template(language).language())
                                .as(recipe.id())
                                .isEqualTo(language);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void twinsDoAndSayTheSame(String id) {
        Recipe recipe =
                RecipeBook.standard().all().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        for (Stand stand : STANDS) {
            for (boolean asked : List.of(false, true)) {
                Map<String, Json> values = values(recipe, stand, asked);
                for (JsonObject arguments : arguments(recipe)) {
                    Seen javaScript = seen(stand, recipe, Language.JAVASCRIPT, values, arguments);
                    Seen python = seen(stand, recipe, Language.PYTHON, values, arguments);

                    assertThat(python)
                            .as("%s in %s with %s and %s", id, stand.name(), values, arguments)
                            .isEqualTo(javaScript);
                }
            }
        }
    }

    /// None, and those that its code looks for.
    private static List<JsonObject> arguments(Recipe recipe) {
        String code =
                recipe.template(Language.JAVASCRIPT).pieces().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining());
        List<JsonObject> arguments = new ArrayList<>(List.of(JsonObject.EMPTY));
        if (code.contains("params.input")) {
            arguments.add(JsonObject.of("input", " some words "));
        }
        if (code.contains("params.due")) {
            arguments.add(JsonObject.of("due", true));
        }
        return arguments;
    }

    /// @param asked whether the wish has said all that it may
    private static Map<String, Json> values(Recipe recipe, Stand stand, boolean asked) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (Slot slot : recipe.slots()) {
            values.put(
                    slot.name(),
                    asked ? said(slot, stand) : slot.fallback().orElseGet(() -> said(slot, stand)));
        }
        return values;
    }

    private static Json said(Slot slot, Stand stand) {
        boolean hall = stand.name().equals("hall");
        return switch (slot.kind()) {
            case LANDMARK -> Json.of(hall ? "water_pedestal_loc" : "vault_door_main_landmark");
            case OBJECT -> Json.of(hall ? "pedestal_wind" : "vault_keyhole");
            case ARTIFACT -> Json.of("wind_01");
            case COLOR -> Json.of("#12ab9f");
            case MATERIAL -> Json.of("green glass");
            case DURATION -> Json.of(77);
            case COUNT -> Json.of(3);
            case TEXT -> Json.of("Quotes \" and { braces }");
            case QUESTION -> Json.of("What is it?");
            case TYPE -> Json.of("small ice table");
            case THING -> Json.of("a red rose");
            case NAME -> Json.of("bench");
            case SIZE, GLOW -> Json.of(2.5);
            case SHIFT -> Json.Arr.of(Json.of(1), Json.of(0.5), Json.of(-1));
            case FLAG -> Json.Bool.TRUE;
        };
    }

    /// What a run came to, but for what is chance or time.
    private record Seen(
            String ending, String message, List<String> changes, String looks, String events) {

        static Seen of(Trial trial, String id) {
            String ending =
                    trial.run() instanceof Run.Answered answered
                            ? "success: " + Answer.of(answered.value()).success()
                            : trial.run().toString();
            String message =
                    trial.run() instanceof Run.Answered answered
                            ? Answer.of(answered.value()).message()
                            : "";
            boolean chance = id.equals("dice") || id.equals("whisper");
            return new Seen(
                    ending,
                    chance ? "" : id.equals("clock") ? digitless(message) : message,
                    ChangeSentences.of(
                                    trial.changes(),
                                    trial.after(),
                                    Optional.of(SOUL),
                                    Optional.of(TOOL))
                            .stream()
                            .map(sentence -> id.equals("clock") ? digitless(sentence) : sentence)
                            .toList(),
                    looks(trial),
                    id.equals("whisper") ? "" : trial.events().toString());
        }

        private static String looks(Trial trial) {
            return trial.changes().changes().stream()
                    // Of what was there before, time has taken some.
                    .filter(change -> change.before().isEmpty())
                    .flatMap(change -> change.after().stream())
                    .filter(TemporaryObject.class::isInstance)
                    .map(TemporaryObject.class::cast)
                    .map(thing ->
                            "%s %s %s %s %d %s"
                                    .formatted(
                                            thing.type(),
                                            thing.fromLandmark(),
                                            thing.toLandmark(),
                                            thing.walkable(),
                                            thing.duration(),
                                            JsonText.write(sorted(thing.visualConfig()))))
                    .toList()
                    .toString();
        }

        private static Json sorted(Json value) {
            if (!(value instanceof JsonObject object)) {
                return value;
            }
            JsonObject.Builder sorted = JsonObject.builder();
            object.members().keySet().stream()
                    .sorted()
                    .forEach(name -> sorted.put(name, sorted(object.get(name).orElseThrow())));
            return sorted.build();
        }

        private static String digitless(String text) {
            return text.replaceAll("[0-9.]+", "#");
        }
    }

    private static Seen seen(
            Stand stand,
            Recipe recipe,
            Language language,
            Map<String, Json> values,
            JsonObject arguments) {
        String source = recipe.template(language).fill(NAME, values);
        Trial trial =
                stand.runner()
                        .tryOut(
                                transaction -> {
                                    put(transaction, source, language);
                                    return Decision.discard(true);
                                },
                                new Use.OfArtifact(SOUL, TOOL, arguments));
        return Seen.of(trial, recipe.id());
    }

    private static void put(Transaction transaction, String source, Language language) {
        transaction.put(
                StoredFunction.first(
                        NAME,
                        Optional.of(SOUL),
                        StoredFunction.Status.ACTIVE,
                        new FunctionRevision(
                                "a tool",
                                JsonObject.EMPTY,
                                language.wireName(),
                                transaction.keep(source),
                                0,
                                JsonObject.EMPTY,
                                JsonObject.EMPTY)));
        transaction.put(
                new Artifact(
                        TOOL,
                        "Orb: a tool",
                        "a tool",
                        Optional.of(NAME),
                        Optional.of(SOUL),
                        JsonObject.EMPTY));
        Soul soul = transaction.state().entity(SOUL, Soul.class).orElseThrow();
        transaction.put(soul.with(TOOL));
    }
}
