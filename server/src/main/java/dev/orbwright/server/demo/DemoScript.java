package dev.orbwright.server.demo;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The steps of a demo, in order.
///
/// @param world what a world for it is made of, as `--world` says it; empty for the standard world
public record DemoScript(List<DemoStep> steps, Optional<String> world) {

    /// Copies the steps.
    public DemoScript {
        steps = List.copyOf(steps);
    }

    /// Where a script finds the steps that it shares with another.
    public interface Library {
        /// The text of the script of this name.
        String text(String name) throws IOException;
    }

    /// Reads a script: an array of steps, or an object with such an array or the name of a script
    /// that is one, and with the name of a world. What is wrong with a single step shows when that
    /// step is played.
    ///
    /// @throws MalformedJsonException where the text is neither; the message says where
    /// @throws IOException where there is no script of that name
    public static DemoScript parse(String text, Library library)
            throws MalformedJsonException, IOException {
        return switch (JsonText.parse(text)) {
            case Json.Arr(List<Json> items) -> new DemoScript(steps(items), Optional.empty());
            case JsonObject script ->
                    new DemoScript(
                            steps(script.members().get("steps"), library), script.text("world"));
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> throw noScript();
        };
    }

    /// Reads a script that shares no steps with another.
    ///
    /// @throws MalformedJsonException where it is none
    public static DemoScript parse(String text) throws MalformedJsonException {
        try {
            return parse(
                    text,
                    name -> {
                        throw new IOException("there are no other scripts here, such as " + name);
                    });
        } catch (IOException e) {
            throw new MalformedJsonException(String.valueOf(e.getMessage()));
        }
    }

    private static List<DemoStep> steps(@Nullable Json steps, Library library)
            throws MalformedJsonException, IOException {
        if (steps instanceof Json.Arr(List<Json> items)) {
            return steps(items);
        }
        if (steps instanceof Json.Str(String name)
                && JsonText.parse(library.text(name)) instanceof Json.Arr(List<Json> items)) {
            return steps(items);
        }
        throw noScript();
    }

    private static List<DemoStep> steps(List<Json> items) throws MalformedJsonException {
        List<DemoStep> steps = new ArrayList<>();
        for (Json item : items) {
            if (!(item instanceof JsonObject fields)) {
                throw new MalformedJsonException(
                        "step %d of the demo script is not an object".formatted(steps.size() + 1));
            }
            steps.add(new DemoStep(steps.size() + 1, fields));
        }
        return steps;
    }

    private static MalformedJsonException noScript() {
        return new MalformedJsonException(
                "a demo script is an array of steps, or {\"world\": NAME, \"steps\": such an array or"
                        + " the name of a script that is one}");
    }
}
