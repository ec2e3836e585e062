package dev.orbwright.forge;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.llm.Charge;
import dev.orbwright.llm.ChatListener;
import dev.orbwright.llm.ChatModel;
import dev.orbwright.llm.ChatOutcome;
import dev.orbwright.llm.FailureKind;
import dev.orbwright.llm.Payer;
import dev.orbwright.world.json.JsonObject;
import java.util.Locale;

/// Has a language model write functions.
public final class ModelWriter implements FunctionWriter {

    private static final int QUOTED = 300;

    private final ChatModel model;
    private final Prompt prompt;

    /// Writes with this model, which knows these host APIs from the prompt.
    public ModelWriter(ChatModel model, HostApi hostApi) {
        this.model = model;
        this.prompt = new Prompt(hostApi);
    }

    @Override
    public String description() {
        return model.description();
    }

    @Override
    public Draft write(Order order, ForgeListener listener) {
        ChatOutcome outcome =
                model.chat(
                        prompt.of(order).chargedTo(charge(order)),
                        new ChatListener() {
                            @Override
                            public void delta(String text) {
                                listener.written(text);
                            }

                            @Override
                            public void waiting(String why) {
                                listener.stage(Stage.WRITING, sentence(why));
                            }

                            @Override
                            public void restarted() {
                                listener.stage(
                                        Stage.WRITING,
                                        "The reply broke off; writing the function again from the start.");
                            }
                        });
        return switch (outcome) {
            case ChatOutcome.Reply reply -> read(reply, order);
            case ChatOutcome.Failure(FailureKind kind, _, _) when kind == FailureKind.CANCELLED ->
                    new Draft.Declined(
                            "SHUTDOWN",
                            "The server is stopping, so the wish was not granted. Speak it again when the"
                                    + " server is back.");
            case ChatOutcome.Failure(FailureKind kind, String message, _) ->
                    new Draft.Declined("MODEL_" + kind, message);
        };
    }

    /// Whoever wishes pays; for functions of the world itself, the world does.
    private static Charge charge(Order order) {
        String purpose = order.failed().isEmpty() ? "forge.write" : "forge.repair";
        return order.place()
                .map(place -> Charge.to(Payer.player(place.soul().id()), purpose))
                .orElseGet(() -> Charge.toWorld(purpose));
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static Draft read(ChatOutcome.Reply reply, Order order) {
        JsonObject provenance =
                JsonObject.builder()
                        .put("writer", "model")
                        .put("model", reply.model())
                        .put("prompt_tokens", reply.usage().promptTokens())
                        .put("completion_tokens", reply.usage().completionTokens())
                        .build();
        return CodeBlock.in(reply.text(), order)
                .<Draft>map(found -> new Draft.Written(found.text(), found.language(), provenance))
                .orElseGet(() ->
                        new Draft.Unusable(
                                shortened(reply.text()),
                                "there is no code block in the reply that declares %s"
                                        .formatted(Prompt.entryPoint(order))));
    }

    private static String shortened(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
    }
}
