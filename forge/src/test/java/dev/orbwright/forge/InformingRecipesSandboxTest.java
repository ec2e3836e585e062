package dev.orbwright.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orbwright.forge.recipe.RecipeBook;
import dev.orbwright.forge.recipe.RecipeWriter;
import dev.orbwright.forge.recipe.Sentences;
import dev.orbwright.runtime.Answer;
import dev.orbwright.runtime.Run;
import dev.orbwright.runtime.Use;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.state.Artifact;
import dev.orbwright.world.task.Actor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recipes whose worth is what they tell pass the same check as those that change something, also
/// where there is little to tell.
final class InformingRecipesSandboxTest {

    private static final RecipeWriter WRITER =
            new RecipeWriter(RecipeBook.standard(), new Sentences());

    @TempDir private Path folder = Path.of("");
    private Fixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new Fixture(folder);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    how far is it to the lonely pillar   | measure
                    can I reach the pillar on foot       | measure
                    look around                          | look
                    tell me what is here                 | look
                    what time is it                      | clock
                    count how often I use it             | count
                    roll a die                           | dice
                    flip a coin                          | dice
                    list my inventory                    | inventory
                    where is the old bench               | find
                    where is the unicorn                 | find
                    where is the fountain                | find
                    give me a hint                       | hint
                    reveal hidden things                 | reveal
                    whisper something nice to me         | whisper
                    announce to everybody that I won     | announce
                    a tool that asks me for my name      | ask
                    """)
    void toolThatInformsIsKept(String wish, String recipe) {
        ForgeResult result = fixture.wish(WRITER, wish);

        assertThat(result).isInstanceOf(ForgeResult.Created.class);
        String name = ((ForgeResult.Created) result).functionName();
        assertThat(
                        fixture.world
                                .durable()
                                .function(name)
                                .orElseThrow()
                                .active()
                                .provenance()
                                .text("recipe"))
                .hasValue(recipe);
    }

    @Test
    void answerToAToolsQuestionIsKeptByTheTool() {
        ForgeResult.Created created =
                (ForgeResult.Created) fixture.wish(WRITER, "a tool that asks me for my name");

        Run run =
                fixture.runner
                        .run(
                                Actor.player(Fixture.ADA),
                                "test",
                                new Use.OfArtifact(
                                        Fixture.ADA,
                                        created.artifactId(),
                                        JsonObject.of("input", " Ada Lovelace ")))
                        .result();

        assertThat(run)
                .isInstanceOfSatisfying(
                        Run.Answered.class,
                        answered ->
                                assertThat(Answer.of(answered.value()).message())
                                        .contains("Ada Lovelace"));
        assertThat(
                        fixture.world
                                .durable()
                                .entity(created.artifactId(), Artifact.class)
                                .orElseThrow()
                                .properties()
                                .text("last_answer"))
                .hasValue("Ada Lovelace");
    }
}
