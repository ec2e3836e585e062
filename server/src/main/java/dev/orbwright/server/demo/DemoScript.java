package dev.orbwright.server.demo;

import dev.orbwright.world.json.Json;
import dev.orbwright.world.json.JsonObject;
import dev.orbwright.world.json.JsonText;
import dev.orbwright.world.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/// The steps of a demo, in order.
public record DemoScript(List<DemoStep> steps) {

    /// Copies the steps.
    public DemoScript {
        steps = List.copyOf(steps);
    }

    /// Reads a script. What is wrong with a single step shows when that step is played.
    ///
    /// @throws MalformedJsonException where the text is no array of objects
    public static DemoScript parse(String text) throws MalformedJsonException {
        if (!(JsonText.parse(text) instanceof Json.Arr(List<Json> items))) {
            throw new MalformedJsonException("a demo script is an array of steps");
        }
        List<DemoStep> steps = new ArrayList<>();
        for (Json item : items) {
            if (!(item instanceof JsonObject fields)) {
                throw new MalformedJsonException(
                        "step %d of the demo script is not an object".formatted(steps.size() + 1));
            }
            steps.add(new DemoStep(steps.size() + 1, fields));
        }
        return new DemoScript(steps);
    }
}
