package dev.orbwright.bench.forge;

import dev.orbwright.bench.measure.BenchmarkException;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.ChatRequest;
import dev.orbwright.llm.TokenUsage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model that answers at once, always with the same good function: what is left of the time is
/// the server's own.
final class InstantModel implements ChatModel {

    private static final Pattern NAME =
            Pattern.compile("Function name: (df_user_[0-9a-f]{4}_[0-9a-f]{4})");
    private static final String REPLY =
            """
            Here is the function.

            ```javascript
            function NAME(params) {
              const marks = host.scene().landmarks;
              const mark = marks.find((item) => item.object_id) || marks[0];
              if (!mark) return { success: false, message: "There is nothing here to light." };
              host.createTemporaryObject({
                type: "small_lantern",
                from_landmark_id: mark.key,
                to_landmark_id: mark.key,
                walkable: false,
                duration: 30,
                client_visual_config: {
                  geometry_config: { type: "sphere", radius: 0.3 },
                  material_config: { base_color_hex: "#ffe2a0", emissive_color_hex: "#ffe2a0", emissive_intensity: 2 },
                },
              });
              return { success: true, message: `A lantern burns over ${mark.display_name}.` };
            }
            ```

            ```json
            {"requires": [], "ensures": [{"fact": "count", "of": {"kind": "temporary_object", "type": "small_lantern"}, "more": true, "equals": 1}]}
            ```
            """;

    @Override
    public String description() {
        return "a model that answers at once";
    }

    @Override
    public ChatOutcome chat(ChatRequest request, ChatListener listener) {
        String asked =
                String.join("\n", request.messages().stream().map(Object::toString).toList());
        Matcher name = NAME.matcher(asked);
        if (!name.find()) {
            throw new BenchmarkException("the prompt does not name the function that is wanted");
        }
        String reply = REPLY.replace("NAME", name.group(1));
        listener.delta(reply);
        return new ChatOutcome.Reply(
                reply, List.of(), new TokenUsage(1_000, 300), "instant", "stop");
    }

    @Override
    public void close() {}
}
